import { afterEach, describe, expect, it } from 'vitest';
import { createCallee, reached } from './sip/callee.ts';
import { agree, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { tagOf } from './sip/message.ts';

afterEach(closeDesks);

const replaces = { more: [['Supported', 'timer, Replaces']] } as const;

async function talkingDesk(options: Parameters<typeof talking>[1] = {}) {
  const desk = await openDesk();
  await desk.registered();
  const call = await talking(desk, options);
  await desk.peer.settled();
  desk.media.asked.length = 0;
  return { desk, ...call };
}

const isOver = (desk: Desk) => desk.events.some(({ kind }) => kind === 'ended');

describe('after a sleep, or on another network, the line is tested at once', () => {
  it('a dead link is left after two seconds', async () => {
    const desk = await openDesk({ pace: { pingMs: 3_000 } });
    await desk.registered();
    desk.peer.freeze(true);
    desk.telephone.testLine();
    desk.clock.pass(1_999);
    expect(desk.events.at(-1)).toMatchObject({ phone: { state: 'registered' } });
    desk.clock.pass(1);
    await desk.phone('not-registered', 'link-lost');
  });

  it('a live link stays, and the registration is renewed, which may have run out meanwhile', async () => {
    const desk = await openDesk({ pace: { pingMs: 3_000 } });
    await desk.registered();
    const before = desk.peer.count('REGISTER');
    desk.telephone.testLine();
    desk.telephone.testLine();
    await desk.peer.settled();
    desk.clock.pass(2_000);
    await desk.peer.settled();
    expect({ links: desk.peer.connections(), asked: desk.peer.count('REGISTER') - before }).toEqual({
      links: 1,
      asked: 1,
    });
  });

  it('a pause before the next try is not waited for', async () => {
    const desk = await openDesk();
    await desk.registered();
    await desk.peer.stop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('not-registered', 'unreachable');
    await desk.peer.restart();
    desk.telephone.testLine();
    await desk.phone('registered');
  });

  it('a wrong password is not tried again for that', async () => {
    const desk = await openDesk();
    desk.connect({ password: 'wrong' });
    await desk.phone('not-registered', 'wrong-password');
    const before = desk.peer.count('REGISTER');
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.telephone.testLine();
    await desk.phone('not-registered', 'wrong-password');
    desk.telephone.testLine();
    await desk.peer.settled();
    expect(desk.peer.count('REGISTER')).toBe(before + 2);
  });
});

describe('the sound of a call does not come through any more', () => {
  it('the call is offered anew, and no other', async () => {
    const { desk, caller, callId } = await talkingDesk();
    await talking(desk, { sdp: sdpOf('second') });
    await desk.peer.settled();
    desk.telephone.pathLost(`${callId}/id-2`);
    expect((await agree(desk, caller)).one('call-id')).toBe(caller.sipCallId);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
    desk.telephone.pathLost('of nobody');
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
  });

  it('without a link it is offered over the next one', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.telephone.pathLost(`${callId}/id-2`);
    desk.clock.pass(500);
    await desk.phone('registered');
    await agree(desk, caller);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
  });
});

describe('a hold that the PBX refuses', () => {
  it('is told on the call, and is forgotten when it is resumed', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    caller.answer(await desk.peer.request('INVITE'), 488);
    expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: 'hold-refused' });
    desk.telephone.resume(callId);
    expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: null });
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
  });

  it('and a resume too', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    await agree(desk, caller);
    await desk.peer.settled();
    desk.telephone.resume(callId);
    caller.answer(await desk.peer.request('INVITE'), 500);
    expect(await desk.event('trouble-changed')).toMatchObject({ trouble: 'resume-refused' });
    expect(isOver(desk)).toBe(false);
  });
});

describe('a page was replaced, and the PBX refuses the re-INVITE', () => {
  it.each([488, 403, 405, 500])(
    'with %i: a new call takes the place of the old one, where that can be, and the desk sees one call',
    async (status) => {
      const { desk, caller, callId } = await talkingDesk(replaces);
      desk.telephone.renewMedia();
      caller.answer(await desk.peer.request('INVITE'), status);
      const invite = await desk.peer.request('INVITE');
      expect({
        to: invite.startLine,
        replaces: invite.one('replaces'),
        require: invite.one('require'),
        body: invite.body,
      }).toEqual({
        to: 'INVITE sip:caller@127.0.0.1;transport=ws SIP/2.0',
        replaces: `${caller.sipCallId};to-tag=${tagOf(caller.from)};from-tag=${ourTag(desk)}`,
        require: 'replaces',
        body: sdpOf('our offer 3'),
      });
      const taking = createCallee(desk, invite);
      taking.respond(200, { body: sdpOf('their new answer') });
      await desk.peer.request('ACK');
      // As RFC 3891 section 3 has it.
      caller.request('BYE');
      await desk.peer.response('BYE', 200);
      await desk.peer.settled();
      expect(
        desk.events.filter(({ kind }) => kind !== 'phone-changed' && kind !== 'heard').map(({ kind }) => kind),
      ).toEqual(['invited', 'answered']);
      expect(desk.media.asked.slice(-3)).toEqual(['accept their new answer', 'close', 'microphone']);
      taking.request('BYE');
      expect(await desk.event('ended')).toMatchObject({ callId, cause: { by: 'caller', code: 'hung-up' } });
    },
  );

  it('held and muted calls stay so in the new one', async () => {
    const { desk, caller, callId } = await talkingDesk(replaces);
    desk.telephone.microphone(callId, false);
    desk.telephone.hold(callId);
    await agree(desk, caller);
    await desk.peer.settled();
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    const taking = createCallee(desk, await desk.peer.request('INVITE'));
    desk.media.asked.length = 0;
    taking.respond(200, { body: sdpOf('their new answer') });
    await desk.peer.request('ACK');
    const hold = await desk.peer.request('INVITE');
    expect(hold.body).toContain('held');
    taking.answer(hold, 200, [], sdpOf('their held answer'));
    await desk.peer.settled();
    expect(desk.media.asked.filter((asked) => asked === 'microphone')).toEqual([]);
    desk.telephone.resume(callId);
    taking.answer(await desk.peer.request('INVITE'), 200, [], sdpOf('their answer'));
    await desk.peer.settled();
    expect(desk.media.asked.at(-1)).toBe('silence');
  });

  it('a call that was muted and held while the new one was asked for stays so in it', async () => {
    const { desk, caller, callId } = await talkingDesk(replaces);
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    const taking = createCallee(desk, await desk.peer.request('INVITE'));
    desk.telephone.microphone(callId, false);
    desk.media.asked.length = 0;
    taking.respond(200, { body: sdpOf('their new answer') });
    await desk.peer.request('ACK');
    await desk.peer.settled();
    expect(desk.media.asked.filter((asked) => asked === 'microphone')).toEqual([]);
  });

  it('a call that ended while the new one was asked for stays ended, and the new one is hung up', async () => {
    const { desk, caller, callId } = await talkingDesk(replaces);
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    const taking = createCallee(desk, await desk.peer.request('INVITE'));
    desk.telephone.hangUp(callId);
    expect((await desk.peer.request('BYE')).one('call-id')).toBe(caller.sipCallId);
    taking.respond(200, { body: sdpOf('their new answer') });
    expect((await desk.peer.request('BYE')).one('call-id')).not.toBe(caller.sipCallId);
    await desk.peer.settled();
    expect(desk.events.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
    expect(desk.media.asked.filter((asked) => asked === 'close')).toHaveLength(2);
  });

  it('the old call is hung up when the other side has not done so', async () => {
    const { desk, caller } = await talkingDesk(replaces);
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    const taking = createCallee(desk, await desk.peer.request('INVITE'));
    taking.respond(200, { body: sdpOf('their new answer') });
    await desk.peer.request('ACK');
    await desk.peer.settled();
    desk.clock.pass(3_000);
    expect((await desk.peer.request('BYE')).one('call-id')).toBe(caller.sipCallId);
    await desk.peer.settled();
    expect(isOver(desk)).toBe(false);
  });

  it('and knows no Replaces: it is told at once, and the call can be hung up', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: 'sound-refused' });
    await desk.peer.settled();
    expect({ invites: desk.peer.count('INVITE'), over: isOver(desk) }).toEqual({ invites: 1, over: false });
    desk.telephone.hangUp(callId);
    await desk.peer.request('BYE');
  });

  it.each([420, 481, 603])('and refuses Replaces as well (%i): likewise', async (status) => {
    const { desk, caller, callId } = await talkingDesk(replaces);
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    createCallee(desk, await desk.peer.request('INVITE')).respond(status);
    expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: 'sound-refused' });
    expect(isOver(desk)).toBe(false);
    // What the next page may bring.
    desk.telephone.renewMedia();
    await agree(desk, caller);
    expect(await desk.event('trouble-changed')).toMatchObject({ trouble: null });
  });

  it('and lets a second call ring instead: it is taken back', async () => {
    const { desk, caller } = await talkingDesk(replaces);
    desk.telephone.renewMedia();
    caller.answer(await desk.peer.request('INVITE'), 488);
    const invite = await desk.peer.request('INVITE');
    createCallee(desk, invite).respond(180);
    await desk.peer.request('CANCEL');
    expect(await desk.event('trouble-changed')).toMatchObject({ trouble: 'sound-refused' });
    expect(isOver(desk)).toBe(false);
  });

  it('in a call that the desk made: the tags are told the other way round', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callee } = await reached(desk, '105', [['Supported', 'replaces']]);
    desk.telephone.renewMedia();
    callee.answer(await desk.peer.request('INVITE'), 405);
    const invite = await desk.peer.request('INVITE');
    const ours = tagOf(callee.invite.one('from'));
    expect(invite.one('replaces')).toBe(`${callee.invite.one('call-id')};to-tag=callee;from-tag=${ours}`);
  });
});

/** The tag of our 200. */
function ourTag({ peer }: Desk): string {
  return tagOf(peer.heard.find(({ status, method }) => status === 200 && method === 'INVITE')?.one('to') ?? '');
}
