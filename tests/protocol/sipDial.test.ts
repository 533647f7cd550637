import { mainLine } from '#core/call/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { EndCause } from '#core/call/end.ts';
import { callId } from '#core/support/ids.ts';
import { createCallee, dialled } from './sip/callee.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { type HeaderLine, respond } from './sip/message.ts';

afterEach(closeDesks);

async function readyDesk(): Promise<Desk> {
  const desk = await openDesk();
  await desk.registered();
  return desk;
}

describe('the desk dials', () => {
  it('with the page’s offer, is told of the ringing and of the answer, and then talks', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    expect({ line: callee.invite.startLine, to: callee.invite.one('to'), body: callee.invite.body }).toEqual({
      line: 'INVITE sip:105@pbx.test SIP/2.0',
      to: '<sip:105@pbx.test>',
      body: sdpOf('our offer 1'),
    });
    callee.respond(100);
    callee.respond(180);
    callee.respond(180);
    expect(await desk.event('alerting')).toEqual({ kind: 'alerting', callId: id, at: desk.clock.now(), early: false });
    callee.respond(200, { body: sdpOf('their answer') });
    const ack = await desk.peer.request('ACK');
    expect(ack.startLine).toBe('ACK sip:105@127.0.0.1:5070;transport=ws SIP/2.0');
    expect(await desk.event('answered')).toEqual({ kind: 'answered', callId: id, at: desk.clock.now() });
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['offer', 'accept their answer', 'microphone']);
    expect(desk.events.filter((event) => event.kind === 'alerting')).toHaveLength(1);
  });

  const targets: readonly (readonly [dialled: string, uri: string])[] = [
    ['105', 'sip:105@pbx.test'],
    [' +49 (30) 23-12/51.48 ', 'sip:+493023125148@pbx.test'],
    ['*97#', 'sip:*97%23@pbx.test'],
    ['tel:+4930555', 'sip:+4930555@pbx.test'],
    ['olena.k', 'sip:olena.k@pbx.test'],
    ['Jürgen', 'sip:J%C3%BCrgen@pbx.test'],
    ['hr@branch.test', 'sip:hr@branch.test'],
    ['sip:7@127.0.0.1:5090;transport=tcp', 'sip:7@127.0.0.1:5090;transport=tcp'],
    ['sip:7@x.test?Replaces=a', 'sip:7@x.test'],
  ];
  it.each(targets)('%s as %s', async (number, uri) => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk, number);
    expect(callee.invite.startLine).toBe(`INVITE ${uri} SIP/2.0`);
  });

  it.each(['', '   ', 'two words', 'sip:', 'a@b@c', 'sip:x@<>', 'mailto:x@y.test', 'x"y', '50%', 'a'.repeat(300)])(
    'nobody, when it is no address: %j',
    async (number) => {
      const desk = await readyDesk();
      desk.telephone.dial(callId('dialled'), mainLine, number);
      expect(await desk.event('ended')).toEqual({
        kind: 'ended',
        callId: 'dialled',
        at: desk.clock.now(),
        cause: { by: 'portico', status: null, q850: null, code: 'no-such-number' },
      });
      expect(desk.peer.count('INVITE')).toBe(0);
    },
  );

  it('and proves who it is when it is asked for', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    desk.peer.send(
      respond(callee.invite, 407, [['Proxy-Authenticate', 'Digest realm="pbx.test", nonce="abc", qop="auth"']]),
    );
    await desk.peer.request('ACK');
    const again = createCallee(desk, await desk.peer.request('INVITE'));
    expect(again.invite.one('proxy-authorization')).toContain('username="1000"');
    again.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
  });

  it.each(['no-page', 'microphone-refused', 'no-microphone'] as const)('nobody without sound: %s', async (failure) => {
    const desk = await readyDesk();
    desk.media.fail('offer', failure);
    desk.telephone.dial(callId('dialled'), mainLine, '105');
    expect((await desk.event('ended')).cause).toEqual({
      by: 'portico',
      status: null,
      q850: null,
      code: 'media-failed',
    });
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(0);
  });

  it('nobody without a link', async () => {
    const desk = await openDesk();
    desk.telephone.dial(callId('dialled'), mainLine, '105');
    expect((await desk.event('ended')).cause.code).toBe('link-lost');
  });
});

describe('sound before the answer', () => {
  it('is heard, and the same answer is not taken twice', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    desk.telephone.hear(id, false);
    desk.telephone.hear(id, true);
    callee.respond(180);
    callee.respond(183, { body: sdpOf('their answer') });
    await desk.event('alerting');
    expect(await desk.event('alerting')).toEqual({ kind: 'alerting', callId: id, at: desk.clock.now(), early: true });
    expect(desk.media.asked).toEqual(['offer', 'accept their answer', 'silence']);
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['offer', 'accept their answer', 'silence', 'microphone']);
    expect(desk.peer.count('INVITE')).toBe(1);
  });

  it('in a 180: told once; and one that the page cannot take is ringing all the same', async () => {
    const desk = await readyDesk();
    const first = await dialled(desk);
    first.callee.respond(180, { body: sdpOf('their answer') });
    await desk.event('alerting');
    desk.media.fail('accept', 'page-silent');
    const second = await dialled(desk);
    second.callee.respond(183, { body: sdpOf('their answer') });
    second.callee.respond(180, { body: sdpOf('their answer') });
    await desk.event('alerting');
    expect(desk.events.flatMap((event) => (event.kind === 'alerting' ? [[event.callId, event.early]] : []))).toEqual([
      [first.callId, true],
      [second.callId, false],
    ]);
  });

  it('of one phone, and the answer of another: agreed on anew', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(183, { body: sdpOf('their announcement'), tag: 'machine' });
    await desk.event('alerting');
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    const again = await desk.peer.request('INVITE');
    expect(again.body).toBe(sdpOf('our offer 2'));
    callee.answer(again, 200, [], sdpOf('their second answer'));
    await desk.peer.settled();
    expect(desk.media.asked.slice(2)).toEqual([
      'silence',
      'close',
      'microphone',
      'offer',
      'accept their second answer',
      'microphone',
    ]);
  });
});

describe('a forked call', () => {
  it('is taken from the first who answers; the others are thanked and hung up', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    callee.respond(180, { tag: 'one' });
    callee.respond(180, { tag: 'two' });
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    callee.respond(200, { body: sdpOf('another answer'), tag: 'two', contact: '<sip:two@127.0.0.3>' });
    const bye = await desk.peer.request('BYE');
    expect({ line: bye.startLine, tag: bye.one('to').endsWith(';tag=two') }).toEqual({
      line: 'BYE sip:two@127.0.0.3 SIP/2.0',
      tag: true,
    });
    callee.answer(bye, 200);
    await desk.peer.settled();
    expect({ acks: desk.peer.count('ACK'), ended: desk.events.filter((event) => event.kind === 'ended') }).toEqual({
      acks: 2,
      ended: [],
    });
    desk.telephone.hangUp(id);
    expect((await desk.peer.request('BYE')).one('to')).toContain(';tag=callee');
  });
});

describe('a dialled call is hung up before the answer', () => {
  it('by CANCEL, and the late answer by BYE', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    callee.respond(180);
    await desk.event('alerting');
    desk.telephone.hangUp(id);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId: id,
      at: desk.clock.now(),
      cause: { by: 'desk', status: 487, q850: null, code: 'gave-up' },
    });
    const cancel = await desk.peer.request('CANCEL');
    expect({ via: cancel.one('via'), cseq: cancel.one('cseq') }).toEqual({
      via: callee.invite.one('via'),
      cseq: callee.invite.one('cseq').replace('INVITE', 'CANCEL'),
    });
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.peer.request('ACK');
    await desk.peer.request('BYE');
    expect(desk.events.some((event) => event.kind === 'answered')).toBe(false);
  });

  it('by CANCEL that waits for the first word of the PBX (RFC 3261 section 9.1)', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    desk.telephone.hangUp(id);
    await desk.event('ended');
    await desk.peer.settled();
    expect(desk.peer.count('CANCEL')).toBe(0);
    callee.respond(100);
    const cancel = await desk.peer.request('CANCEL');
    callee.answer(cancel, 200);
    callee.respond(487);
    await desk.peer.request('ACK');
    await desk.peer.settled();
    expect(desk.events.filter((event) => event.kind === 'ended')).toHaveLength(1);
  });

  it('by another CANCEL, when the challenge crossed the first one', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    callee.respond(100);
    await desk.peer.settled();
    desk.telephone.hangUp(id);
    await desk.peer.request('CANCEL');
    desk.peer.send(respond(callee.invite, 401, [['WWW-Authenticate', 'Digest realm="pbx.test", nonce="abc"']]));
    const again = createCallee(desk, await desk.peer.request('INVITE'));
    again.respond(100);
    const cancel = await desk.peer.request('CANCEL');
    expect(cancel.one('via')).toBe(again.invite.one('via'));
    again.respond(180);
    await desk.peer.settled();
    expect(desk.peer.count('CANCEL')).toBe(2);
  });

  it('without a word to anybody while the page still thinks', async () => {
    const desk = await readyDesk();
    const wake = desk.media.think('offer');
    desk.telephone.dial(callId('dialled'), mainLine, '105');
    desk.telephone.hangUp(callId('dialled'));
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: null, q850: null, code: 'gave-up' });
    wake();
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(0);
  });

  it('when nobody takes care of the INVITE', async () => {
    const desk = await readyDesk();
    await dialled(desk);
    desk.clock.pass(10_000);
    expect((await desk.event('ended')).cause).toEqual({ by: 'network', status: 408, q850: null, code: 'unreachable' });
  });

  it('when the link is lost', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(180);
    await desk.event('alerting');
    desk.peer.drop();
    expect((await desk.event('ended')).cause).toEqual({ by: 'network', status: null, q850: null, code: 'link-lost' });
  });
});

const refusals: readonly (readonly [what: string, status: number, more: readonly HeaderLine[], cause: EndCause])[] = (
  [
    ['busy', 486, null, 'busy'],
    ['busy everywhere', 600, null, 'busy'],
    ['declined', 603, null, 'declined'],
    ['blocked without anybody being asked', 608, null, 'blocked'],
    ['no such number', 404, null, 'no-such-number'],
    ['an incomplete number', 484, null, 'number-incomplete'],
    ['no such number anywhere', 604, null, 'no-such-number'],
    ['not registered', 480, null, 'not-registered'],
    ['gone', 410, null, 'number-changed'],
    ['out of order', 503, null, 'service-unavailable'],
    ['not allowed', 403, null, 'not-allowed'],
    ['moved, and not followed', 302, null, 'redirected'],
    ['timed out', 408, null, 'not-answered-in-time'],
    ['taken back by the PBX', 487, null, 'not-answered-in-time'],
    ['no common codec', 488, null, 'no-common-sound'],
    ['no answer, in words of ISDN', 480, 19, 'not-answered-in-time'],
    ['busy, in words of ISDN', 503, 17, 'busy'],
    ['no free line, in words of ISDN', 503, 34, 'congested'],
    ['unallocated, in words of ISDN', 500, 1, 'no-such-number'],
  ] as const
).map(([what, status, q850, code]) => [
  what,
  status,
  q850 === null ? [['Contact', '<sip:elsewhere@pbx.test>']] : [['Reason', `Q.850;cause=${q850}`]],
  { by: 'caller', status, q850, code },
]);

describe('a dialled call is not taken', () => {
  it.each(refusals)('%s (%i)', async (_what, status, more, cause) => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    callee.respond(100);
    callee.respond(status, { more });
    expect(await desk.event('ended')).toEqual({ kind: 'ended', callId: id, at: desk.clock.now(), cause });
    await desk.peer.request('ACK');
    await desk.peer.settled();
    expect({ asked: desk.media.asked, invites: desk.peer.count('INVITE') }).toEqual({
      asked: ['offer', 'close'],
      invites: 1,
    });
  });

  it('480 after it rang: nobody picked up', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(180);
    callee.respond(480);
    expect((await desk.event('ended')).cause.code).toBe('not-answered-in-time');
  });

  it('480 after it was forwarded (181): nobody there either', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(181);
    callee.respond(180);
    callee.respond(480);
    expect((await desk.event('ended')).cause.code).toBe('forwarded-unanswered');
  });

  it('an answer without a description, or one that the page cannot use: hung up', async () => {
    const desk = await readyDesk();
    const first = await dialled(desk);
    first.callee.respond(200);
    await desk.peer.request('BYE');
    expect((await desk.event('ended')).cause).toEqual({
      by: 'portico',
      status: null,
      q850: null,
      code: 'media-failed',
    });
    desk.media.fail('accept', 'unusable-offer');
    const second = await dialled(desk);
    second.callee.respond(200, { body: sdpOf('nonsense') });
    await desk.peer.request('BYE');
    expect((await desk.event('ended')).cause.code).toBe('media-failed');
  });
});
