import { Core } from 'sip.js';

/** A challenged request inside a dialog is sent again under the next CSeq, which sip.js would then use a second time. */
export function keepCount(dialog: unknown, last: Core.OutgoingRequest | null): void {
  if (last === null || !(dialog instanceof Core.Dialog)) return;
  while ((dialog.localSequenceNumber ?? 0) < (last.message.cseq ?? 0)) dialog.incrementLocalSequenceNumber();
}
