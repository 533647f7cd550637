import type { Heard } from './media/listener.ts';

/**
 * A simulated call, seen from the caller's side:
 *
 *   preparing --INVITE--> calling --180--> ringing --2xx--> talking <--re-INVITE--> held
 *       '-------------------'-----------------'----------------'--------------------'----> ended
 */
export type CallStage = 'preparing' | 'calling' | 'ringing' | 'talking' | 'held' | 'ended';

export interface CallState {
  readonly stage: CallStage;
  /** Final status of the INVITE: 200, 486, 487, 603 ...; null before it, or if none came. */
  readonly status: number | null;
  /** null while it lasts. `media`: the desk's answer held nothing a telephone can speak. */
  readonly endedBy: 'caller' | 'desk' | 'network' | 'media' | null;
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

export interface SimulatedCall {
  /** SIP Call-ID. */
  readonly callId: string;
  readonly state: () => CallState;
  readonly marks: () => CallMarks;
  /** Told of every change of state; the answer takes it back. */
  readonly onChange: (listener: (state: CallState) => void) => () => void;
  /**
   * Resolves when the call is in this stage (`calling` and `ringing`: there or beyond); rejects when it ends before.
   */
  readonly until: (stage: CallStage) => Promise<void>;
  /** What came of the desk's sound in the last second. */
  readonly heard: () => Heard;
  /** RTP packets of sound received so far. */
  readonly packets: () => number;
  /** Keys the desk pressed, by RFC 4733 or INFO, in their order. */
  readonly digits: () => string;
  /** Gives up before the answer; `reason` is the value of a Reason header (RFC 3326). Ignored once answered. */
  readonly cancel: (reason?: string) => void;
  /** Hangs up, or gives up where it still rings. */
  readonly hangUp: () => void;
}

const order: readonly CallStage[] = ['preparing', 'calling', 'ringing', 'talking', 'held', 'ended'];

/** State and marks of one call, with those who want to know of changes. */
export function createCallRecord(now: () => number) {
  let state: CallState = { stage: 'preparing', status: null, endedBy: null };
  let marks: CallMarks = { invitedAt: null, rangAt: null, answeredAt: null, firstPacketAt: null, endedAt: null };
  const listeners = new Set<(state: CallState) => void>();

  const onChange = (listener: (state: CallState) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const isAt = (stage: CallStage) => {
    if (state.stage === stage) return true;
    const passing = stage === 'calling' || stage === 'ringing';
    return passing && state.stage !== 'ended' && order.indexOf(state.stage) > order.indexOf(stage);
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
    until: (stage: CallStage) =>
      new Promise<void>((resolve, reject) => {
        const settle = () => {
          if (!isAt(stage) && state.stage !== 'ended') return;
          stop();
          if (isAt(stage)) resolve();
          else reject(new Error(`the call ended (${state.endedBy}, ${state.status}) before it was ${stage}`));
        };
        const stop = onChange(settle);
        settle();
      }),
  };
}
