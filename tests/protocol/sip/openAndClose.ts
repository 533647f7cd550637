import { mainLine } from '#core/call/line.ts';
import { createTelephone } from '../../../electron/adapters/sip/telephone.ts';
import type { TelephoneEvent } from '#core/call/telephone.ts';
import { callId } from '#core/support/ids.ts';
import { createCallee } from './callee.ts';
import { createCaller } from './caller.ts';
import { openDesk } from './desk.ts';
import { sdpOf } from './fakeMedia.ts';
import { dialogInfo, subscribed } from './notifier.ts';

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
telephone.connect(mainLine, { uri: 'sip:1000@pbx.test', server: desk.peer.url, user: '1000', password: 'secret' });
await desk.peer.take((message) => message.one('authorization') !== '');
await desk.peer.settled();
const caller = createCaller(desk, { more: [['Expires', '3600']] });
caller.send();
const invited = await came;
if (invited.kind !== 'invited') throw new Error('no call');
telephone.ring(invited.callId);
telephone.answer(invited.callId);
// Dialled, and left in every state; watched, with and without an answer.
const dial = async (number: string): Promise<ReturnType<typeof createCallee>> => {
  telephone.dial(callId(number), mainLine, number);
  return createCallee(desk, await desk.peer.request('INVITE'));
};
await dial('101');
(await dial('102')).respond(180);
const talking = await dial('103');
talking.respond(200, { body: sdpOf('their answer') });
await desk.peer.request('ACK');
await desk.peer.settled();
telephone.refer(callId('103'), '104');
await desk.peer.request('REFER');
telephone.hangUp(callId('101'));
telephone.watch('main', ['105', '106', '107']);
(await subscribed(desk, '105')).accept(dialogInfo(0, []));
(await subscribed(desk, '106')).refuse(404);
await subscribed(desk, '107');
await desk.peer.settled();
// Never acknowledged: the BYE has to wait for an ACK that does not come.
await desk.peer.response('INVITE', 200);
await telephone.close();
await desk.peer.stop();
process.stdout.write(JSON.stringify({ told }));
