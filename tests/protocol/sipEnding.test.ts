import { afterEach, describe, expect, it } from 'vitest';
import type { EndCause } from '#core/call/end.ts';
import { createCaller, invited, talking } from './sip/caller.ts';
import { closeDesks, openDesk } from './sip/desk.ts';

afterEach(closeDesks);

const cancels: readonly (readonly [what: string, reason: string | undefined, cause: EndCause])[] = [
  ['the caller gives up', undefined, { by: 'caller', status: 487, q850: null, code: 'gave-up' }],
  [
    'another phone took it',
    'SIP;cause=200;text="Call completed elsewhere"',
    { by: 'caller', status: 487, q850: null, code: 'elsewhere' },
  ],
  [
    'another phone took it, in words of ISDN',
    'Q.850;cause=26',
    { by: 'caller', status: 487, q850: 26, code: 'elsewhere' },
  ],
  [
    'the caller gives up, in words of ISDN',
    'Q.850;cause=16;text="a, b;cause=99"',
    { by: 'caller', status: 487, q850: 16, code: 'gave-up' },
  ],
  [
    'the PBX thinks it rang long enough',
    'SIP;cause=408, Q.850;cause=19',
    { by: 'network', status: 487, q850: 19, code: 'not-answered-in-time' },
  ],
  [
    'another phone refused it for all',
    'SIP;cause=603;text="Decline"',
    { by: 'caller', status: 487, q850: null, code: 'declined-elsewhere' },
  ],
  ['a reason is nonsense', 'Q.850;cause=9999999', { by: 'caller', status: 487, q850: null, code: 'gave-up' }],
];

describe('a ringing call ends', () => {
  it.each(cancels)('when %s', async (_what, reason, cause) => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.ring(callId);
    caller.cancel(reason);
    expect(await desk.event('ended')).toEqual({ kind: 'ended', callId, at: desk.clock.now(), cause });
    await desk.peer.response('CANCEL', 200);
    caller.ack(await desk.peer.response('INVITE', 487));
    desk.telephone.answer(callId);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['answer their offer', 'close']);
  });

  it('when it is taken back under a Via and a Call-ID that sip.js cannot read', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller } = await invited(desk, { via: 'SIP/2.0/WS pbx_1:5060;branch=a b', sipCallId: 'YWJj/ZGVm+Zw==' });
    caller.cancel();
    expect((await desk.event('ended')).cause.code).toBe('gave-up');
    expect((await desk.peer.response('CANCEL', 200)).one('via')).toBe(caller.via);
    caller.ack(await desk.peer.response('INVITE', 487));
  });

  it('when it is cancelled between the press and the page', async () => {
    const desk = await openDesk();
    await desk.registered();
    const wake = desk.media.think();
    const { caller, callId } = await invited(desk);
    desk.telephone.answer(callId);
    caller.cancel();
    await desk.event('ended');
    wake();
    await desk.peer.settled();
    expect(desk.events.filter((event) => event.kind === 'answered' || event.kind === 'answer-failed')).toEqual([]);
  });

  it('when the desk is busy, declines it, or hangs up', async () => {
    const desk = await openDesk();
    await desk.registered();
    const first = await invited(desk);
    desk.telephone.decline(first.callId, 'busy');
    await desk.peer.response('INVITE', 486);
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: 486, q850: null, code: 'busy' });
    const second = await invited(desk);
    desk.telephone.decline(second.callId, 'declined');
    await desk.peer.response('INVITE', 603);
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: 603, q850: null, code: 'declined' });
    const turnedAway = await invited(desk);
    desk.telephone.decline(turnedAway.callId, 'do-not-disturb');
    await desk.peer.response('INVITE', 480);
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: 480, q850: null, code: 'do-not-disturb' });
    const third = await invited(desk);
    desk.telephone.hangUp(third.callId);
    await desk.peer.response('INVITE', 480);
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: 480, q850: null, code: 'declined' });
  });

  it('when the caller says BYE to what is only ringing', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk, { sipCallId: 'early@pbx.test' });
    desk.telephone.ring(callId);
    const ringing = await desk.peer.response('INVITE', 180);
    const early = createCaller(desk, { sipCallId: 'early@pbx.test', from: caller.from, to: ringing.one('to') });
    early.request('BYE');
    await desk.peer.response('BYE', 200);
    await desk.peer.response('INVITE', 487);
    expect((await desk.event('ended')).cause).toEqual({ by: 'caller', status: 487, q850: null, code: 'gave-up' });
  });

  it.each(['soon', '99999999'])('but not at once because its Expires is nonsense: %s', async (expires) => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk, { more: [['Expires', expires]] });
    desk.telephone.ring(callId);
    for (let turn = 0; turn < 5; turn += 1) {
      // oxlint-disable-next-line no-await-in-loop -- time for a timer that should not be there
      await desk.peer.settled();
    }
    expect(desk.events.at(-1)?.kind).toBe('invited');
  });

  it('when its own Expires has passed', async () => {
    const desk = await openDesk();
    await desk.registered();
    await invited(desk, { more: [['Expires', '0']] });
    await desk.peer.response('INVITE', 487);
    expect((await desk.event('ended')).cause).toEqual({
      by: 'network',
      status: 487,
      q850: null,
      code: 'not-answered-in-time',
    });
  });
});

describe('a talking call ends', () => {
  it('when the caller hangs up, and the BYE is answered', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    caller.request('BYE', [['Reason', 'Q.850;cause=16;text="Normal call clearing"']]);
    await desk.peer.response('BYE', 200);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId,
      at: desk.clock.now(),
      cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
    });
    expect(desk.media.asked.at(-1)).toBe('close');
  });

  it('when the telephone network breaks it off, and says so in words of ISDN', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller } = await talking(desk);
    caller.request('BYE', [['Reason', 'Q.850;cause=41;text="Temporary failure"']]);
    await desk.peer.response('BYE', 200);
    expect((await desk.event('ended')).cause).toEqual({ by: 'network', status: null, q850: 41, code: 'cut-off' });
  });

  it('when the desk hangs up: a BYE, told at once, however often it is pressed', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    await desk.peer.settled();
    desk.telephone.hangUp(callId);
    desk.telephone.hangUp(callId);
    desk.telephone.decline(callId, 'busy');
    desk.telephone.hold(callId);
    expect((await desk.event('ended')).cause).toEqual({ by: 'desk', status: null, q850: null, code: 'hung-up' });
    await desk.peer.request('BYE');
    await desk.peer.settled();
    expect(desk.peer.count('BYE')).toBe(1);
    expect(desk.events.filter((event) => event.kind === 'ended')).toHaveLength(1);
  });

  it('is not declined any more', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    desk.telephone.decline(callId, 'declined');
    desk.telephone.ring(callId);
    desk.telephone.answer(callId);
    await desk.peer.settled();
    expect(desk.events.at(-1)?.kind).toBe('answered');
  });

  it('and a wish for a call that never was is ignored', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.hold(callId);
    desk.telephone.resume(callId);
    desk.telephone.decline(callId, 'busy');
    for (const wish of ['ring', 'answer', 'hangUp', 'hold', 'resume'] as const) desk.telephone[wish](callId);
    desk.telephone.microphone(callId, true);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['close']);
  });
});
