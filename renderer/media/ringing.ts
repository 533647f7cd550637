import { deskStore } from '../state/desk.ts';
import { afterPaint } from './afterPaint.ts';
import { createBell, type Bell } from './bell.ts';
import { followDevice } from './devices.ts';
import { hearsRingback, ringOf, type Ring } from './ring.ts';

/** Rings audibly as the desk is; the browser lets it from the first key or click on, and `sound` says which. */
export function followRinging(page: Document): void {
  let wanted: Ring = { kind: 'silent' };
  let bell: Bell | null = null;
  // Where no gesture is wanted (Electron, a page used before) it runs at once.
  const context = new AudioContext();
  followDevice(context, 'ring', navigator.mediaDevices);

  async function ringAsWanted(): Promise<void> {
    const ring = wanted;
    // The caller is on the screen first; and nothing rings that has stopped meanwhile.
    await afterPaint();
    if (wanted === ring) bell?.ring(ring);
    bell?.ringback(hearsRingback(deskStore.getState()));
  }

  const unlock = () => void context.resume();
  const opened = () => {
    if (context.state !== 'running' || bell !== null) return;
    page.removeEventListener('pointerdown', unlock, true);
    page.removeEventListener('keydown', unlock, true);
    bell = createBell(context);
    deskStore.setState({ sound: 'open' });
    void ringAsWanted();
  };
  page.addEventListener('pointerdown', unlock, true);
  page.addEventListener('keydown', unlock, true);
  context.addEventListener('statechange', opened);
  opened();

  deskStore.subscribe((now, before) => {
    if (now.calls === before.calls && now.telephone === before.telephone && now.connection === before.connection)
      return;
    wanted = ringOf(now);
    if (wanted.kind !== 'ring') bell?.stop();
    void ringAsWanted();
  });
}
