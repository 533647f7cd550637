import type { Timers } from '#core/support/ports.ts';

/*
 * Session timers (RFC 4028): a call whose other side is no more is found out. One side refreshes at half of the interval
 * by a re-INVITE; where none was agreed to in time, the call has ended.
 *
 *   none --Session-Expires in our 200 or theirs--> running --refreshed by either side--> running
 *                                                   |  |
 *                                                   |  +--half of the interval, and we are the refresher--> re-INVITE
 *                                                   +--interval less min(32 s, a third of it)--> expired (section 10)
 *
 * We never ask for a timer by ourselves: the PBX does, where it wants one, and we support it (section 7.1).
 */

export interface SessionTimer {
  /** For our 200 to their INVITE or re-INVITE (section 9); the timer begins anew. */
  readonly answerTo: (request: Headers) => readonly string[];
  /** For our re-INVITE. */
  readonly request: () => readonly string[];
  /** Their 200 to our INVITE or re-INVITE (section 7.2). */
  readonly answered: (response: Headers) => void;
  /** Their 422: false when what they want can no more be had (section 7.3). */
  readonly tooShort: (refusal: Headers) => boolean;
  /** They have refused a refresh: somebody is there all the same, and the call is worth more than its timer. */
  readonly refused: () => void;
  readonly stop: () => void;
}

interface Headers {
  readonly getHeader: (name: string) => string | undefined;
  readonly getHeaders: (name: string) => string[];
}

export interface SessionTimerPorts {
  readonly timers: Timers;
  /** We are the refresher, and it is time. */
  readonly onDue: () => void;
  /** Nobody has agreed to a refresh in time. */
  readonly onExpired: () => void;
}

/** Nobody may ask for less (section 4), in seconds. */
const least = 90;
/** What fits a timer of the machine, and any call. */
const longest = 86_400;

export function createSessionTimer({ timers, onDue, onExpired }: SessionTimerPorts): SessionTimer {
  let interval: number | null = null;
  let weRefresh = false;
  let minSe = least;
  let cancels: (() => void)[] = [];

  function stop(): void {
    for (const cancel of cancels) cancel();
    cancels = [];
  }

  function run(seconds: number, ours: boolean): void {
    stop();
    interval = seconds;
    weRefresh = ours;
    if (ours) cancels.push(timers.after(seconds * 500, onDue));
    cancels.push(timers.after((seconds - Math.min(32, seconds / 3)) * 1_000, onExpired));
  }

  function none(): readonly string[] {
    stop();
    interval = null;
    return [];
  }

  return {
    answerTo: (request) => {
      const asked = sessionExpires(request);
      // Less than anybody may ask for is a fault of theirs; the call is worth more than its timer.
      if (asked === null || asked.seconds < least) return none();
      minSe = Math.max(minSe, deltaSeconds(request.getHeader('min-se')) ?? least);
      const theyCan = lists(request, 'supported', 'timer') || lists(request, 'require', 'timer');
      // Whoever asked refreshes, if nothing else is said; one that cannot asked through its proxy (section 9, table 2).
      const ours = !theyCan || asked.refresher === 'uas';
      run(asked.seconds, ours);
      const refresher = ours ? 'uas' : 'uac';
      return [`Session-Expires: ${asked.seconds};refresher=${refresher}`, ...(theyCan ? ['Require: timer'] : [])];
    },
    request: () => {
      if (interval === null) return [];
      // The roles stay as they are (section 7.4).
      const refresher = weRefresh ? 'uac' : 'uas';
      return [`Session-Expires: ${interval};refresher=${refresher}`, ...(minSe > least ? [`Min-SE: ${minSe}`] : [])];
    },
    answered: (response) => {
      const agreed = sessionExpires(response);
      if (agreed === null) none();
      else run(Math.max(agreed.seconds, least), agreed.refresher !== 'uas');
    },
    tooShort: (refusal) => {
      const wanted = deltaSeconds(refusal.getHeader('min-se'));
      if (interval === null || wanted === null || wanted <= interval || wanted > longest) return false;
      minSe = wanted;
      interval = wanted;
      return true;
    },
    refused: () => {
      if (interval !== null) run(interval, weRefresh);
    },
    stop,
  };
}

function sessionExpires(message: Headers): { readonly seconds: number; readonly refresher: string } | null {
  const value = message.getHeader('session-expires') ?? '';
  const seconds = deltaSeconds(value);
  if (seconds === null) return null;
  return {
    seconds: Math.min(seconds, longest),
    refresher: /;\s*refresher\s*=\s*(ua[cs])/i.exec(value)?.[1]?.toLowerCase() ?? '',
  };
}

/** Null for what is no number of seconds; more than a day is a day and more. */
function deltaSeconds(value: string | undefined): number | null {
  const digits = /^\s*(\d{1,10})\s*(?:;|$)/.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function lists(message: Headers, header: string, option: string): boolean {
  return message
    .getHeaders(header)
    .flatMap((value) => value.split(','))
    .some((one) => one.trim().toLowerCase() === option);
}
