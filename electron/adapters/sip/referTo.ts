import type { DialogName } from './leg.ts';

/** Refer-To of somebody who is to be called (RFC 3515 section 2.1). */
export const referringTo = (uri: string): string => `<${uri}>`;

/**
 * Refer-To of a call that is to be taken over (RFC 3891 section 3, RFC 5589 section 7): the tags are told as the target
 * has them, so its own, which is our remote one, is the to-tag. Null when the target's Contact cannot stand in it.
 */
export function replacing(dialog: DialogName, original: (sipCallId: string, text: string) => string): string | null {
  const { callId, remoteTag, localTag } = dialog;
  const target = original(callId, dialog.remoteTarget);
  if (!/^sips?:[^\s<>"]+$/i.test(target)) return null;
  const replaces = original(callId, `${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  return `<${target}${target.includes('?') ? '&' : '?'}Replaces=${encodeURIComponent(replaces)}>`;
}
