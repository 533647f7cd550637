import type { Book, CallState, Transition } from './book.ts';
import { type On, change, journal } from './steps.ts';

/**
 * The receptionist says of what class a caller is, at any stage; or takes that back, and what was shown first stands again. The
 * card that was made anew of it comes with the event: what to say, whom to give it to and the place in the queue follow at once.
 */
export function classCorrected(book: Book, call: CallState, event: On<'class-corrected'>): Transition {
  const { callId, card, targets, undone } = event;
  const from = call.card.classification.class;
  const to = card.classification.class;
  return change(book, { ...call, card, targets, shownFirst: undone ? null : (call.shownFirst ?? call.card) }, [
    journal(callId, { kind: 'class-corrected', from, to, by: 'receptionist', ...(undone ? { undone } : {}) }),
    journal(callId, { kind: 'recognised', card }),
  ]);
}
