import { type Book, type CallState, type Effect, findByLeg, findCall } from './book.ts';

/** Two calls that are brought into one (together.ts): the first one's transfer has the other one for its leg. */
export interface Pair {
  readonly caller: CallState;
  readonly other: CallState;
}

/** The two, of which this is one. */
export function pairOf(book: Book, callId: string): Pair | null {
  const call = findCall(book, callId);
  if (call === undefined) return null;
  const caller = findByLeg(book, callId) ?? call;
  const other = caller.legId === null ? undefined : findCall(book, caller.legId);
  return other === undefined ? null : { caller, other };
}

/** Two calls again, each as it stands; in the held list, unless they are talked to. */
export function parted(book: Book, { caller, other }: Pair): Pair & { readonly next: Book } {
  const apart: Pair = {
    caller: { ...caller, transfer: null, legId: null, heldBy: by(caller) },
    other: { ...other, togetherAs: null, cause: null, heldBy: by(other) },
  };
  const next = {
    ...book,
    calls: book.calls.map((call) => {
      if (call.callId === caller.callId) return apart.caller;
      return call.callId === other.callId ? apart.other : call;
    }),
  };
  return { ...apart, next };
}

/** What ends with a conference of two calls and the desk. */
export function conferenceOver({ caller, other }: Pair): readonly Effect[] {
  const { transfer } = caller;
  if (transfer === null) return [];
  return [
    { kind: 'mix', callId: caller.callId, legId: other.callId, on: false },
    { kind: 'journal', callId: caller.callId, body: { kind: 'conference-ended', target: transfer.target } },
    {
      kind: 'journal',
      callId: other.callId,
      body: { kind: 'conference-ended', target: other.togetherAs ?? transfer.target },
    },
  ];
}

function by({ stage }: CallState): CallState['heldBy'] {
  return stage === 'held' ? 'another-call' : null;
}
