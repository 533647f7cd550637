import type { Book, CallState, Transition } from './book.ts';
import { change, journal, offMiddle, quiet, refuse } from './steps.ts';
import type { TransferView } from './transfer.ts';

/**
 * The receptionist has done her part while the target still rings (RFC 5589 section 7.6, semi-attended).
 *
 *   consult:   goes on as assisted: the same ringing, the same music; both are joined when the target answers
 *   assisted:  the desk lets go of its own leg, and the caller's phone or PBX is told whom to call
 *
 * Never REFER with Replaces: a phone that rings refuses it (481, RFC 3891 section 3), and a PBX that takes it tells of
 * success before anybody has answered (core/pbx/profiles.ts). Pure; `at` is epoch milliseconds.
 */
export function handOverRinging(book: Book, call: CallState, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer === null || legId === null) return refuse(book, 'call-gone');
  const consults = transfer.how === 'consult';
  const how = consults ? 'assisted' : 'blind';
  const onward: TransferView = consults ? { ...transfer, how } : { ...transfer, how, stage: 'joining', since: at };
  return change(offMiddle(book, call), { ...call, transfer: onward, legId: consults ? legId : null }, [
    ...(consults
      ? ([quiet(legId), { kind: 'hear', callId: legId, on: false }] as const)
      : ([
          { kind: 'hang-up', callId: legId },
          { kind: 'refer', callId: call.callId, number: transfer.target.number },
        ] as const)),
    journal(call.callId, { kind: 'transfer-hastened', how, target: transfer.target }),
  ]);
}
