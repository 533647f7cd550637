import { type CallerClass, entryOf } from '#core/caller/callerClass.ts';
import { deskStore } from '../state/desk.ts';
import { afterPaint } from './afterPaint.ts';
import { type Bell, createBell } from './bell.ts';
import { deviceChoice, onDeviceChoice } from './deviceChoice.ts';
import type { DeviceUse } from './deviceRules.ts';
import { followDevice } from './devices.ts';
import { hearsRingback, ringOf, type Ring } from './ring.ts';
import { ringToneOf } from './ringTone.ts';

interface Place {
  readonly context: AudioContext;
  bell: Bell | null;
}

/** Before the first key or click a browser would only complain. */
function mayStart(): boolean {
  return navigator.userActivation.hasBeenActive;
}

function placeFor(use: Exclude<DeviceUse, 'microphone'>): Place {
  // Where no gesture is wanted (Electron, a page used before) it runs at once.
  const context = new AudioContext();
  followDevice(context, use, navigator.mediaDevices);
  return { context, bell: null };
}

/**
 * Rings audibly as the desk is, on the device for ringing and, where that is wished, on another too; what is for the ear of
 * somebody who talks or dials is heard where callers are heard. The browser lets it from the first key or click on, and
 * `sound` says which.
 */
export function followRinging(page: Document): void {
  let wanted: Ring = { kind: 'silent' };
  let told: readonly string[] = [];
  const ear = placeFor('speaker');
  const loud = placeFor('ring');
  let second: Place | null = null;
  const places = () => [ear, loud, ...(second === null ? [] : [second])];

  function soundAsChosen(): void {
    const { volume, alsoRing } = deviceChoice();
    if (alsoRing !== null && second === null) {
      second = placeFor('alsoRing');
      open(second);
    }
    ear.bell?.setVolume(volume.calls);
    loud.bell?.setVolume(volume.ring);
    second?.bell?.setVolume(alsoRing === null ? 0 : volume.ring);
  }

  async function ringAsWanted(): Promise<void> {
    const ring = wanted;
    // The caller is on the screen first; and nothing rings that has stopped meanwhile.
    await afterPaint();
    if (wanted === ring) sound(ring);
    ear.bell?.play(hearsRingback(deskStore.getState()) ? { kind: 'ringback' } : null);
  }

  function sound(ring: Ring): void {
    const { preferences, classes } = deskStore.getState();
    const toneOf = (of: CallerClass) => ringToneOf(preferences.tones[of] ?? entryOf(classes, of).tone);
    const tone = ring.kind === 'ring' ? { kind: 'ring' as const, class: ring.class, tone: toneOf(ring.class) } : null;
    loud.bell?.play(tone);
    second?.bell?.play(deviceChoice().alsoRing === null ? null : tone);
    const before = told;
    told = ring.kind === 'silent' ? [] : ring.callIds;
    if (ring.kind === 'beeps' && told.some((callId) => !before.includes(callId))) ear.bell?.once({ kind: 'beep' });
  }

  function open(place: Place): void {
    const opened = () => {
      if (place.context.state !== 'running' || place.bell !== null) return;
      place.bell = createBell(place.context);
      soundAsChosen();
      if (place !== loud) return void ringAsWanted();
      page.removeEventListener('pointerdown', unlock, true);
      page.removeEventListener('keydown', unlock, true);
      deskStore.setState({ sound: 'open' });
      void ringAsWanted();
    };
    place.context.addEventListener('statechange', opened);
    // Chromium forgets a resume that comes while a context is being sent to another device.
    place.context.addEventListener('sinkchange', () => {
      if (place.bell === null && mayStart()) void place.context.resume();
    });
    if (mayStart()) void place.context.resume();
    opened();
  }

  const unlock = () => {
    for (const { context } of places()) void context.resume();
  };
  page.addEventListener('pointerdown', unlock, true);
  page.addEventListener('keydown', unlock, true);
  soundAsChosen();
  for (const place of places()) open(place);
  onDeviceChoice(() => {
    soundAsChosen();
    sound(wanted);
  });

  deskStore.subscribe((now, before) => {
    if (
      now.calls === before.calls &&
      now.telephone === before.telephone &&
      now.connection === before.connection &&
      now.preferences === before.preferences
    )
      return;
    wanted = ringOf(now);
    if (wanted.kind !== 'ring') for (const { bell } of [loud, ...(second === null ? [] : [second])]) bell?.play(null);
    void ringAsWanted();
  });
}
