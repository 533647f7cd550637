import type { CallView } from '#core/call/view.ts';
import type { DeskSlice } from '../../state/slice.ts';

/** How a call stands in the middle: about to be answered, being talked to, its note to finish, its note still typed in. */
export type Part = 'next' | 'current' | 'note' | 'aside';

export interface MiddleCard {
  readonly callId: string;
  readonly part: Part;
}

type Calls = Pick<DeskSlice, 'order' | 'calls'>;

/**
 * The cards of the middle: the current call, or else the first that rings; the notes to finish; and a held call whose
 * essence is being typed (`typingIn`), until the focus leaves it. In the order of arrival, whatever becomes of them: a
 * card keeps its place in the document, and with it the focus and the caret. Where it is seen is the style sheet's.
 */
export function middleOf({ order, calls }: Calls, typingIn: string | null): MiddleCard[] {
  const at = (place: CallView['place']) => order.filter((callId) => calls[callId]?.place === place);
  const [current] = at('current');
  const [next] = at('ringing');
  const cards: MiddleCard[] = at('note').map((callId) => ({ callId, part: 'note' }));
  if (current !== undefined) cards.push({ callId: current, part: 'current' });
  else if (next !== undefined) cards.push({ callId: next, part: 'next' });
  if (typingIn !== null && calls[typingIn]?.place === 'held') cards.push({ callId: typingIn, part: 'aside' });
  const arrival = ({ callId }: MiddleCard) => calls[callId]?.invitedAt ?? 0;
  return cards.toSorted((a, b) => arrival(a) - arrival(b) || (a.callId < b.callId ? -1 : 1));
}

/** While nobody is talked to and nobody rings: the call that waits longest at the desk. */
export function callToResume({ order, calls }: Calls): string | undefined {
  const live = order.flatMap((callId) => calls[callId] ?? []);
  if (live.some(({ place }) => place === 'current' || place === 'ringing')) return undefined;
  return live.find(
    ({ place, transfer, togetherWith }) => place === 'held' && transfer === null && togetherWith === null,
  )?.callId;
}

/** The call whose note the keys write: the current one, else the one ended last. */
export function notedByKey({ order, calls }: Calls): string | undefined {
  return order.find((callId) => ['current', 'note'].includes(calls[callId]?.place ?? ''));
}
