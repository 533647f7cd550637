import type { Book, CallState, Transition } from './book.ts';
import type { CallId } from '../support/ids.ts';
import { asks, refuse } from './steps.ts';

/** Keys are for whoever the desk talks to; nobody who hears music is sent any. */
export function digitsAsked(book: Book, call: CallState, digits: string): Transition {
  const heard = heardIn(call);
  return heard.length === 0
    ? refuse(book, 'call-gone')
    : asks(book, ...heard.map((callId) => ({ kind: 'digits', callId, digits }) as const));
}

/** The call itself, or its leg to the target. A machine that speaks before the answer may want keys as well. */
function heardIn({ callId, stage, alerting, transfer, legId }: CallState): readonly CallId[] {
  if (stage === 'talking' || (stage === 'dialling' && alerting === 'early-sound')) return [callId];
  return stage === 'held' && transfer?.stage === 'talking' && transfer.hears === 'target' && legId !== null
    ? [legId]
    : [];
}
