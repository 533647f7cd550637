import type { Core, SessionInviteOptions } from 'sip.js';
import type { Media } from '#core/call/telephone.ts';
import type { CallTrouble } from '#core/call/trouble.ts';
import type { MediaId } from '#core/support/ids.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { isDialogGone } from './cause.ts';
import { glarePause } from './pace.ts';
import type { CallSound } from './sound.ts';

/** Changes a talking call by re-INVITE (RFC 3261 section 14), one after the other; the last wish wins. */
export interface Renegotiation {
  /** The ACK is there. Before it sip.js takes our offer for the one that the ACK should have answered, and hangs up. */
  readonly start: () => void;
  readonly hold: (held: boolean) => void;
  /** The call is offered anew whatever was agreed. */
  readonly renew: (why: Renewal) => void;
  /** A request inside the call, to show that it lives (RFC 4028 section 7.4). */
  readonly refresh: () => void;
  /** The other side's re-INVITE. Rejects when the page cannot answer it. */
  readonly answerTo: (offer: string) => Promise<string>;
  /** The offer for the wire: our own re-INVITE's, or one for a re-INVITE that came without. */
  readonly offer: () => Promise<string>;
  readonly accept: (answer: string) => void;
  /** Resolves when no re-INVITE of ours is under way. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** A new page has no sound before it is agreed anew, nor has a path that was lost; over a new link the sound goes on. */
type Renewal = 'page' | 'path' | 'link';

/** The call towards the other side, as far as a re-INVITE needs it. */
interface Reinvited {
  readonly invite: (options: SessionInviteOptions) => Promise<unknown>;
  readonly isEstablished: () => boolean;
}

export interface RenegotiationPorts {
  readonly leg: Reinvited;
  readonly media: Media;
  readonly mediaId: MediaId;
  readonly sound: CallSound;
  readonly timers: Timers;
  readonly log: Log;
  readonly random: () => number;
  readonly linkUp: () => boolean;
  /** The link leads to another server than the one that the call was made over. */
  readonly isAway: () => boolean;
  /** Headers of a request that refreshes the session. */
  readonly refreshHeaders: () => readonly string[];
  readonly onAgreed: (answer: Core.IncomingResponse) => void;
  /** 422: true when the next request asks for more (RFC 4028 section 6). */
  readonly asksForMore: (refusal: Core.IncomingResponse) => boolean;
  /** By the other side, which is there all the same. */
  readonly onRefused: () => void;
  readonly onTrouble: (trouble: CallTrouble | null) => void;
  /** There is no sound, and a re-INVITE will not bring it. */
  readonly onStranded: () => void;
  /** The other side has forgotten the call. */
  readonly onGone: () => void;
}

type Outcome =
  | { readonly kind: 'agreed' | 'superseded' | 'gone' | 'out-of-reach' | 'link-down' | 'too-short' }
  /** Another negotiation was under way, or the other side asks for a pause (RFC 3261 section 14.2). */
  | { readonly kind: 'later'; readonly pauseMs: number }
  /** By the other side (`status`) or by the page (0). */
  | { readonly kind: 'refused'; readonly status: number };

const mostRetries = 10;

export function createRenegotiation(ports: RenegotiationPorts): Renegotiation {
  const { leg, media, mediaId, sound, timers, log, random } = ports;
  let wished = false;
  /** What both sides last agreed on; null when an attempt failed and nobody knows. */
  let agreed: boolean | null = false;
  let refused: boolean | null = null;
  let due = false;
  /** What was due was due because there is no sound. */
  let silent = false;
  let started = false;
  let running = false;
  let stopped = false;
  let linkDown = false;
  let retries = 0;
  let cancelRetry: (() => void) | null = null;
  let offersFromThere = 0;
  let readyOffer: string | null = null;
  let accepting: Promise<void> = Promise.resolve();
  let silenced: Promise<void> = Promise.resolve();
  let settled: Promise<void> = Promise.resolve();

  const needed = (): boolean =>
    started && !stopped && !linkDown && cancelRetry === null && (due || (wished !== agreed && wished !== refused));

  function run(): void {
    if (running) return;
    running = true;
    settled = work();
  }

  async function work(): Promise<void> {
    while (needed()) await step();
    running = false;
  }

  async function step(): Promise<void> {
    const held = wished;
    const wasDue = due;
    due = false;
    const outcome = await negotiate(held);
    switch (outcome.kind) {
      case 'agreed':
        agreed = held;
        refused = null;
        retries = 0;
        silent = false;
        ports.onTrouble(null);
        await sound.apply();
        break;
      case 'superseded':
        // The page stands ready for what is no longer wished.
        due ||= wasDue;
        agreed = null;
        break;
      case 'later':
        due ||= wasDue;
        agreed = null;
        retry(held, outcome.pauseMs);
        break;
      case 'link-down':
        due = true;
        linkDown = true;
        break;
      case 'too-short':
        due = true;
        break;
      case 'refused':
        log.warn('re-invite-refused', { held, status: outcome.status });
        refused = held;
        if (outcome.status === 0) {
          agreed = null;
          break;
        }
        ports.onRefused();
        tellRefused(held);
        // A page without any agreement of its own has nothing to go back to.
        if (silent) break;
        await media.restore(mediaId);
        await sound.apply();
        break;
      case 'out-of-reach':
        agreed = null;
        refused = held;
        ports.onTrouble('out-of-reach');
        break;
      case 'gone':
        stop();
        ports.onGone();
    }
  }

  /** A page that cannot make the offer tells by itself what is wrong with it, or is followed by one that can. */
  function tellRefused(held: boolean): void {
    if (silent) ports.onStranded();
    else if (agreed !== held) ports.onTrouble(held ? 'hold-refused' : 'resume-refused');
  }

  async function negotiate(held: boolean): Promise<Outcome> {
    if (!ports.linkUp()) return { kind: 'link-down' };
    // The room must not be heard while the re-INVITE is on its way, nor afterwards if it is refused.
    await silenced;
    await accepting;
    const before = offersFromThere;
    const offer = await media.offer(mediaId, held);
    if (!offer.ok) return { kind: 'refused', status: 0 };
    if (stopped || wished !== held) return { kind: 'superseded' };
    if (!ports.linkUp()) return { kind: 'link-down' };
    if (before !== offersFromThere) return { kind: 'later', pauseMs: glarePause(false, random) };
    readyOffer = offer.value;
    return reinvite();
  }

  function reinvite(): Promise<Outcome> {
    return new Promise((done) => {
      const asked = async (): Promise<void> => {
        try {
          await leg.invite({
            requestOptions: { extraHeaders: [...ports.refreshHeaders()] },
            requestDelegate: {
              onAccept: (answer) => {
                ports.onAgreed(answer);
                done({ kind: 'agreed' });
              },
              onReject: (refusal) => done(judge(refusal)),
            },
          });
        } catch {
          // Nearly always the other side's re-INVITE is still open: as good as a 491.
          readyOffer = null;
          done(leg.isEstablished() ? { kind: 'later', pauseMs: glarePause(false, random) } : { kind: 'superseded' });
        }
      };
      void asked();
    });
  }

  function judge(refusal: Core.IncomingResponse): Outcome {
    const status = refusal.message.statusCode ?? 500;
    if (!ports.linkUp()) return { kind: 'link-down' };
    if (status === 491) return { kind: 'later', pauseMs: glarePause(false, random) };
    if (status === 422 && ports.asksForMore(refusal)) return { kind: 'too-short' };
    // Another server knows nothing of the call, or of the way back to the one that does, and has many words for it.
    if (ports.isAway() && status !== 488 && status !== 606) return { kind: 'out-of-reach' };
    if (isDialogGone(status)) return { kind: 'gone' };
    const seconds = Number.parseInt(refusal.message.getHeader('retry-after') ?? '', 10);
    if (status === 500 && seconds <= 10) return { kind: 'later', pauseMs: seconds * 1_000 };
    return { kind: 'refused', status };
  }

  function retry(held: boolean, pauseMs: number): void {
    retries += 1;
    if (retries > mostRetries) {
      retries = 0;
      due = false;
      tellRefused(held);
      refused = held;
      return;
    }
    cancelRetry = timers.after(pauseMs, () => {
      cancelRetry = null;
      run();
    });
  }

  function stop(): void {
    stopped = true;
    cancelRetry?.();
  }

  return {
    start: () => {
      started = true;
      run();
    },
    hold: (held) => {
      wished = held;
      refused = null;
      // As it still is at the other side, which had refused the change.
      if (held === agreed) ports.onTrouble(null);
      sound.hold(held);
      silenced = sound.apply();
      run();
    },
    renew: (why) => {
      due = true;
      silent ||= why !== 'link';
      refused = null;
      linkDown = false;
      run();
    },
    refresh: () => {
      due = true;
      run();
    },
    answerTo: async (offer) => {
      offersFromThere += 1;
      const answer = await media.answer(mediaId, offer);
      if (!answer.ok) throw new Error(answer.error);
      void sound.apply();
      return answer.value;
    },
    offer: async () => {
      const ready = readyOffer;
      readyOffer = null;
      if (ready !== null) return ready;
      offersFromThere += 1;
      const offer = await media.offer(mediaId, wished);
      if (!offer.ok) throw new Error(offer.error);
      return offer.value;
    },
    accept: (answer) => {
      accepting = accepted(answer);
    },
    settled: () => settled,
    stop,
  };

  /** The ACK does not wait for the page; a page that fails here is followed by another, which offers anew. */
  async function accepted(answer: string): Promise<void> {
    const told = await media.accept(mediaId, answer);
    if (!told.ok) log.warn('answer-not-accepted', { failure: told.error });
  }
}
