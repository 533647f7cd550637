import type { CallState } from './book.ts';
import type { EndCause, Outcome } from './end.ts';

/** What the journal counts a call as, from how far it came and why it ended. */
export function outcomeOf(call: Pick<CallState, 'answeredAt' | 'direction'>, cause: EndCause): Outcome {
  if (call.answeredAt !== null) return cause.by === 'portico' ? 'interrupted' : 'answered';
  if (call.direction === 'out')
    return cause.code === 'media-failed' || cause.code === 'other' ? 'failed' : 'not-reached';
  switch (cause.code) {
    case 'elsewhere':
      return 'answered-elsewhere';
    case 'declined':
    case 'busy':
      return 'declined';
    case 'media-failed':
    case 'handed-over':
    case 'no-such-number':
    case 'unreachable':
    case 'other':
      return 'failed';
    // A caller whose ringing was cut off by our link or by our own stop was not served either: somebody must call back.
    case 'hung-up':
    case 'gave-up':
    case 'not-answered-in-time':
    case 'link-lost':
    case 'stopped':
      return 'missed';
  }
}
