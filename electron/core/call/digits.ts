import type { Book, CallState, Transition } from './book.ts';
import type { CallId } from '../support/ids.ts';
import { asks, refuse } from './steps.ts';

/** Keys are for whoever the desk talks to, in a conference for both; nobody who hears music is sent any. */
export function digitsAsked(book: Book, call: CallState, digits: string): Transition {
  const heard = heardIn(call);
  return heard.length === 0
    ? refuse(book, 'call-gone')
    : asks(book, ...heard.map((callId) => ({ kind: 'digits', callId, digits }) as const));
}

/** The call itself and its leg to the target. A machine that speaks before the answer may want keys as well. */
function heardIn(call: CallState): readonly CallId[] {
  const { callId, stage, alerting } = call;
  const leg = consultedLeg(call);
  const isHeard = stage === 'talking' || (stage === 'dialling' && alerting === 'early-sound');
  return [...(isHeard ? [callId] : []), ...(leg === null ? [] : [leg])];
}

/** The leg to whom the desk talks in a consultation or a conference; null while nobody is talked to there. */
export function consultedLeg({ transfer, legId }: CallState): CallId | null {
  const isUp = transfer?.stage === 'talking' || transfer?.stage === 'left';
  return isUp && (transfer.hears === 'target' || transfer.hears === 'both') ? legId : null;
}
