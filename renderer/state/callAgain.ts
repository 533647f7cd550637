import type { CallView } from '#core/call/view.ts';
import type { CallName, RequestOf } from '#core/contract/contract.ts';
import { overLineOf } from './lines.ts';

type Asks = <N extends CallName>(name: N, body: RequestOf<N>) => void;

/** Hangs up a call without sound and calls the same number; null where the call has its sound, or its number is not known. */
export function callAgain({ callId, trouble, card, line }: CallView): ((ask: Asks) => void) | null {
  const { kind, e164, shown } = card.number;
  if (trouble !== 'sound-refused' || kind === 'withheld' || kind === 'unusable') return null;
  return (ask) => {
    ask('call.hang-up', { callId });
    ask('call.dial', { number: e164 ?? shown, callbackId: null, ...overLineOf(line) });
  };
}
