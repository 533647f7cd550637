import { afterEach, expect, it } from 'vitest';
import type { CallId } from '#core/support/ids.ts';
import { type Caller, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import type { Heard } from './sip/message.ts';

afterEach(closeDesks);

async function talkingDesk(): Promise<{ desk: Desk; caller: Caller; callId: CallId }> {
  const desk = await openDesk();
  await desk.registered();
  const call = await talking(desk);
  await desk.peer.settled();
  desk.media.asked.length = 0;
  return { desk, ...call };
}

const key = (info: Heard): string => `${info.one('content-type')} ${info.body.replaceAll('\r\n', ' ').trim()}`;

it('keys go as RTP events where those were agreed on, and nothing of them by SIP', async () => {
  const { desk, callId } = await talkingDesk();
  desk.telephone.digits(callId, '12#', 'rtp');
  await desk.peer.settled();
  expect({ asked: desk.media.asked, infos: desk.peer.count('INFO') }).toEqual({ asked: ['digits 12#'], infos: 0 });
});

it('keys go by INFO where there are no such events, each when the one before was answered, behind those asked before', async () => {
  const { desk, caller, callId } = await talkingDesk();
  desk.media.fail('digits', 'no-telephone-event');
  const wake = desk.media.think('digits');
  desk.telephone.digits(callId, '5*', 'rtp');
  desk.telephone.digits(callId, '7', 'info');
  wake();
  const first = await desk.peer.request('INFO');
  await desk.peer.settled();
  expect([key(first), desk.peer.count('INFO')]).toEqual(['application/dtmf-relay Signal=5 Duration=160', 1]);
  caller.answer(first, 200);
  const second = await desk.peer.request('INFO');
  expect(key(second)).toBe('application/dtmf-relay Signal=* Duration=160');
  // Refused: the next one is a key of its own.
  caller.answer(second, 415);
  const third = await desk.peer.request('INFO');
  expect(key(third)).toBe('application/dtmf-relay Signal=7 Duration=160');
  caller.answer(third, 200);
  await desk.peer.settled();
  expect(desk.media.asked).toEqual(['digits 5*']);
});

it('keys of a call that ends meanwhile are let go', async () => {
  const { desk, caller, callId } = await talkingDesk();
  desk.telephone.digits(callId, '12', 'info');
  const first = await desk.peer.request('INFO');
  caller.request('BYE');
  await desk.event('ended');
  caller.answer(first, 481);
  await desk.peer.settled();
  desk.telephone.digits(callId, '3', 'info');
  await desk.peer.settled();
  expect(desk.peer.count('INFO')).toBe(1);
});

it('keys that the caller presses are taken without a stir', async () => {
  const { desk, caller, callId } = await talkingDesk();
  caller.request('INFO', [], 'Signal=4\r\nDuration=160\r\n');
  await desk.peer.response('INFO', 200);
  desk.telephone.hangUp(callId);
  await desk.peer.request('BYE');
});
