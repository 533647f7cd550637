import type { Database } from 'better-sqlite3';
import { type CallerCard, notSaidBefore } from '#core/caller/card.ts';
import { dayAt } from '#core/journal/day.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { createForgedNumbers } from './forgedNumbers.ts';
import { type CallRow, callFields, callOf, fromCall, rowOf, upsertCall } from './row.ts';
import { searchText } from './searchText.ts';
import type { Appended } from './truth.ts';

/** Goes up with every change of `project`, `fold` or `searchText`: the projection is then rebuilt at the next start. */
export const projectionVersion = 3;

export interface Projection {
  /** Brings the call's line, its search words and the caller's counts to the state after the fact. */
  readonly apply: (at: Appended, fact: CallFact, zone: string) => void;
  readonly clear: () => void;
}

/** Keeps `call`, `call_text` and `caller_class` in step with the truth, inside the transaction that appends to it. */
export function createProjection(db: Database): Projection {
  const selectCall = db.prepare<[number], CallRow>(`SELECT ${callFields} ${fromCall} WHERE call.id = ?`);
  const writeCall = db.prepare<[CallRow]>(upsertCall);
  const selectCard = db
    .prepare<[number, number], string>(
      `SELECT payload FROM call_event WHERE call = ? AND seq < ? AND kind = 'recognised' AND payload IS NOT NULL
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const addWords = db.prepare<[number, string]>('INSERT INTO call_text (rowid, words) VALUES (?, ?)');
  const dropWords = db.prepare<[number, string]>(
    "INSERT INTO call_text (call_text, rowid, words) VALUES ('delete', ?, ?)",
  );
  const countCall = db.prepare<[string, string, number]>(
    `INSERT INTO caller_class (number, class, calls) VALUES (?, ?, ?)
     ON CONFLICT (number, class) DO UPDATE SET calls = calls + excluded.calls`,
  );

  const forged = createForgedNumbers(db);

  function cardShown({ call, seq }: Appended): CallerCard | null {
    const payload = selectCard.get(call, seq);
    const body = payload === undefined ? null : bodyOf(payload);
    return body?.kind === 'recognised' ? body.card : null;
  }

  function index(id: number, before: ProjectedCall | null, after: ProjectedCall): void {
    const old = before === null ? '' : searchText(before);
    const words = searchText(after);
    if (old === words) return;
    // The index keeps no text of its own: it must be told exactly what it was given.
    if (old !== '') dropWords.run(id, old);
    if (words !== '') addWords.run(id, words);
  }

  function count(before: ProjectedCall | null, after: ProjectedCall): void {
    const was = counted(before);
    const is = counted(after);
    if (was?.number === is?.number && was?.class === is?.class) return;
    if (was !== null) countCall.run(was.number, was.class, -1);
    if (is !== null) countCall.run(is.number, is.class, 1);
  }

  return {
    apply: (appended, fact, zone) => {
      const id = appended.call;
      const row = selectCall.get(id);
      const before = row === undefined ? null : callOf(row);
      const after = project(before, fact, {
        day: before?.entry.day ?? dayAt(fact.at, zone),
        card: fact.body.kind === 'topic-noted' ? cardShown(appended) : null,
      });
      forged.apply(id, after.entry.number, fact);
      if (after === before) return;
      writeCall.run(rowOf(id, after));
      index(id, before, after);
      count(before, after);
    },
    clear: () => {
      forged.clear();
      db.exec("DELETE FROM call; DELETE FROM caller_class; INSERT INTO call_text (call_text) VALUES ('delete-all')");
    },
  };
}

/** What a payload says. It was written from a FactBody, and its hash stands beside it. */
export function bodyOf(payload: string): FactBody {
  const body: FactBody = JSON.parse(payload);
  // The first release knew only calls that came, and said no direction.
  if (body.kind === 'invited') return { ...body, direction: body.direction ?? 'in' };
  return body.kind === 'recognised' ? { ...body, card: cardOfEarlier(body.card) } : body;
}

/** Cards up to 0.4 said less, and of those who forwarded only the last one, by name. */
function cardOfEarlier(card: CallerCard & { readonly forwardedBy?: string | null }): CallerCard {
  const { forwardedBy, dialled, ...rest } = card;
  const forwards = typeof forwardedBy === 'string' ? [{ who: forwardedBy, reason: 'unknown' as const }] : [];
  return Object.assign({}, notSaidBefore, { forwards }, rest, {
    dialled: dialled === null ? null : Object.assign({}, nothingOfNumber, dialled),
  });
}

const nothingOfNumber = { owner: null, note: '' } as const;

/** Under which number and class a call counts for its caller's history: once it has ended. */
function counted(call: ProjectedCall | null): { readonly number: string; readonly class: string } | null {
  return call === null || call.entry.endedAt === null || call.entry.number === '' ? null : call.entry;
}
