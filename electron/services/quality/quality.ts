import type { Media, TelephoneEvent } from '#core/call/telephone.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type SoundCourse, followCourse, isUnmeasured, startCourse, viewOf } from '#core/quality/course.ts';
import type { SoundSample } from '#core/quality/sample.ts';
import { type Tally, measured, paused, startTally, summaryOf, unmeasured } from '#core/quality/tally.ts';
import { type SoundView, isWorse, sideOf } from '#core/quality/view.ts';
import { legOf } from '#core/support/ids.ts';
import type { Clock, Timers } from '#core/support/ports.ts';

export interface Quality {
  /** Hears what the desk means each connection to carry, on its way to the page. */
  readonly overhear: (media: Media) => Media;
  /** Learns of answers and ends; an end is told further with what the sound was like then. */
  readonly witnessed: (event: TelephoneEvent) => TelephoneEvent;
  /** The page counted, once for all connections. */
  readonly counted: (samples: readonly SoundSample[]) => void;
  /** What is to be kept, with the sound of each call that ends, in one commit. */
  readonly withSound: (facts: readonly CallFact[]) => readonly CallFact[];
  /** Of each call that is talked on now. */
  readonly views: () => SoundView[];
  readonly close: () => void;
}

export interface QualityPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  /** The call that a leg belongs to: itself, or the caller's whose transfer dialled it; null for none. */
  readonly callOf: (legId: string) => string | null;
  /** Whenever a sign has something else to say. */
  readonly publish: (views: SoundView[]) => void;
}

/** One connection of the page: a call's, or a leg's to whom it is to be handed over. */
interface Line {
  /** Both can talk: the microphone is not exchanged for music, and the desk listens. */
  readonly talks: boolean;
  readonly speaks: boolean;
  /** null until they talk. */
  readonly course: SoundCourse | null;
}

const fresh: Line = { talks: false, speaks: false, course: null };
const everyMs = 1_000;

/**
 * Keeps the sound of each call from second to second. Measured is the connection on which the desk talks: the caller's,
 * in a consultation the target's while it is the target who is heard, and in a conference both; what is held hears music and counts for
 * nothing. All of it goes into the one summary of the caller's call.
 */
export function createQuality({ clock, timers, callOf, publish }: QualityPorts): Quality {
  /** By connection. */
  const lines = new Map<string, Line>();
  /** Legs that were answered: what is heard before is the exchange's. */
  const answered = new Set<string>();
  /** By call; kept until the call's end is on its way to the journal. */
  const tallies = new Map<string, Tally>();
  let shown = '[]';
  let stopTicking: (() => void) | null = null;

  const isTalked = (mediaId: string, line: Line): boolean => answered.has(legOf(mediaId)) && line.talks;

  function change(mediaId: string, changed: Partial<Line>): void {
    const before = lines.get(mediaId) ?? fresh;
    const now = { ...before, ...changed };
    const at = clock.now();
    // What a connection brings after it took another's place is compared with nothing of that one's.
    if (now.talks) for (const other of linesOf(legOf(mediaId))) if (other !== mediaId) lines.delete(other);
    const talks = isTalked(mediaId, now);
    const isNew = talks && (now.course === null || !before.talks);
    lines.set(mediaId, isNew ? { ...now, course: startCourse(now.course, at) } : now);
    const callId = callOf(legOf(mediaId));
    if (before.talks && !talks && callId !== null) tell(callId, (tally) => paused(tally, mediaId, at));
    show();
    tick();
  }

  function linesOf(legId: string): readonly string[] {
    return [...lines.keys()].filter((mediaId) => legOf(mediaId) === legId);
  }

  function tell(callId: string, act: (tally: Tally) => Tally): void {
    const tally = tallies.get(callId);
    if (tally !== undefined) tallies.set(callId, act(tally));
  }

  function take(sample: SoundSample, at: number): void {
    const { mediaId } = sample;
    const line = lines.get(mediaId);
    if (line === undefined || line.course === null || !isTalked(mediaId, line)) return;
    const { course, interval } = followCourse(line.course, sample, { speaks: line.speaks }, at);
    lines.set(mediaId, { ...line, course });
    const callId = callOf(legOf(mediaId));
    if (interval !== null && callId !== null) tell(callId, (tally) => measured(tally, mediaId, course, interval, at));
  }

  function views(): SoundView[] {
    const at = clock.now();
    const told = new Map<string, SoundView>();
    for (const [mediaId, line] of lines) {
      const callId = callOf(legOf(mediaId));
      const view = line.course === null || !isTalked(mediaId, line) ? null : viewOf(line.course, at);
      if (callId === null || view === null) continue;
      const other = told.get(callId);
      // In a conference the one that sounds worse is told.
      if (other === undefined || isWorse(view.word, other.word)) told.set(callId, { callId, ...view });
    }
    return [...told.values()];
  }

  function show(): void {
    const now = views();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    publish(now);
  }

  /** A page that tells nothing is noticed all the same; stands still while nobody talks. */
  function tick(): void {
    if (stopTicking !== null || ![...lines].some(([mediaId, line]) => isTalked(mediaId, line))) return;
    stopTicking = timers.after(everyMs, () => {
      stopTicking = null;
      const at = clock.now();
      const silent = [...lines].flatMap(([mediaId, line]) =>
        line.course !== null && isTalked(mediaId, line) && isUnmeasured(line.course, at)
          ? [callOf(legOf(mediaId))]
          : [],
      );
      for (const callId of new Set(silent)) if (callId !== null) tell(callId, (tally) => unmeasured(tally, everyMs));
      show();
      tick();
    });
  }

  function begins(legId: string, at: number): void {
    answered.add(legId);
    const callId = callOf(legId);
    if (callId !== null && !tallies.has(callId)) tallies.set(callId, startTally(at));
    for (const mediaId of linesOf(legId)) change(mediaId, {});
  }

  function ended(event: Extract<TelephoneEvent, { kind: 'ended' }>): TelephoneEvent {
    const legId: string = event.callId;
    const faults = linesOf(legId).flatMap((mediaId) => {
      const line = lines.get(mediaId);
      return line === undefined || !isTalked(mediaId, line) ? [] : (line.course?.oneWay.faults ?? []);
    });
    for (const mediaId of linesOf(legId)) {
      change(mediaId, { talks: false });
      lines.delete(mediaId);
    }
    answered.delete(legId);
    const side = sideOf(faults);
    return side === null ? event : { ...event, cause: { ...event.cause, sound: side } };
  }

  return {
    overhear: (media) => ({
      ...media,
      sound: (mediaId, sound) => {
        change(mediaId, { talks: sound.hear && sound.send !== 'music', speaks: sound.send === 'microphone' });
        return media.sound(mediaId, sound);
      },
    }),
    witnessed: (event) => {
      if (event.kind === 'answered') begins(event.callId, event.at);
      return event.kind === 'ended' ? ended(event) : event;
    },
    counted: (samples) => {
      const at = clock.now();
      for (const sample of samples) take(sample, at);
      show();
    },
    withSound: (facts) =>
      facts.flatMap((fact) => {
        if (fact.body.kind !== 'ended') return [fact];
        const tally = tallies.get(fact.callId);
        tallies.delete(fact.callId);
        const sound = tally === undefined ? null : summaryOf(tally, fact.at);
        return sound === null
          ? [fact]
          : [{ callId: fact.callId, at: fact.at, body: { kind: 'sound-measured', sound } }, fact];
      }),
    views,
    close: () => stopTicking?.(),
  };
}
