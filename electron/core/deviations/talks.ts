import type { CallFact, FactBody } from '../journal/fact.ts';

interface Span {
  readonly from: number;
  readonly until: number;
}
interface Talk extends Span {
  readonly callId: string;
}

/** When the desk had to do with whom, for as long as calls may still be judged by it. */
export interface Talks {
  readonly heard: (fact: CallFact) => void;
  /**
   * Of the time between two instants, how long the desk was taken by other calls than this: talked, talked to the one to
   * whom it would be given, or dialled; milliseconds.
   */
  readonly besides: (callId: string, from: number, until: number) => number;
}

/** Longer back nobody looks: a call rings for minutes at most. */
const kept = 200;

/** What of a call takes the receptionist. */
interface Taken {
  readonly since: number;
  readonly talking: boolean;
  /** From the dialling to the end. */
  readonly dialling: boolean;
  /** A consultation: with the one whom she asks, from the dialling on. While a target only rings she is free. */
  readonly consulting: boolean;
}

type Changes = Partial<Omit<Taken, 'since'>>;

const free = { talking: false, dialling: false, consulting: false };

export function createTalks(): Talks {
  const now = new Map<string, Taken>();
  let over: readonly Talk[] = [];

  function change(callId: string, at: number, changes: Changes): void {
    const before = now.get(callId);
    const after = { since: at, ...free, ...before, ...changes };
    if (after.talking || after.dialling || after.consulting) {
      now.set(callId, after);
      return;
    }
    now.delete(callId);
    if (before !== undefined && at > before.since)
      over = [...over, { callId, from: before.since, until: at }].slice(-kept);
  }

  return {
    heard: ({ callId, at, body }) => {
      const changes = changesBy(body);
      if (changes !== null) change(callId, at, changes);
    },
    besides: (callId, from, until) => {
      const talks = [...over, ...[...now].map(([id, { since }]) => ({ callId: id, from: since, until }))];
      return lengthOf(talks.filter((talk) => talk.callId !== callId).map((talk) => within(talk, { from, until })));
    },
  };
}

function changesBy(body: FactBody): Changes | null {
  if (body.kind === 'invited') return body.direction === 'out' ? { dialling: true } : null;
  if (body.kind === 'answered' || body.kind === 'resumed') return { talking: true, dialling: false };
  if (body.kind === 'held') return { talking: false };
  if (body.kind === 'transfer-started') return { consulting: body.how === 'consult' };
  if (body.kind === 'transfer-hastened' || body.kind === 'transfer-ended') return { consulting: false };
  return body.kind === 'ended' ? free : null;
}

function within(talk: Span, whole: Span): Span {
  return { from: Math.max(talk.from, whole.from), until: Math.min(talk.until, whole.until) };
}

/** Of all together; what two share counts once. */
function lengthOf(spans: readonly Span[]): number {
  let [sum, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return sum;
}
