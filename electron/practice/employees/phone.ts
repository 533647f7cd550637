import type { Timers } from '#core/support/ports.ts';
import { type CallRecord, type CallStage, createCallRecord, type TelephoneCall } from '../callState.ts';
import type { EndedBy } from '../calls/line.ts';
import { createParty, type Party } from '../calls/party.ts';
import { type CallMedia, createCallMedia, createMediaOnPaper } from '../media/callMedia.ts';
import type { Heard } from '../media/listener.ts';
import { type Sound, speech } from '../media/sound.ts';
import { token } from '../sip/address.ts';
import { createLamp, type Lamp } from './lamp.ts';
import type { Manner } from './manner.ts';

export interface PhoneOptions {
  readonly manner: Manner;
  /** 2 s if left out. */
  readonly answerMs?: number;
  /** How long it rings in vain; 30 s if left out. */
  readonly ringMs?: number;
  /** How long after the answer this side hangs up; never if left out. */
  readonly talkMs?: number;
  /** What is said, from its beginning in each call; nothing if left out. */
  readonly sound?: () => Sound;
  /** Answers with this SDP and has no media at all, for load and signalling. */
  readonly answer?: string;
}

/** A call at a phone of the exchange, seen from there. */
interface PhoneCall extends TelephoneCall {
  /** Takes it now; nothing where it no longer rings. */
  readonly pickUp: () => void;
}

/** Somebody's phone, as a test sees it. */
export interface WatchedPhone {
  /** Its calls, the oldest first; a hundred are kept. */
  readonly calls: () => readonly PhoneCall[];
  /** Resolves when a call is in this stage: the one there is, or else the next. Rejects when that ends before. */
  readonly until: (stage: CallStage) => Promise<void>;
  /** What its newest call hears; silence before the first. */
  readonly heard: () => Heard;
  readonly manner: () => Manner;
  /** For calls to come; what rings goes on as it began. */
  readonly setManner: (manner: Manner) => void;
}

/** A phone as the switchboard sees it. */
export interface Phone extends WatchedPhone {
  /** Extension, or public number. */
  readonly address: string;
  readonly lamp: Lamp;
  readonly ring: (caller: Ringing) => Rung | Refusal;
  /** Ends what is left of its calls. */
  readonly close: () => void;
}

/** Who rings it, and what he is told of it. */
interface Ringing {
  readonly callId: string;
  /** Whether the desk itself rings; else somebody whom it hands on. */
  readonly isDesk: boolean;
  readonly onPickedUp: () => void;
  readonly onDeclined: () => void;
  readonly onUnanswered: () => void;
  /** The receiver was put down after the answer. */
  readonly onHungUp: () => void;
}

export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly reason: string;
}

export interface Rung {
  readonly kind: 'ringing';
  readonly party: Party;
  readonly talks: (stage: 'talking' | 'held') => void;
  /** The line to the desk is over; `status` is the final one of the INVITE. Who is joined with another stays. */
  readonly lineOver: (endedBy: EndedBy, status?: number) => void;
  /** Nobody is there any more to talk to. */
  readonly giveUp: (endedBy: EndedBy, status: number) => void;
}

export interface PhoneGround {
  readonly mediaAddresses: readonly string[];
  readonly timers: Timers;
  readonly now: () => number;
}

const usualAnswerMs = 2000;
const usualRingMs = 30_000;
const keptCalls = 100;
const refusals = {
  away: { kind: 'refused', status: 480, reason: 'Temporarily Unavailable' },
  busy: { kind: 'refused', status: 486, reason: 'Busy Here' },
} as const;

export function createPhone(address: string, options: PhoneOptions, ground: PhoneGround): Phone {
  const { timers } = ground;
  const lamp = createLamp(options.manner);
  let calls: readonly PhoneCall[] = [];
  let waiting: ((call: PhoneCall) => void)[] = [];
  let manner = options.manner;
  /** Of the calls that are not over. */
  const endings = new Set<Rung['giveUp']>();

  function ring(caller: Ringing): Rung | Refusal {
    if (manner === 'away') return refusals.away;
    if (manner === 'busy' || endings.size > 0) return refusals.busy;
    const record = createCallRecord(ground.now, 'ringing');
    record.mark('rangAt');
    const media = mediaOf(options, ground, record);
    const party = createParty({
      media,
      hasLine: caller.isDesk,
      onJoined: () => talks('talking'),
      onParted: caller.onHungUp,
    });
    let end: { readonly by: EndedBy; readonly status: number | null } | null = null;
    let stopTalking: (() => void) | null = null;
    const stopRinging = letRing(manner, caller);

    party.onGone(() => {
      stopRinging();
      stopTalking?.();
      endings.delete(giveUp);
      record.mark('endedAt');
      record.change({ stage: 'ended', status: end?.status ?? record.state().status, endedBy: end?.by ?? 'caller' });
    });
    function talks(stage: 'talking' | 'held'): void {
      stopRinging();
      record.mark('answeredAt');
      record.change({ stage, status: 200 });
      if (options.talkMs !== undefined) stopTalking ??= timers.after(options.talkMs, hangUp);
    }
    function lineOver(by: EndedBy, status?: number): void {
      if (!party.isLeaving() && party.bridge() === null) end ??= { by, status: status ?? record.state().status };
      party.lineOver();
    }
    function hangUp(): void {
      if (record.state().stage === 'ended') return;
      if (record.state().stage === 'ringing') {
        caller.onDeclined();
        return;
      }
      end = { by: 'callee', status: record.state().status };
      party.quit();
      caller.onHungUp();
    }
    function giveUp(by: EndedBy, status: number): void {
      end ??= { by, status };
      party.quit();
    }
    const pickUp = () => {
      stopRinging();
      if (record.state().stage === 'ringing') caller.onPickedUp();
    };

    endings.add(giveUp);
    const call: PhoneCall = {
      callId: caller.callId,
      state: record.state,
      marks: record.marks,
      onChange: record.onChange,
      until: record.until,
      heard: media.heard,
      packets: media.packets,
      digits: media.digits,
      bridge: party.bridge,
      pickUp,
      hangUp,
    };
    calls = [...calls, call].slice(-keptCalls);
    lamp.follow(token(), record);
    const ready = waiting;
    waiting = [];
    for (const tell of ready) tell(call);
    return { kind: 'ringing', party, talks, lineOver, giveUp };
  }

  function letRing(how: Manner, caller: Ringing): () => void {
    const { answerMs = usualAnswerMs, ringMs = usualRingMs } = options;
    if (how === 'answers') return timers.after(answerMs, caller.onPickedUp);
    if (how === 'declines') return timers.after(answerMs, caller.onDeclined);
    return timers.after(ringMs, caller.onUnanswered);
  }

  return {
    address,
    lamp,
    ring,
    calls: () => calls,
    until: async (stage) => {
      const newest = calls.at(-1);
      const isOver = newest === undefined || newest.state().stage === 'ended';
      const call = isOver ? await new Promise<PhoneCall>((resolve) => void waiting.push(resolve)) : newest;
      await call.until(stage);
    },
    heard: () => calls.at(-1)?.heard() ?? { hz: 0, rms: 0 },
    manner: () => manner,
    setManner: (next) => {
      manner = next;
      lamp.setManner(next);
    },
    close: () => {
      for (const giveUp of endings) giveUp('exchange', 480);
    },
  };
}

function mediaOf({ answer, sound }: PhoneOptions, ground: PhoneGround, record: CallRecord): CallMedia {
  if (answer !== undefined) return createMediaOnPaper(answer);
  return createCallMedia({
    addresses: ground.mediaAddresses,
    sound: sound?.() ?? speech([], 0),
    now: ground.now,
    onFirstPacket: () => record.mark('firstPacketAt'),
  });
}
