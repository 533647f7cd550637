import { useCallback, useEffect, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import { onRoleRefused } from '../state/raising.ts';
import { useWording } from '../i18n/wordingContext.ts';

/** Long enough to be read twice; milliseconds. */
const readMs = 6000;

/** The last wish that was refused, in words, for a while. */
export function useNotice(): { readonly notice: string | null; readonly refused: (code: RefusalCode) => void } {
  const { t } = useWording();
  // A new object each time: the same refusal again is told anew.
  const [last, setLast] = useState<{ readonly code: RefusalCode } | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), readMs);
    return () => clearTimeout(timer);
  }, [last]);
  const refused = useCallback((code: RefusalCode) => setLast({ code }), []);
  useEffect(() => onRoleRefused(refused), [refused]);
  return { notice: last === null ? null : t(`desk.refusal.${worded[last.code]}`), refused };
}

/** What can only be a fault of ours needs no words of its own. */
const worded = {
  'bad-request': 'other',
  // Their screens say them themselves.
  'no-room': 'other',
  'disk-full': 'other',
  'busy-importing': 'other',
  'busy-exporting': 'other',
  'busy-correcting': 'other',
  'not-complete': 'other',
  'at-desk': 'other',
  erased: 'other',
  'too-large': 'other',
  'not-allowed': 'other',
  'only-reads': 'only-reads',
  'needs-manager': 'needs-manager',
  'needs-administrator': 'needs-administrator',
  'unknown-call-name': 'other',
  internal: 'other',
  // The journal says the one itself, and asks anew after the other.
  'too-many': 'other',
  superseded: 'other',
  'call-gone': 'call-gone',
  'answering-another': 'answering-another',
  transferring: 'transferring',
  'other-line': 'other-line',
  'other-exchange': 'other-exchange',
  'bad-number': 'bad-number',
  taken: 'taken',
  'not-there': 'not-there',
  'still-named': 'still-named',
  'busy-with-calls': 'busy-with-calls',
  'changed-meanwhile': 'changed-meanwhile',
  'owned-by-another': 'owned-by-another',
  'not-practising': 'not-practising',
  'not-written': 'not-written',
  'not-readable': 'not-readable',
  'no-slot': 'no-slot',
  'carrier-lost': 'carrier-lost',
} as const satisfies Record<RefusalCode, string>;
