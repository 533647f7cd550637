import {
  type BodyAndContentType,
  type Invitation,
  Inviter,
  type Notification,
  Registerer,
  type Session,
  type SessionDescriptionHandler,
  Subscriber,
  UserAgent,
  type UserAgentDelegate,
} from 'sip.js';
import { WebSocket } from 'ws';
import type { SipAccount } from '#core/call/telephone.ts';
import { createLeg, type Leg } from '../../../electron/practice/media/leg.ts';
import { createListener, type Heard } from '../../../electron/practice/media/listener.ts';
import { tone } from '../../../electron/practice/media/sound.ts';

/** sip.js knows the browser's WebSocket alone. */
Object.assign(globalThis, { WebSocket });

/** The desk's sound in one call: what a page would do, with werift in its place. */
interface DeskMedia {
  readonly heard: () => Heard;
  readonly packets: () => number;
  /** The next offer holds the caller, or takes him back. */
  readonly hold: (on: boolean) => void;
  /** The page was replaced: the next offer comes from a connection of its own. */
  readonly renew: () => void;
}

export interface TestDesk {
  /** Final status of the REGISTER. */
  readonly register: () => Promise<number>;
  readonly unregister: () => Promise<number>;
  /** Each call in turn, from the first. */
  readonly nextCall: () => Promise<Invitation>;
  /** Dials an address; answers with the final status. */
  readonly dial: (uri: string) => Promise<{ readonly call: Session; readonly status: number }>;
  /** Watches an extension's lamp; each body of a NOTIFY in turn. */
  readonly watch: (extension: string, onTold: (body: string) => void) => Promise<void>;
  readonly mediaOf: (call: Session) => DeskMedia;
  /** Breaks the WebSocket without a word. */
  readonly breakLink: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Answered {
  readonly message: { readonly statusCode: number | undefined };
}

/** A desk of sip.js, as the product's own, that says a tone of `hz`. */
export async function createDesk(account: SipAccount, hz = 600): Promise<TestDesk> {
  const calls: Invitation[] = [];
  const lamps: Subscriber[] = [];
  const wanting: ((call: Invitation) => void)[] = [];
  const media = new WeakMap<SessionDescriptionHandler, DeskMedia>();
  const delegate: UserAgentDelegate = {
    onInvite: (call) => {
      const taker = wanting.shift();
      if (taker === undefined) calls.push(call);
      else taker(call);
    },
  };
  const uri = UserAgent.makeURI(account.uri);
  if (uri === undefined) throw new Error('the account has no address');
  const agent = new UserAgent({
    uri,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    transportOptions: { server: account.server },
    logBuiltinEnabled: false,
    delegate,
    sessionDescriptionHandlerFactory: () => {
      const made = createDescriptions(hz);
      media.set(made.descriptions, made.media);
      return made.descriptions;
    },
  });
  await agent.start();
  const registerer = new Registerer(agent);
  const ask = (what: 'register' | 'unregister') =>
    new Promise<number>((resolve) => {
      const tell = ({ message }: Answered) => resolve(message.statusCode ?? 0);
      void registerer[what]({ requestDelegate: { onAccept: tell, onReject: tell } });
    });

  return {
    register: () => ask('register'),
    unregister: () => ask('unregister'),
    nextCall: () =>
      new Promise((resolve) => {
        const call = calls.shift();
        if (call === undefined) wanting.push(resolve);
        else resolve(call);
      }),
    dial: (address) =>
      new Promise((resolve, reject) => {
        const target = UserAgent.makeURI(address);
        if (target === undefined) throw new Error(`${address} is no address`);
        const call = new Inviter(agent, target);
        const tell = ({ message }: Answered) => resolve({ call, status: message.statusCode ?? 0 });
        call.invite({ requestDelegate: { onAccept: tell, onReject: tell } }).catch(reject);
      }),
    watch: async (extension, onTold) => {
      const target = UserAgent.makeURI(`sip:${extension}@${uri.host}`);
      if (target === undefined) throw new Error(`${extension} is no extension`);
      const onNotify = (told: Notification) => {
        void told.accept();
        onTold(told.request.body);
      };
      const lamp = new Subscriber(agent, target, 'dialog', { delegate: { onNotify } });
      lamps.push(lamp);
      await lamp.subscribe();
    },
    mediaOf: (call) => {
      const found = call.sessionDescriptionHandler && media.get(call.sessionDescriptionHandler);
      if (!found) throw new Error('this call has no sound yet');
      return found;
    },
    breakLink: () => agent.transport.disconnect(),
    close: async () => {
      // Stopping waits for ever for a lamp that still shines: sip.js does not tell itself of the last NOTIFY.
      for (const lamp of lamps) await lamp.unsubscribe();
      await agent.stop();
    },
  };
}

function createDescriptions(hz: number): { descriptions: SessionDescriptionHandler; media: DeskMedia } {
  const listener = createListener(() => performance.now());
  const make = () =>
    createLeg({ addresses: ['127.0.0.1'], sound: tone(hz), onSound: listener.take, onDigit: () => undefined });
  let leg: Leg = make();
  let remoteOffer: string | null = null;
  let offering = false;
  let held = false;
  const body = (content: string): BodyAndContentType => ({
    contentType: 'application/sdp',
    body: held ? content.replace('a=sendrecv', 'a=sendonly') : content,
  });
  return {
    media: {
      heard: listener.heard,
      packets: listener.packets,
      hold: (on) => {
        held = on;
        leg.speak(!on);
      },
      renew: () => {
        leg.close();
        leg = make();
      },
    },
    descriptions: {
      close: () => leg.close(),
      hasDescription: (contentType) => contentType === 'application/sdp',
      getDescription: async () => {
        if (remoteOffer !== null) {
          const offer = remoteOffer;
          remoteOffer = null;
          return body(await leg.answer(offer));
        }
        offering = true;
        return body(await leg.offer());
      },
      setDescription: async (sdp) => {
        if (offering) await leg.accept(sdp);
        else remoteOffer = sdp;
        offering = false;
      },
      rollbackDescription: () => Promise.resolve(),
      sendDtmf: () => false,
    },
  };
}
