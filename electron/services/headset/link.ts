import type { HeadsetCalls, HeadsetIntent } from '#core/headset/callState.ts';
import type { HeadsetLamp, HeadsetMap, Lamps, Signal } from '#core/headset/control.ts';
import { decode, noMemory } from '#core/headset/decode.ts';
import { interpret, lampsLeft } from '#core/headset/interpret.ts';
import { type HeadsetEvent, type Traits, atFirst } from '#core/headset/interpretState.ts';
import type { Hid, HidConnection, HidDevice, OpenFailure } from '#core/headset/ports.ts';
import type { Profile } from '#core/headset/profiles.ts';
import type { Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type LampWriter, createLampWriter } from './lampWriter.ts';
import { createRecording } from './recording.ts';

const tryMs = 2_000;
/** The end waits so long for the lamps, and so long for the device, a second in all. */
const darkMs = 800;
const closeMs = 200;

/** Why a link is of no use any more. */
export type LinkTrouble = 'lost' | 'failed' | 'hung';

export interface LinkPorts {
  readonly hid: Hid;
  readonly timers: Timers;
  /** Epoch milliseconds that never go back. */
  readonly now: () => number;
  readonly device: HidDevice;
  readonly map: HeadsetMap;
  readonly profile: Profile;
  readonly calls: HeadsetCalls;
  /** It was opened anew because it did not take a report: that report is left alone then. */
  readonly spareRefused: boolean;
  readonly onIntent: (intent: HeadsetIntent) => void;
  readonly onSignal: (signal: Pick<Signal, 'control' | 'on'>) => void;
  readonly onShared: () => void;
  /** Told once; the link is closed. */
  readonly onTrouble: (trouble: LinkTrouble) => void;
}

/** One headset that is open: its reports become intents, the desk's calls its lamps. */
export interface Link {
  readonly setCalls: (calls: HeadsetCalls) => void;
  readonly shared: () => boolean;
  readonly tryLamp: (lamp: HeadsetLamp) => boolean;
  /** What it shows is not known any more. */
  readonly writeAnew: () => void;
  readonly recording: () => string;
  /** Dark first, if it lets us; at most a second. */
  readonly close: () => Promise<void>;
}

export async function openLink(ports: LinkPorts): Promise<Result<Link, OpenFailure>> {
  const { hid, timers, now, device, map } = ports;
  const traits: Traits = {
    profile: ports.profile,
    controls: new Set(map.controls.map(({ control }) => control)),
    lamps: new Set(map.lamps.map(({ lamp }) => lamp)),
  };
  const recording = createRecording(device, map, ports.profile.name, now);
  let state = { ...atFirst, calls: ports.calls };
  let memory = noMemory;
  /** What waits while another event is being told: the desk answers an intent before it is through. */
  const events: HeadsetEvent[] = [];
  let telling = false;
  let connection: HidConnection | null = null;
  let writer: LampWriter | null = null;
  let early: Uint8Array[] = [];
  let tried: Lamps | null = null;
  let stopTrying: (() => void) | null = null;
  let stopWaking: (() => void) | null = null;
  let over = false;
  let shared = false;
  const seen: { lamps: Lamps | null; again: Set<HeadsetLamp>; whole: boolean } = {
    lamps: null,
    again: new Set(),
    whole: false,
  };

  function tell(event: HeadsetEvent): void {
    events.push(event);
    if (telling) return;
    telling = true;
    try {
      for (let one = events.shift(); one !== undefined; one = events.shift()) step(one);
    } finally {
      telling = false;
    }
    showNow();
  }

  function step(event: HeadsetEvent): void {
    const at = now();
    const { next, intents, lamps, acknowledge, whole, wakeAt } = interpret(state, event, at, traits);
    state = next;
    seen.lamps = lamps;
    seen.whole ||= whole;
    for (const lamp of acknowledge) seen.again.add(lamp);
    stopWaking?.();
    stopWaking = wakeAt === null ? null : timers.after(Math.max(1, wakeAt - at), () => tell({ kind: 'time' }));
    if (state.calls.ringing || state.calls.current !== 'none') endTry();
    for (const intent of intents) {
      recording.meant(intent);
      ports.onIntent(intent);
    }
    if (state.another === shared) return;
    shared = state.another;
    ports.onShared();
  }

  /** After the desk has answered: what is written is never the state before its answer. */
  function showNow(): void {
    if (over || writer === null) return;
    const { lamps, again, whole } = seen;
    seen.whole = false;
    seen.again = new Set();
    writer.show(tried ?? lamps, whole ? 'all' : [...again]);
  }

  function onReport(report: Uint8Array): void {
    if (over) return;
    // A driver may tell reports before its open has come back.
    if (connection === null) {
      early.push(Uint8Array.from(report));
      return;
    }
    recording.heard(report);
    const decoded = decode(map, memory, report);
    memory = decoded.memory;
    if (decoded.signals.length === 0) return;
    tell({ kind: 'signals', signals: decoded.signals });
    for (const { control, on } of decoded.signals) ports.onSignal({ control, on });
  }

  function trouble(what: LinkTrouble): void {
    if (over) return;
    end();
    void connection?.close();
    ports.onTrouble(what);
  }

  function end(): void {
    over = true;
    stopWaking?.();
    endTry();
  }

  function endTry(): void {
    stopTrying?.();
    stopTrying = null;
    tried = null;
  }

  async function write(report: Uint8Array): ReturnType<HidConnection['write']> {
    if (connection === null) return failed('gone');
    const result = await connection.write(report);
    recording.written(report, result.ok ? 'ok' : result.error);
    return result;
  }

  async function close(): Promise<void> {
    if (over || connection === null) return;
    end();
    writer?.show(lampsLeft(state), []);
    await atMost(darkMs, timers, writer?.rest() ?? Promise.resolve());
    await atMost(closeMs, timers, connection.close());
  }

  const opened = await hid.open(device, { onReport, onLost: () => trouble('lost') });
  if (!opened.ok) return opened;
  if (over) return failed('gone');
  connection = opened.value;
  writer = createLampWriter({
    map,
    write,
    spareRefused: ports.spareRefused,
    onWriting: (lamps) => tell({ kind: 'writing', lamps }),
    onWritten: (lamps) => tell({ kind: 'written', lamps }),
    onTrouble: (what) => trouble(what === 'gone' ? 'lost' : what),
  });
  tell({ kind: 'opened' });
  for (const report of early) onReport(report);
  early = [];

  return ok({
    setCalls: (calls) => tell({ kind: 'calls-changed', calls }),
    shared: () => shared,
    tryLamp: (lamp) => {
      if (!traits.lamps.has(lamp)) return false;
      endTry();
      tried = new Set([lamp]);
      stopTrying = timers.after(tryMs, () => {
        endTry();
        showNow();
      });
      showNow();
      return true;
    },
    writeAnew: () => tell({ kind: 'shown-unknown' }),
    recording: recording.text,
    close,
  });
}

/** Whatever hangs in a driver keeps nobody waiting longer. */
async function atMost(ms: number, timers: Timers, work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const stop = timers.after(ms, () => late.resolve(undefined));
  await Promise.race([work, late.promise]);
  stop();
}
