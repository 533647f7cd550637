import { ok, type Result } from '#core/support/result.ts';
import { deviceChoice } from './deviceChoice.ts';
import { sendTo } from './devices.ts';
import { heardAs } from './bell.ts';
import { type MicrophoneFailure, openMicrophone } from './openMicrophone.ts';
import { type VoiceVerdict, verdictOn } from './voiceVerdict.ts';

/** Long enough for a sentence; milliseconds. */
const echoMs = 4000;

export interface Echo {
  /** The microphone's name as the browser gives it. */
  readonly through: string;
  readonly verdict: VoiceVerdict;
  /** Heard where callers are heard; done when it has ended. */
  readonly play: () => Promise<void>;
  /** Forgets what was recorded. */
  readonly drop: () => void;
}

/** Records the chosen microphone as a call would, for a few seconds or until it is told to stop; nothing is kept. */
export async function recordEcho(devices: MediaDevices, stop: AbortSignal): Promise<Result<Echo, MicrophoneFailure>> {
  const opened = await openMicrophone(devices, deviceChoice().microphone, {});
  if (!opened.ok) return opened;
  const { track } = opened.value;
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => void parts.push(data));
  const ended = new Promise((resolve) => {
    recorder.addEventListener('stop', resolve);
  });
  recorder.start();
  const end = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const timer = setTimeout(end, echoMs);
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  await ended;
  clearTimeout(timer);
  track.stop();

  const context = new AudioContext();
  const bytes = await new Blob(parts).arrayBuffer();
  // Nothing at all was recorded where it was stopped at once.
  const sound = await context.decodeAudioData(bytes).catch(() => context.createBuffer(1, 1, context.sampleRate));
  return ok({
    through: track.label,
    verdict: verdictOn(sound.getChannelData(0), sound.sampleRate),
    async play() {
      await sendTo(context, 'speaker', devices);
      await context.resume();
      const gain = new GainNode(context, { gain: heardAs(deviceChoice().volume.calls) });
      const source = new AudioBufferSourceNode(context, { buffer: sound });
      source.connect(gain).connect(context.destination);
      await new Promise((resolve) => {
        source.addEventListener('ended', resolve);
        stop.addEventListener('abort', () => source.stop());
        source.start();
      });
    },
    drop: () => void context.close(),
  });
}
