import type { CallFact } from '../journal/fact.ts';

interface Talk {
  readonly callId: string;
  readonly from: number;
  readonly until: number;
}

/** When the desk talked to whom, for as long as calls may still be judged by it. */
export interface Talks {
  readonly heard: (fact: CallFact) => void;
  /** Of the time between two instants, how long the desk talked in other calls than this; milliseconds. */
  readonly besides: (callId: string, from: number, until: number) => number;
}

/** Longer back nobody looks: a call rings for minutes at most. */
const kept = 200;

export function createTalks(): Talks {
  const since = new Map<string, number>();
  let over: readonly Talk[] = [];

  function stopped(callId: string, until: number): void {
    const from = since.get(callId);
    since.delete(callId);
    if (from !== undefined && until > from) over = [...over, { callId, from, until }].slice(-kept);
  }

  return {
    heard: ({ callId, at, body }) => {
      if (body.kind === 'answered' || body.kind === 'resumed') since.set(callId, at);
      if (body.kind === 'held' || body.kind === 'ended') stopped(callId, at);
    },
    besides: (callId, from, until) => {
      const talks = [...over, ...[...since].map(([id, began]) => ({ callId: id, from: began, until }))];
      const together = talks
        .filter((talk) => talk.callId !== callId)
        .reduce((sum, talk) => sum + Math.max(0, Math.min(talk.until, until) - Math.max(talk.from, from)), 0);
      return Math.min(together, Math.max(0, until - from));
    },
  };
}
