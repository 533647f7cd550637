import { createTelephone } from '../../../electron/adapters/sip/telephone.ts';
import type { TelephoneEvent } from '#core/call/telephone.ts';
import { createCaller } from './caller.ts';
import { openDesk } from './desk.ts';

// A process of its own with real time: it must end by itself after `close`, with a call left in every state behind.
const desk = await openDesk();
const told: string[] = [];
const waiting = new Map<string, (event: TelephoneEvent) => void>();
const until = (kind: TelephoneEvent['kind']): Promise<TelephoneEvent> =>
  new Promise((came) => {
    waiting.set(kind, came);
  });

let lastId = 0;
const telephone = createTelephone({
  clock: { now: Date.now, zone: () => 'Europe/Kyiv' },
  timers: {
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  },
  ids: {
    next: () => {
      lastId += 1;
      return `id-${lastId}`;
    },
  },
  log: { info: () => undefined, warn: () => undefined },
  media: desk.media,
  onEvent: (event) => {
    told.push(event.kind);
    waiting.get(event.kind === 'phone-changed' ? event.phone.state : event.kind)?.(event);
    waiting.get(event.kind)?.(event);
  },
});

const came = until('invited');
telephone.connect({ uri: 'sip:1000@pbx.test', server: desk.peer.url, user: '1000', password: 'secret' });
await desk.peer.take((message) => message.one('authorization') !== '');
await desk.peer.settled();
const caller = createCaller(desk, { more: [['Expires', '3600']] });
caller.send();
const invited = await came;
if (invited.kind !== 'invited') throw new Error('no call');
telephone.ring(invited.callId);
telephone.answer(invited.callId);
// Never acknowledged: the BYE has to wait for an ACK that does not come.
await desk.peer.response('INVITE', 200);
await telephone.close();
await desk.peer.stop();
process.stdout.write(JSON.stringify({ told }));
