import type { CallerClass } from '#core/caller/callerClass.ts';
import { ok, type Result } from '#core/support/result.ts';
import { createBell, type Tone } from './bell.ts';
import { deviceChoice } from './deviceChoice.ts';
import { sendTo } from './devices.ts';
import { type MicrophoneFailure, type OpenMicrophone, openMicrophone } from './openMicrophone.ts';
import type { RingTone } from './ringTone.ts';

export interface MicrophoneTrial {
  /** From 0 to 1, as loud as it is now. */
  readonly level: () => number;
  readonly microphone: OpenMicrophone;
  readonly stop: () => void;
}

/** Listens to the chosen microphone as a call would, so that its level can be seen. */
export async function tryMicrophone(devices: MediaDevices): Promise<Result<MicrophoneTrial, MicrophoneFailure>> {
  const opened = await openMicrophone(devices, deviceChoice().microphone, {});
  if (!opened.ok) return opened;
  const microphone = opened.value;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([microphone.track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return ok({
    microphone,
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // -60 dB is silence, -6 dB as loud as a voice may be.
      return Math.max(0, Math.min(1, (10 * Math.log10(power + 1e-9) + 60) / 54));
    },
    stop() {
      microphone.track.stop();
      void context.close();
    },
  });
}

/** Sounds once on a chosen device, as a call would there; on none that is chosen for nothing. */
export async function soundOnce(
  use: 'speaker' | 'ring' | 'alsoRing',
  tone: Tone,
  devices: MediaDevices | undefined,
): Promise<void> {
  const { volume, alsoRing } = deviceChoice();
  if (use === 'alsoRing' && alsoRing === null) return;
  const context = new AudioContext();
  // First the device: what begins elsewhere is heard there.
  await sendTo(context, use, devices);
  await context.resume();
  const bell = createBell(context);
  bell.setVolume(use === 'speaker' ? volume.calls : volume.ring);
  bell.once(tone, () => void context.close());
}

/** A ring as a caller of a class makes it, wherever calls ring. */
export function ringOnce(callerClass: CallerClass, tone: RingTone, devices: MediaDevices | undefined): void {
  const ring = { kind: 'ring', class: callerClass, tone } as const;
  void soundOnce('ring', ring, devices);
  void soundOnce('alsoRing', ring, devices);
}
