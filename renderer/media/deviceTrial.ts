import { ok, type Result } from '#core/support/result.ts';
import { deviceChoice } from './deviceChoice.ts';
import { followDevice } from './devices.ts';
import { type MicrophoneFailure, type OpenMicrophone, openMicrophone } from './openMicrophone.ts';
import { ringSamples } from './ringTone.ts';

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

const toneRate = 16_000;

/** One ring as a client's sounds, on the device for ringing or the one for hearing the caller. */
export async function ringOnce(use: 'speaker' | 'ring', devices: MediaDevices | undefined): Promise<void> {
  const context = new AudioContext();
  const stopFollowing = deviceChoice()[use] === null ? () => undefined : followDevice(context, use, devices);
  await context.resume();
  const samples = ringSamples('client', toneRate);
  const buffer = context.createBuffer(1, samples.length, toneRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.addEventListener('ended', () => {
    stopFollowing();
    void context.close();
  });
  source.start();
}
