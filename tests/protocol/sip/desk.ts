import { createTelephone, type TelephoneOptions } from '../../../electron/adapters/sip/telephone.ts';
import type { Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { LogFacts } from '#core/support/ports.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type FakeMedia, fakeMedia } from './fakeMedia.ts';
import { type Peer, startPeer } from './peer.ts';

type Kind = TelephoneEvent['kind'];
type Of<K extends Kind> = Extract<TelephoneEvent, { kind: K }>;

/** A telephone with its line to a scripted PBX, its page, its clock and its log. */
export interface Desk {
  readonly telephone: Telephone;
  readonly peer: Peer;
  readonly clock: FakeClock;
  readonly media: FakeMedia;
  readonly logged: readonly string[];
  readonly events: readonly TelephoneEvent[];
  /** The next event of this kind that was not taken yet; waits for it. */
  readonly event: <K extends Kind>(kind: K) => Promise<Of<K>>;
  /** The next phone state that fits. */
  readonly phone: (state: PhoneState['state'], reason?: PhoneState['reason']) => Promise<PhoneState>;
  readonly connect: (more?: { password?: string; server?: string; uri?: string }) => void;
  /** Connects and waits for the registration. */
  readonly registered: () => Promise<void>;
}

export interface DeskOptions extends TelephoneOptions {
  readonly trustedCa?: string;
}

const opened: (() => Promise<void>)[] = [];

/** For `afterEach`: closes every desk and every PBX of the test. */
export async function closeDesks(): Promise<void> {
  await Promise.all(opened.splice(0).map((close) => close()));
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const peer = await startPeer();
  const clock = fakeClock();
  const media = fakeMedia();
  const events: TelephoneEvent[] = [];
  const logged: string[] = [];
  let untaken: TelephoneEvent[] = [];
  let waiting: { fits: (event: TelephoneEvent) => boolean; got: (event: TelephoneEvent) => void }[] = [];
  let lastId = 0;

  const note = (event: string, facts: LogFacts = {}): void => void logged.push(`${event} ${JSON.stringify(facts)}`);
  const { trustedCa } = options;
  const telephone = createTelephone(
    {
      clock,
      timers: clock,
      ids: {
        next: () => {
          lastId += 1;
          return `id-${lastId}`;
        },
      },
      log: { info: note, warn: note },
      media,
      onEvent: (event) => {
        events.push(event);
        const wanted = waiting.find((one) => one.fits(event));
        if (wanted === undefined) untaken.push(event);
        else {
          waiting = waiting.filter((one) => one !== wanted);
          wanted.got(event);
        }
      },
      ...(trustedCa === undefined ? {} : { trustedCa }),
    },
    // Time passes here in leaps, in which no pong can come; where the watchdog matters it is given its time.
    { random: () => 1, ...options, pace: { pingMs: 1_000_000_000, ...options.pace } },
  );

  function take(fits: (event: TelephoneEvent) => boolean): Promise<TelephoneEvent> {
    const known = untaken.find(fits);
    if (known !== undefined) {
      untaken = untaken.filter((event) => event !== known);
      return Promise.resolve(known);
    }
    return new Promise((got, never) => {
      const tooLong = setTimeout(() => never(new Error(`never came; told: ${JSON.stringify(events)}`)), 5_000);
      waiting.push({
        fits,
        got: (event) => {
          clearTimeout(tooLong);
          got(event);
        },
      });
    });
  }

  async function event<K extends Kind>(kind: K): Promise<Of<K>> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the filter has looked at the kind
    return (await take((one) => one.kind === kind)) as Of<K>;
  }

  async function phone(state: PhoneState['state'], reason?: PhoneState['reason']): Promise<PhoneState> {
    const told = await take(
      (one) =>
        one.kind === 'phone-changed' && one.phone.state === state && (reason === undefined || one.phone.reason === reason),
    );
    if (told.kind !== 'phone-changed') throw new Error('not a phone state');
    return told.phone;
  }

  function connect(more: { password?: string; server?: string; uri?: string } = {}): void {
    telephone.connect({ uri: 'sip:1000@pbx.test', server: peer.url, user: '1000', password: 'secret', ...more });
  }

  opened.push(async () => {
    const closed = telephone.close();
    clock.pass(60_000);
    await closed;
    await peer.stop();
  });

  return {
    telephone,
    peer,
    clock,
    media,
    logged,
    events,
    event,
    phone,
    connect,
    registered: async () => {
      connect();
      await phone('registered');
    },
  };
}
