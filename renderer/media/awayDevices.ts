import { deskStore } from '../state/desk.ts';
import type { DeskSlice } from '../state/slice.ts';
import { deviceChoice, onDeviceChoice } from './deviceChoice.ts';
import { type DeviceUse, isAway, shownName } from './deviceRules.ts';
import { knownDevices, onDevices } from './devices.ts';
import { oneAtATime } from './oneAtATime.ts';

const uses: readonly DeviceUse[] = ['microphone', 'speaker', 'ring', 'alsoRing'];

/** Tells the desk which chosen devices are not plugged in and whether the ring is turned off, so that nobody waits for a ring that sounds elsewhere. */
export function followAway(devices: MediaDevices | undefined): void {
  const look = oneAtATime(async () => {
    const known = await knownDevices(devices);
    const choice = deviceChoice();
    const away = uses.flatMap((use) =>
      isAway(choice[use], use, known) ? [[use, shownName(choice[use]?.label ?? '')] as const] : [],
    );
    const now: DeskSlice['away'] = Object.fromEntries(away);
    if (JSON.stringify(now) !== JSON.stringify(deskStore.getState().away)) deskStore.setState({ away: now });
    const isRingOff = choice.volume.ring === 0;
    if (isRingOff !== deskStore.getState().isRingOff) deskStore.setState({ isRingOff });
  });
  look();
  onDeviceChoice(look);
  onDevices(devices, look);
}
