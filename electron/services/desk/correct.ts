import { type Book, type CallEvent, findCall } from '#core/call/book.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { Corrector } from '#core/journal/correction.ts';
import type { JournalCall } from '#core/journal/entry.ts';
import { type CallId, callId as brandedCallId } from '#core/support/ids.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { DeskPorts } from './ports.ts';

interface CorrectPorts extends Pick<DeskPorts, 'clock' | 'store' | 'keep' | 'reclassify' | 'targetsFor'> {
  readonly book: () => Book;
  readonly dispatch: (
    event: Extract<CallEvent, { kind: 'class-corrected' }>,
    at: number,
  ) => { readonly kept: Promise<boolean> };
}

export type Correct = (callId: string, to: CallerClass | null) => Promise<Result<null, 'call-gone' | 'not-written'>>;

const atTheDesk: Corrector = { by: 'receptionist', session: '', why: '' };

type Reclassify = DeskPorts['reclassify'];

/** null: nothing is to be done, it is so already. */
function corrected(
  shown: CallerCard,
  now: CallerCard,
  to: CallerClass | null,
  at: number,
  reclassify: Reclassify,
): CallerCard | null {
  if (to === now.classification.class || (to === null && shown === now)) return null;
  return to === null || to === shown.classification.class ? shown : reclassify(shown, to, at);
}

/** The facts by which a call of the journal is of another class; null takes corrections back. */
export function classFacts(
  past: JournalCall,
  to: CallerClass | null,
  at: number,
  who: Corrector,
  reclassify: Reclassify,
): readonly CallFact[] | 'same' | 'no-card' {
  if (past.card === null) return 'no-card';
  const shown = shownFirst(past) ?? past.card;
  const card = corrected(shown, past.card, to, at, reclassify);
  if (card === null) return 'same';
  const undone = card === shown;
  const callId = brandedCallId(past.entry.callId);
  const change = { from: past.card.classification.class, to: card.classification.class };
  const { by, session, why, bulk, undo } = who;
  const said = {
    ...(session === '' ? {} : { session, why }),
    ...(bulk === undefined ? {} : { bulk }),
    ...(undo === undefined ? {} : { undo }),
  };
  // A name that was corrected stays so.
  const { name, company } = past.entry;
  const kept = card.name === name && card.company === company ? card : { ...card, name, company };
  return [
    { callId, at, body: { kind: 'class-corrected', ...change, by, ...(undone ? { undone } : {}), ...said } },
    { callId, at, body: { kind: 'recognised', card: kept } },
  ];
}

/** Corrects the class of a call at the desk, or of any in the journal; null takes the correction back. */
export function createCorrect(ports: CorrectPorts): Correct {
  async function inJournal(id: CallId, to: CallerClass | null, at: number) {
    const past = await ports.store.call(id);
    const facts = past === null ? 'no-card' : classFacts(past, to, at, atTheDesk, ports.reclassify);
    if (facts === 'same') return ok(null);
    if (facts === 'no-card') return failed('call-gone');
    return (await ports.keep(facts)) ? ok(null) : failed('not-written');
  }

  return async (id, to) => {
    const callId = brandedCallId(id);
    const at = ports.clock.now();
    const call = findCall(ports.book(), callId);
    if (call === undefined) return inJournal(callId, to, at);
    const shown = call.shownFirst ?? call.card;
    const card = corrected(shown, call.card, to, at, ports.reclassify);
    if (card === null) return ok(null);
    const targets = ports.targetsFor(card, at, call.urgent !== '');
    const { kept } = ports.dispatch({ kind: 'class-corrected', callId, card, targets, undone: card === shown }, at);
    return (await kept) ? ok(null) : failed('not-written');
  };
}

/** The card before anybody corrected it; null: nobody did, or that was taken back. */
function shownFirst({ course }: JournalCall): CallerCard | null {
  let before: CallerCard | null = null;
  let now: CallerCard | null = null;
  for (const { body } of course) {
    if (body.kind === 'class-corrected') before = body.undone === true ? null : (before ?? now);
    if (body.kind === 'recognised') now = body.card;
  }
  return before;
}
