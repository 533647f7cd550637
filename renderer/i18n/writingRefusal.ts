import type { RefusalCode } from '#core/contract/define.ts';

const ownWords = [
  'at-desk',
  'busy-correcting',
  'call-gone',
  'carrier-lost',
  'changed-meanwhile',
  'erased',
  'needs-manager',
  'no-room',
  'not-complete',
  'not-readable',
  'not-there',
  'not-written',
  'only-reads',
  'taken',
] as const;

/** Why nothing was corrected or merged; what can only be a fault of ours needs no words of its own. */
export function writingRefusal(code: RefusalCode): `writing.refused.${(typeof ownWords)[number] | 'other'}` {
  return `writing.refused.${ownWords.find((own) => own === code) ?? 'other'}`;
}
