import { useEffect, useState } from 'react';
import type { PhoneState } from '#core/call/phone.ts';

/** A drop that is mended at once is no news; milliseconds. */
const dropMs = 1_500;
/** Long enough to be read; milliseconds. */
const backMs = 6_000;

/** Whether the line to the telephone system is down for longer than a moment, or has just come back after that. */
export function useLine({ state, reason }: PhoneState): 'down' | 'back' | null {
  const isDown = state === 'not-registered' || (state === 'connecting' && reason !== null);
  const [told, setTold] = useState<'down' | 'back' | null>(null);
  useEffect(() => {
    if (isDown) {
      const timer = setTimeout(() => setTold('down'), dropMs);
      return () => clearTimeout(timer);
    }
    const back = setTimeout(() => setTold((before) => (before === 'down' ? 'back' : before)));
    const read = setTimeout(() => setTold(null), backMs);
    return () => {
      clearTimeout(back);
      clearTimeout(read);
    };
  }, [isDown]);
  return told;
}
