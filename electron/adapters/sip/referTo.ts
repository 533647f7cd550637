import type { DialogName } from './leg.ts';

/** Refer-To of somebody who is to be called (RFC 3515 section 2.1). */
export const referringTo = (uri: string): string => `<${uri}>`;

/** Value of a Replaces header (RFC 3891 section 6.1), with the tags as the other side has them. */
export function replacesValue(
  { callId, remoteTag, localTag }: DialogName,
  original: (sipCallId: string, text: string) => string,
): string {
  return original(callId, `${callId};to-tag=${remoteTag};from-tag=${localTag}`);
}

/**
 * Refer-To of a call that is to be taken over (RFC 3891 section 3, RFC 5589 section 7): the tags are told as the target
 * has them, so its own, which is our remote one, is the to-tag. Null when the target's Contact cannot stand in it.
 */
export function replacing(dialog: DialogName, original: (sipCallId: string, text: string) => string): string | null {
  const target = original(dialog.callId, dialog.remoteTarget);
  if (!/^sips?:[^\s<>"]+$/i.test(target)) return null;
  const replaces = replacesValue(dialog, original);
  return `<${target}${target.includes('?') ? '&' : '?'}Replaces=${encodeURIComponent(replaces)}>`;
}
