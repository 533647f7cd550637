import type { CallState } from './book.ts';
import type { CauseCode, EndCause, Outcome } from './end.ts';

/** A dialled call that nobody could have taken. */
const technical: ReadonlySet<CauseCode> = new Set(['media-failed', 'no-common-sound', 'not-understood', 'other']);

/** Of a call that came and was not answered; it failed where nothing is said here. */
const unanswered: ReadonlyMap<CauseCode, Outcome> = new Map([
  ['elsewhere', 'answered-elsewhere'],
  ['declined', 'declined'],
  ['declined-elsewhere', 'declined'],
  ['busy', 'declined'],
  // A caller whose ringing was cut off by our link or by our own stop was not served either: somebody must call back.
  ['hung-up', 'missed'],
  ['gave-up', 'missed'],
  ['not-answered-in-time', 'missed'],
  ['link-lost', 'missed'],
  ['cut-off', 'missed'],
  ['stopped', 'missed'],
  ['do-not-disturb', 'missed'],
  ['line-tested', 'missed'],
]);

/** What the journal counts a call as, from how far it came and why it ended. */
export function outcomeOf(call: Pick<CallState, 'answeredAt' | 'direction'>, cause: EndCause): Outcome {
  if (call.answeredAt !== null) return cause.by === 'portico' ? 'interrupted' : 'answered';
  if (call.direction === 'out') return technical.has(cause.code) ? 'failed' : 'not-reached';
  return unanswered.get(cause.code) ?? 'failed';
}
