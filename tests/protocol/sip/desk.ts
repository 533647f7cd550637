import { createTelephone, type TelephoneOptions } from '../../../electron/adapters/sip/telephone.ts';
import { mainLine } from '#core/call/line.ts';
import type { Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { LogFacts } from '#core/support/ports.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type FakeMedia, fakeMedia } from './fakeMedia.ts';
import { createInbox } from './inbox.ts';
import { type Certificate, type Peer, startPeer } from './peer.ts';

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
  readonly connect: (more?: { password?: string; server?: string; secondServer?: string; uri?: string }) => void;
  /** Connects and waits for the registration. */
  readonly registered: () => Promise<void>;
}

export interface DeskOptions extends TelephoneOptions {
  readonly trustedCa?: string;
  readonly certificate?: Certificate;
}

const opened: (() => Promise<void>)[] = [];

/** For `afterEach`: closes every desk and every PBX of the test. */
export async function closeDesks(): Promise<void> {
  await Promise.all(opened.splice(0).map((close) => close()));
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const peer = await startPeer(options.certificate);
  const clock = fakeClock();
  const media = fakeMedia();
  const events: TelephoneEvent[] = [];
  const logged: string[] = [];
  const inbox = createInbox<TelephoneEvent>((told) => JSON.stringify(told));
  let lastId = 0;

  const note = (what: string, facts: LogFacts = {}): void => void logged.push(`${what} ${JSON.stringify(facts)}`);
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
      onEvent: (told) => {
        events.push(told);
        inbox.put(told);
      },
      ...(trustedCa === undefined ? {} : { trustedCa }),
    },
    // Time passes here in leaps, in which no pong can come; where the watchdog matters it is given its time.
    { random: () => 1, ...options, pace: { pingMs: 1_000_000_000, ...options.pace } },
  );

  async function event<K extends Kind>(kind: K): Promise<Of<K>> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the filter has looked at the kind
    return (await inbox.take((one) => one.kind === kind)) as Of<K>;
  }

  async function phone(state: PhoneState['state'], reason?: PhoneState['reason']): Promise<PhoneState> {
    const told = await inbox.take(
      (one) =>
        one.kind === 'phone-changed' &&
        one.phone.state === state &&
        (reason === undefined || one.phone.reason === reason),
    );
    if (told.kind !== 'phone-changed') throw new Error('not a phone state');
    return told.phone;
  }

  function connect(more: { password?: string; server?: string; secondServer?: string; uri?: string } = {}): void {
    telephone.connect(mainLine, {
      uri: 'sip:1000@pbx.test',
      server: peer.url,
      user: '1000',
      password: 'secret',
      ...more,
    });
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
