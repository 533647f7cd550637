import type { Media, TelephoneEvent } from '#core/call/telephone.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type SoundCourse, followCourse, isUnmeasured, startCourse, viewOf } from '#core/quality/course.ts';
import type { SoundSample } from '#core/quality/sample.ts';
import { type Tally, measured, paused, startTally, summaryOf, unmeasured } from '#core/quality/tally.ts';
import { type SoundView, sideOf } from '#core/quality/view.ts';
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
  readonly answered: boolean;
  /** Both can talk: the microphone is not exchanged for music, and the desk listens. */
  readonly talks: boolean;
  readonly speaks: boolean;
  /** null until they talk. */
  readonly course: SoundCourse | null;
}

const fresh: Line = { answered: false, talks: false, speaks: false, course: null };
const everyMs = 1_000;

/**
 * Keeps the sound of each call from second to second. Measured is the connection on which the desk talks: the caller's,
 * and in a consultation the target's while it is the target who is heard; what is held hears music and counts for
 * nothing. All of it goes into the one summary of the caller's call.
 */
export function createQuality({ clock, timers, callOf, publish }: QualityPorts): Quality {
  /** By the id of the leg, which is the id of its connection too. */
  const lines = new Map<string, Line>();
  /** By call; kept until the call's end is on its way to the journal. */
  const tallies = new Map<string, Tally>();
  let shown = '[]';
  let stopTicking: (() => void) | null = null;

  const isTalked = (line: Line): boolean => line.answered && line.talks && line.course !== null;

  function change(legId: string, changed: Partial<Line>): void {
    const before = lines.get(legId) ?? fresh;
    const now = { ...before, ...changed };
    const at = clock.now();
    const talked = before.answered && before.talks;
    const talks = now.answered && now.talks;
    lines.set(legId, talks && !talked ? { ...now, course: startCourse(now.course, at) } : now);
    const callId = callOf(legId);
    if (talked && !talks && callId !== null) tell(callId, (tally) => paused(tally, at));
    if (talks !== talked) show();
    tick();
  }

  function tell(callId: string, act: (tally: Tally) => Tally): void {
    const tally = tallies.get(callId);
    if (tally !== undefined) tallies.set(callId, act(tally));
  }

  function take(sample: SoundSample, at: number): void {
    const line = lines.get(sample.mediaId);
    if (line === undefined || line.course === null || !isTalked(line)) return;
    const { course, interval } = followCourse(line.course, sample, { speaks: line.speaks }, at);
    lines.set(sample.mediaId, { ...line, course });
    const callId = callOf(sample.mediaId);
    if (interval !== null && callId !== null) tell(callId, (tally) => measured(tally, course, interval, at));
  }

  function views(): SoundView[] {
    const at = clock.now();
    return [...lines].flatMap(([legId, line]) => {
      const callId = callOf(legId);
      if (callId === null || line.course === null || !isTalked(line)) return [];
      const view = viewOf(line.course, at);
      return view === null ? [] : [{ callId, ...view }];
    });
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
    if (stopTicking !== null || ![...lines.values()].some(isTalked)) return;
    stopTicking = timers.after(everyMs, () => {
      stopTicking = null;
      const at = clock.now();
      for (const [legId, line] of lines) {
        const callId = callOf(legId);
        if (callId !== null && line.course !== null && isTalked(line) && isUnmeasured(line.course, at))
          tell(callId, (tally) => unmeasured(tally, everyMs));
      }
      show();
      tick();
    });
  }

  function answered(legId: string, at: number): void {
    const callId = callOf(legId);
    if (callId !== null && !tallies.has(callId)) tallies.set(callId, startTally(at));
    change(legId, { answered: true });
  }

  function ended(event: Extract<TelephoneEvent, { kind: 'ended' }>): TelephoneEvent {
    const line = lines.get(event.callId);
    const side = line?.course === undefined || line.course === null ? null : sideOf(line.course.oneWay.faults);
    const wasTalked = line !== undefined && isTalked(line);
    change(event.callId, { talks: false });
    lines.delete(event.callId);
    // A call without a line in the journal has nothing to sum up; a leg's tally is its call's.
    return side === null || !wasTalked ? event : { ...event, cause: { ...event.cause, sound: side } };
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
      if (event.kind === 'answered') answered(event.callId, event.at);
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
