import { onDigitPressed } from '../state/keypad.ts';
import { followDevice } from './devices.ts';
import { tonesOf } from './keyTones.ts';

/** Seconds, and how loud: a hint for the own ear, nobody else hears it. */
const lasts = 0.1;
const loud = 0.04;

/** Lets each key that is pressed be heard softly, where the caller is heard. */
export function followKeyTones(devices: MediaDevices | undefined): void {
  let opened: AudioContext | null = null;

  function context(): AudioContext {
    if (opened !== null) return opened;
    const fresh = new AudioContext();
    followDevice(fresh, 'speaker', devices);
    opened = fresh;
    return fresh;
  }

  onDigitPressed((digit) => {
    const tones = tonesOf(digit);
    if (tones === null) return;
    const ear = context();
    void ear.resume();
    const swell = ear.createGain();
    swell.gain.setValueAtTime(0, ear.currentTime);
    swell.gain.linearRampToValueAtTime(loud, ear.currentTime + 0.01);
    swell.gain.setValueAtTime(loud, ear.currentTime + lasts - 0.01);
    swell.gain.linearRampToValueAtTime(0, ear.currentTime + lasts);
    swell.connect(ear.destination);
    for (const hz of tones) {
      const tone = ear.createOscillator();
      tone.frequency.value = hz;
      tone.connect(swell);
      tone.start();
      tone.stop(ear.currentTime + lasts);
      tone.addEventListener('ended', () => {
        tone.disconnect();
        swell.disconnect();
      });
    }
  });
}
