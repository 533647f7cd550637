import { useEffect, useState } from 'react';
import type { KnownDevice } from '../../media/deviceRules.ts';
import { knownDevices, onDevices } from '../../media/devices.ts';
import { oneAtATime } from '../../media/oneAtATime.ts';

/** How often the list is looked at while it is shown: not every system tells the browser of what is plugged in. */
const lookMs = 1000;

/** What is plugged in, now and after each change; names come with the permission. */
export function useDevices(permission: string): readonly KnownDevice[] {
  const [known, setKnown] = useState<readonly KnownDevice[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    let live = true;
    const look = oneAtATime(async () => {
      const devices = await knownDevices(mediaDevices);
      if (live) setKnown((before) => (JSON.stringify(before) === JSON.stringify(devices) ? before : devices));
    });
    look();
    const again = setInterval(look, lookMs);
    const stop = onDevices(mediaDevices, look);
    return () => {
      live = false;
      clearInterval(again);
      stop();
    };
  }, [permission]);
  return known;
}
