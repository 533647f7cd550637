import type { Interval } from './interval.ts';
import type { SoundSample } from './sample.ts';
import type { SoundFault } from './view.ts';

/**
 * One-way audio: whether each of the two hears the other, while both talk. What a telephone may do of itself is no fault:
 * one that sends nothing while its owner is silent (RFC 3551 section 4.1) is known by it after the first such pause, by
 * sequence numbers without a gap. A caller who has been heard once may fall silent; a microphone that has been heard once
 * may be muted in the headset.
 */
export interface OneWay {
  /** Epoch milliseconds: when packets came last, went last, or were first to be expected. */
  readonly cameAt: number;
  readonly wentAt: number;
  /** When the microphone was last seen alive. */
  readonly aliveAt: number;
  /** The first that was more than silence was heard from the caller, and from the microphone. */
  readonly heard: boolean;
  readonly spoke: boolean;
  /** Since when there has been nothing but silence, of the one and the other, both of them to be heard. */
  readonly silentSince: number;
  readonly muteSince: number;
  /** Packets came at all; and they stop while the other side is silent. */
  readonly came: boolean;
  readonly pauses: boolean;
  /** Since when the other side reports that nothing arrives; null when it does, or reports nothing. */
  readonly deafSince: number | null;
  readonly faults: readonly SoundFault[];
}

/**
 * How long until it is said. The page tells every second, and later where the machine is busy: two seconds without a packet
 * are said after two to three, which leaves two of the five that are promised.
 */
const noPacketsMs = 1_900;
const notSentMs = 1_900;
const microphoneMs = 1_000;
const muteMs = 3_500;
/** A polite caller lets the desk say its greeting. */
const onlySilenceMs = 8_000;
/** A telephone that pauses is given as long as a person listens without a word. */
const pausingMs = 15_000;
/** A gap worth a thought; packets come every 20 ms. */
const gapMs = 1_200;
/** Below -70 dBFS nothing is speech; a quiet telephone line is louder. */
const silence = 0.000_3;
/** A microphone that is open hears its own noise; all samples nil have none. */
const nil = 0.000_03;

/** Both begin to talk: nothing is missing yet. What was learnt of the telephone before a hold is kept. */
export function listening(before: OneWay | null, at: number): OneWay {
  return {
    cameAt: at,
    wentAt: at,
    aliveAt: at,
    heard: before?.heard ?? false,
    spoke: before?.spoke ?? false,
    silentSince: at,
    muteSince: at,
    came: before?.came ?? false,
    pauses: before?.pauses ?? false,
    deafSince: null,
    faults: [],
  };
}

/** `speaks`: the desk sends its microphone; silenced, nothing is missed there. */
export function watch(before: OneWay, interval: Interval, sample: SoundSample, speaks: boolean, at: number): OneWay {
  const now = reported(spoken(heard(before, interval, sample, at), interval, sample, speaks, at), interval, at);
  return { ...now, faults: faultsOf(now, sample, speaks, at) };
}

function heard(before: OneWay, { received, expected, level }: Interval, { receives }: SoundSample, at: number): OneWay {
  if (!receives) return { ...before, cameAt: at, silentSince: at };
  if (received === 0) return before;
  const isSound = level !== null && level > silence;
  const gap = at - before.cameAt;
  return {
    ...before,
    came: true,
    cameAt: at,
    pauses: before.pauses || (before.came && gap >= gapMs && expected - received <= 2),
    heard: before.heard || isSound,
    // What comes after a pause is heard anew; until then silence goes on.
    silentSince: isSound ? at : before.silentSince,
  };
}

function spoken(before: OneWay, interval: Interval, sample: SoundSample, speaks: boolean, at: number): OneWay {
  const { microphone, sends } = sample;
  const wentAt = interval.sent > 0 || !sends ? at : before.wentAt;
  if (!speaks || !sends) return { ...before, wentAt, aliveAt: at, muteSince: at };
  const level = interval.microphoneLevel;
  const isSound = level !== null && level > nil;
  return {
    ...before,
    wentAt,
    aliveAt: microphone.state === 'live' ? at : before.aliveAt,
    spoke: before.spoke || isSound,
    muteSince: isSound || level === null ? at : before.muteSince,
  };
}

function reported(before: OneWay, { report, ms }: Interval, at: number): OneWay {
  if (report === null) return before;
  return { ...before, deafSince: report.lossPercent < 99 ? null : (before.deafSince ?? at - ms) };
}

function faultsOf(now: OneWay, sample: SoundSample, speaks: boolean, at: number): readonly SoundFault[] {
  if (sample.link === 'broken') return ['link-broken'];
  const ear = earFault(now, at);
  const mouth = mouthFault(now, sample, speaks, at);
  return [ear, mouth].filter((fault) => fault !== null);
}

function earFault(now: OneWay, at: number): SoundFault | null {
  if (at - now.cameAt >= (now.pauses ? pausingMs : noPacketsMs)) return 'no-packets';
  return now.came && !now.heard && at - now.silentSince >= onlySilenceMs ? 'only-silence' : null;
}

function mouthFault(now: OneWay, { microphone }: SoundSample, speaks: boolean, at: number): SoundFault | null {
  if (at - now.aliveAt >= microphoneMs) return microphone.state === 'muted' ? 'microphone-muted' : 'microphone-gone';
  if (at - now.wentAt >= notSentMs) return 'not-sent';
  if (now.deafSince !== null) return 'not-arriving';
  return speaks && !now.spoke && at - now.muteSince >= muteMs ? 'microphone-silent' : null;
}

/** Since when what is missing has been missing. */
export function missingSince(now: OneWay, at: number): number {
  const since: Readonly<Record<SoundFault, number>> = {
    'link-broken': at,
    'no-packets': now.cameAt,
    'only-silence': now.silentSince,
    'microphone-gone': now.aliveAt,
    'microphone-muted': now.aliveAt,
    'microphone-silent': now.muteSince,
    'not-sent': now.wentAt,
    'not-arriving': now.deafSince ?? at,
  };
  return Math.min(at, ...now.faults.map((fault) => since[fault]));
}
