import { afterEach, describe, expect, it } from 'vitest';
import type { TransferFailure } from '#core/call/transfer.ts';
import type { CallId } from '#core/support/ids.ts';
import { type Callee, reached, tagOfDesk } from './sip/callee.ts';
import { type Caller, agree, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { type Heard, tagOf } from './sip/message.ts';
import { sipfrag } from './sip/sipfrag.ts';

afterEach(closeDesks);

interface Joining {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly callId: CallId;
  readonly target: Callee;
  readonly legId: CallId;
  readonly refer: Heard;
}

/** The desk talks to a caller and to a target, and the caller has been asked to take the target over. */
async function joining(): Promise<Joining> {
  const desk = await openDesk();
  await desk.registered();
  const { caller, callId } = await talking(desk);
  const { callee, callId: legId } = await reached(desk);
  await desk.peer.settled();
  desk.telephone.join(callId, legId);
  const refer = await desk.peer.request('REFER');
  return { desk, caller, callId, target: callee, legId, refer };
}

async function accepted(): Promise<Joining> {
  const call = await joining();
  call.caller.answer(call.refer, 202);
  await call.desk.peer.settled();
  return call;
}

const told = ({ desk, callId }: Joining): string[] =>
  desk.events.flatMap((event) => {
    if (event.kind === 'transferred') return [event.confirmed ? 'transferred' : 'transferred, not confirmed'];
    if (event.kind === 'transfer-failed') return [`failed: ${event.failure}`];
    return event.kind === 'ended' ? [`${event.callId === callId ? 'caller' : 'leg'}: ${event.cause.code}`] : [];
  });

describe('a caller takes over the call to the target', () => {
  it('by REFER with Replaces, whose tags are told as the target has them', async () => {
    const { target, refer, caller } = await joining();
    const sipCallId = target.invite.one('call-id');
    expect({ to: refer.one('refer-to'), in: refer.one('call-id') }).toEqual({
      to: `<sip:105@127.0.0.1:5070;transport=ws?Replaces=${sipCallId}%3Bto-tag%3Dcallee%3Bfrom-tag%3D${tagOfDesk(target)}>`,
      in: caller.sipCallId,
    });
  });

  it('and has, when the last NOTIFY says so and the leg was ended from there, in this order', async () => {
    const call = await accepted();
    sipfrag(call.caller, 100, 'active');
    sipfrag(call.caller, 200, 'terminated;reason=noresource');
    await call.desk.peer.response('NOTIFY', 200);
    await call.desk.peer.response('NOTIFY', 200);
    expect(told(call)).toEqual([]);
    call.desk.clock.pass(2_999);
    call.target.request('BYE');
    expect(await call.desk.event('transferred')).toEqual({
      kind: 'transferred',
      callId: call.callId,
      at: call.desk.clock.now(),
      confirmed: true,
    });
    call.desk.telephone.hangUp(call.callId);
    call.desk.clock.pass(60_000);
    expect(told(call)).toEqual(['leg: hung-up', 'transferred', 'caller: hung-up']);
  });

  it('and has not, when a second call to the target only rings on', async () => {
    const call = await accepted();
    sipfrag(call.caller, 100, 'active');
    await call.desk.peer.response('NOTIFY', 200);
    call.desk.clock.pass(7_999);
    expect(told(call)).toEqual([]);
    call.desk.clock.pass(1);
    expect(told(call)).toEqual(['failed: not-replaced']);
  });

  it('or is transferred to the target without announcing by that second call: it is asked for no third one', async () => {
    const call = await accepted();
    sipfrag(call.caller, 100, 'active');
    await call.desk.peer.response('NOTIFY', 200);
    call.desk.clock.pass(8_000);
    call.desk.telephone.hangUp(call.legId);
    call.desk.telephone.refer(call.callId, '105');
    await call.desk.peer.settled();
    expect(told(call)).toEqual(['failed: not-replaced', 'leg: hung-up']);
    sipfrag(call.caller, 200, 'terminated;reason=noresource');
    await call.desk.event('transferred');
    expect(told(call)).toEqual(['failed: not-replaced', 'leg: hung-up', 'transferred']);
    expect(call.desk.peer.count('REFER')).toBe(1);
  });

  it.each([
    ['it was refused', '105', 603],
    ['it was taken, perhaps to end again', '105', 200],
    ['it calls somebody else', '106', 100],
  ] as const)('and is asked again, when that second call does not stand for it: %s', async (_, number, status) => {
    const call = await accepted();
    call.desk.clock.pass(8_000);
    sipfrag(call.caller, status, status === 100 ? 'active' : 'terminated;reason=noresource');
    await call.desk.peer.response('NOTIFY', 200);
    call.desk.telephone.refer(call.callId, number);
    expect((await call.desk.peer.request('REFER')).one('refer-to')).toBe(`<sip:${number}@pbx.test>`);
  });

  it('and has, in the other order', async () => {
    const call = await accepted();
    call.target.request('BYE');
    await call.desk.event('ended');
    sipfrag(call.caller, 200, 'terminated;reason=noresource');
    await call.desk.event('transferred');
    expect(told(call)).toEqual(['leg: hung-up', 'transferred']);
  });

  it('and has, when both were hung up by a PBX that tells nothing, the leg first', async () => {
    const call = await accepted();
    call.target.request('BYE');
    call.caller.request('BYE');
    await call.desk.event('transferred');
    expect(told(call)).toEqual(['leg: hung-up', 'transferred', 'caller: hung-up']);
  });

  it('and has, when both were hung up by a PBX that tells nothing, the caller first', async () => {
    const call = await accepted();
    call.caller.request('BYE');
    await call.desk.peer.response('BYE', 200);
    const hungUpAt = call.desk.clock.now();
    call.desk.clock.pass(1_000);
    expect(told(call)).toEqual([]);
    call.target.request('BYE');
    expect((await call.desk.event('transferred')).confirmed).toBe(true);
    expect(told(call)).toEqual(['leg: hung-up', 'transferred', 'caller: hung-up']);
    expect(call.desk.events.find((event) => event.kind === 'ended' && event.callId === call.callId)).toMatchObject({
      at: hungUpAt,
    });
  });
});

describe('one caller takes the place of another, whom the desk talks to as well', () => {
  async function two(): Promise<{ desk: Desk; first: Caller; other: Caller; callId: CallId; otherId: CallId }> {
    const desk = await openDesk();
    await desk.registered();
    const { caller: first, callId } = await talking(desk);
    const contact = '<sip:other@127.0.0.1:5071;transport=ws>';
    const { caller: other, callId: otherId } = await talking(desk, { contact });
    await desk.peer.settled();
    return { desk, first, other, callId, otherId };
  }

  it('by REFER with Replaces: the tags of a call that came in are told as that caller has them', async () => {
    const { desk, first, other, callId, otherId } = await two();
    desk.telephone.join(callId, otherId);
    const refer = await desk.peer.request('REFER');
    expect(refer.one('call-id')).toBe(first.sipCallId);
    const [, target, replaces = ''] = /^<(.*)\?Replaces=(.*)>$/.exec(refer.one('refer-to')) ?? [];
    const [id, toTag, fromTag] = decodeURIComponent(replaces).split(';');
    expect({ target, id, toTag }).toEqual({
      target: 'sip:other@127.0.0.1:5071;transport=ws',
      id: other.sipCallId,
      toTag: `to-tag=${tagOf(other.from)}`,
    });
    expect(fromTag).toMatch(/^from-tag=.+/);
    first.answer(refer, 202);
    other.request('BYE');
    sipfrag(first, 200, 'terminated;reason=noresource');
    expect((await desk.event('transferred')).callId).toBe(callId);
  });

  it('and where that is refused both talk to the desk as before', async () => {
    const { desk, first, other, callId, otherId } = await two();
    desk.telephone.join(callId, otherId);
    first.answer(await desk.peer.request('REFER'), 603);
    expect((await desk.event('transfer-failed')).failure).toBe('not-allowed');
    for (const [id, caller] of [
      [callId, first],
      [otherId, other],
    ] as const) {
      desk.telephone.hold(id);
      await agree(desk, caller);
    }
    expect(desk.events.filter(({ kind }) => kind === 'ended')).toEqual([]);
  });
});

describe('a caller does not take over the call to the target', () => {
  it('though it says so: the leg lives on (a phone that ignores Replaces)', async () => {
    const call = await accepted();
    sipfrag(call.caller, 200, 'terminated;reason=noresource');
    await call.desk.peer.response('NOTIFY', 200);
    call.desk.clock.pass(3_000);
    expect(await call.desk.event('transfer-failed')).toEqual({
      kind: 'transfer-failed',
      callId: call.callId,
      at: call.desk.clock.now(),
      failure: 'not-replaced',
    });
    // Both talk to the desk as before.
    call.desk.telephone.hangUp(call.legId);
    expect((await call.desk.peer.request('BYE')).one('call-id')).toBe(call.target.invite.one('call-id'));
    call.desk.telephone.hold(call.callId);
    await agree(call.desk, call.caller);
    expect(told(call)).toEqual(['failed: not-replaced', 'leg: hung-up']);
  });

  it('and hangs up: then it has hung up, and the target is still here', async () => {
    const call = await accepted();
    call.caller.request('BYE');
    await call.desk.peer.response('BYE', 200);
    call.desk.clock.pass(3_000);
    await call.desk.event('ended');
    expect(told(call)).toEqual(['caller: hung-up']);
  });

  it('and hangs up, and Portico stops: then that is told at once', async () => {
    const call = await accepted();
    call.caller.request('BYE');
    await call.desk.peer.response('BYE', 200);
    const closed = call.desk.telephone.close();
    expect(told(call)).toEqual(['caller: hung-up', 'leg: stopped']);
    call.desk.clock.pass(1_500);
    await closed;
  });

  it('when the target hangs up meanwhile', async () => {
    const call = await accepted();
    call.target.request('BYE');
    await call.desk.event('ended');
    call.desk.clock.pass(3_000);
    expect(told(call)).toEqual(['leg: hung-up', 'failed: failed']);
  });

  it('when the desk hangs the target up meanwhile', async () => {
    const call = await accepted();
    call.desk.telephone.hangUp(call.legId);
    expect(told(call)).toEqual(['leg: hung-up', 'failed: failed']);
    sipfrag(call.caller, 200, 'terminated');
    await call.desk.peer.response('NOTIFY', 200);
    expect(told(call)).toHaveLength(2);
  });

  it.each<readonly [status: number, failure: TransferFailure]>([
    [481, 'not-replaced'],
    [486, 'not-replaced'],
    [603, 'not-replaced'],
    [404, 'failed'],
    [503, 'failed'],
  ])('when the target answers %i', async (status, failure) => {
    const call = await accepted();
    sipfrag(call.caller, status, 'terminated;reason=noresource');
    await call.desk.event('transfer-failed');
    expect(told(call)).toEqual([`failed: ${failure}`]);
  });

  it.each<readonly [status: number, failure: TransferFailure]>([
    [405, 'not-allowed'],
    [603, 'not-allowed'],
    [481, 'failed'],
  ])('when its phone refuses the REFER (%i)', async (status, failure) => {
    const call = await joining();
    call.caller.answer(call.refer, status);
    await call.desk.event('transfer-failed');
    expect(told(call)).toEqual([`failed: ${failure}`]);
  });

  it('when nothing at all comes after the 202', async () => {
    const call = await accepted();
    call.desk.clock.pass(15_000);
    expect(told(call)).toEqual(['failed: not-replaced']);
  });

  it.each<[string, (call: Joining) => void]>([
    ['nothing was ever told of a second call', () => undefined],
    [
      'the second call has come to its end',
      ({ caller }) => {
        sipfrag(caller, 100, 'active');
      },
    ],
  ])('and a blind transfer is asked for anew when %s', async (_, before) => {
    const call = await accepted();
    before(call);
    call.desk.clock.pass(8_000);
    expect((await call.desk.event('transfer-failed')).failure).toBe('not-replaced');
    sipfrag(call.caller, 487, 'terminated;reason=noresource');
    await call.desk.peer.settled();
    call.desk.telephone.hangUp(call.legId);
    call.desk.telephone.refer(call.callId, '105');
    expect((await call.desk.peer.request('REFER')).one('refer-to')).toContain('sip:105@');
  });

  it('when there is nobody to be taken over', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    const { callee, callId: legId } = await reached(desk);
    callee.request('BYE');
    await desk.event('ended');
    desk.telephone.join(callId, legId);
    expect((await desk.event('transfer-failed')).failure).toBe('failed');
    expect(desk.peer.count('REFER')).toBe(0);
  });
});

describe('the link is lost while a caller takes over', () => {
  it('and both are gone afterwards: taken over', async () => {
    const call = await accepted();
    const { desk } = call;
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('registered');
    for (const request of [await desk.peer.request('INVITE'), await desk.peer.request('INVITE')])
      call.caller.answer(request, 481);
    await desk.event('transferred');
    expect(told(call)).toEqual(['leg: link-lost', 'transferred', 'caller: link-lost']);
  });
});

describe('names of a target that sip.js cannot read', () => {
  it('are told to the caller as they are', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    const target = await talking(desk, {
      sipCallId: 'YWJj/ZGVm+Zw==',
      from: '<sip:5@pbx.test>;tag=a/b@c',
      contact: '<sip:5@[2001:db8::7%eth0]:5060>',
      sdp: sdpOf('their second offer'),
    });
    await desk.peer.settled();
    desk.telephone.join(callId, target.callId);
    const answer = desk.peer.heard.find((one) => one.status === 200 && one.one('call-id') === target.caller.sipCallId);
    const ours = /;tag=(.*)$/.exec(answer?.one('to') ?? '')?.[1] ?? '';
    const replaces = encodeURIComponent(`YWJj/ZGVm+Zw==;to-tag=a/b@c;from-tag=${ours}`);
    expect((await desk.peer.request('REFER')).one('refer-to')).toBe(
      `<sip:5@[2001:db8::7%eth0]:5060?Replaces=${replaces}>`,
    );
  });
});
