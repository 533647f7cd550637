import type { Heard } from './media/listener.ts';

/**
 * A simulated call, seen from the exchange's end of it:
 *
 *   preparing --INVITE--> calling --180--> ringing --2xx--> talking <--re-INVITE--> held
 *       '-------------------'-----------------'----------------'--------------------'----> ended
 *
 * A call that the exchange's own people receive begins with ringing.
 */
export type CallStage = 'preparing' | 'calling' | 'ringing' | 'talking' | 'held' | 'ended';

export interface CallState {
  readonly stage: CallStage;
  /** Final status of the INVITE: 200, 486, 487, 603 ...; null before it, or if none came. */
  readonly status: number | null;
  /**
   * null while it lasts. `media`: what the desk described held nothing a telephone can speak. `callee`: the employee, or
   * whoever else was rung. `exchange`: not answered in time, or the exchange closed.
   */
  readonly endedBy: 'caller' | 'callee' | 'desk' | 'network' | 'media' | 'exchange' | null;
}

/** Instants by the exchange's clock (epoch milliseconds with fractions), null until they come. */
export interface CallMarks {
  /** The INVITE was given to the socket. */
  readonly invitedAt: number | null;
  /** The first 180 came. */
  readonly rangAt: number | null;
  /** The 2xx to the INVITE came. */
  readonly answeredAt: number | null;
  /** The first RTP packet of the desk came. */
  readonly firstPacketAt: number | null;
  readonly endedAt: number | null;
}

/** One call of somebody at the exchange, whoever began it. */
export interface TelephoneCall {
  /** SIP Call-ID; for a call that the desk is no part of, a name of its own. */
  readonly callId: string;
  readonly state: () => CallState;
  readonly marks: () => CallMarks;
  /** Told of every change of state; the answer takes it back. */
  readonly onChange: (listener: (state: CallState) => void) => () => void;
  /**
   * Resolves when the call is in this stage (`calling` and `ringing`: there or beyond); rejects when it ends before.
   */
  readonly until: (stage: CallStage) => Promise<void>;
  /** What came of the other side's sound in the last second: the desk's, or after a transfer the partner's. */
  readonly heard: () => Heard;
  /** RTP packets of sound received so far. */
  readonly packets: () => number;
  /** Keys the desk pressed, by RFC 4733 or INFO, in their order. */
  readonly digits: () => string;
  /** Whom the desk has joined this one with; null while there is nobody. */
  readonly bridge: () => Bridge | null;
  /** Hangs up, or gives up (declines) where it still rings; after a transfer, the call with the partner. */
  readonly hangUp: () => void;
}

/** A call that rings the desk. */
export interface SimulatedCall extends TelephoneCall {
  /** Gives up before the answer; `reason` is the value of a Reason header (RFC 3326). Ignored once answered. */
  readonly cancel: (reason?: string) => void;
}

/** Two whom the desk has joined, and who talk without it. */
export interface Bridge {
  /** What each of them hears; `transferee` is who was handed on. */
  readonly heard: () => { readonly transferee: Heard; readonly target: Heard };
  readonly isUp: () => boolean;
  /** Both hang up. */
  readonly end: () => void;
}

const order: readonly CallStage[] = ['preparing', 'calling', 'ringing', 'talking', 'held', 'ended'];

export type CallRecord = ReturnType<typeof createCallRecord>;

/** State and marks of one call, with those who want to know of changes. */
export function createCallRecord(now: () => number, stage: CallStage = 'preparing') {
  let state: CallState = { stage, status: null, endedBy: null };
  let marks: CallMarks = { invitedAt: null, rangAt: null, answeredAt: null, firstPacketAt: null, endedAt: null };
  const listeners = new Set<(state: CallState) => void>();

  const onChange = (listener: (state: CallState) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const isAt = (wanted: CallStage) => {
    if (state.stage === wanted) return true;
    const passing = wanted === 'calling' || wanted === 'ringing';
    return passing && state.stage !== 'ended' && order.indexOf(state.stage) > order.indexOf(wanted);
  };

  return {
    state: () => state,
    marks: () => marks,
    onChange,
    mark: (name: keyof CallMarks) => {
      marks = { ...marks, [name]: marks[name] ?? now() };
    },
    change: (next: Partial<CallState>) => {
      state = { ...state, ...next };
      for (const listener of listeners) listener(state);
    },
    until: (wanted: CallStage) =>
      new Promise<void>((resolve, reject) => {
        const settle = () => {
          if (!isAt(wanted) && state.stage !== 'ended') return;
          stop();
          if (isAt(wanted)) resolve();
          else reject(new Error(`the call ended (${state.endedBy}, ${state.status}) before it was ${wanted}`));
        };
        const stop = onChange(settle);
        settle();
      }),
  };
}
