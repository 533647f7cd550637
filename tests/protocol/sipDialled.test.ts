import { afterEach, describe, expect, it } from 'vitest';
import { dialled, reached } from './sip/callee.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';

afterEach(closeDesks);

async function readyDesk(): Promise<Desk> {
  const desk = await openDesk();
  await desk.registered();
  return desk;
}

describe('a dialled call that was answered', () => {
  it('is held with music, muted, unheard and resumed as any other', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await reached(desk);
    desk.media.asked.length = 0;
    desk.telephone.microphone(id, false);
    desk.telephone.hear(id, false);
    desk.telephone.hold(id);
    const held = await desk.peer.request('INVITE');
    callee.answer(held, 200, [], sdpOf('their second answer'));
    await desk.peer.request('ACK');
    await desk.peer.settled();
    desk.telephone.resume(id);
    callee.answer(await desk.peer.request('INVITE'), 200, [], sdpOf('their third answer'));
    await desk.peer.settled();
    expect(desk.media.asked).toEqual([
      'silence',
      'silence, unheard',
      'music, unheard',
      'offer held',
      'accept their second answer',
      'music, unheard',
      'silence, unheard',
      'offer',
      'accept their third answer',
      'silence, unheard',
    ]);
  });

  it('keeps the wishes of before the answer', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    desk.telephone.microphone(id, false);
    desk.telephone.hear(id, false);
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['offer', 'accept their answer', 'silence, unheard']);
  });

  it('follows what the other side changes, and ends when it hangs up', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await reached(desk);
    callee.request('INVITE', [['Content-Type', 'application/sdp']], sdpOf('their offer'));
    expect((await desk.peer.response('INVITE', 200)).body).toBe(sdpOf('our answer 2'));
    callee.request('REFER', [['Refer-To', '<sip:1900@premium.test>']]);
    await desk.peer.response('REFER', 603);
    callee.request('BYE');
    await desk.peer.response('BYE', 200);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId: id,
      at: desk.clock.now(),
      cause: { by: 'caller', status: null, q850: null, code: 'hung-up' },
    });
  });

  it('is offered anew by a new page, and over a new link', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await reached(desk);
    desk.telephone.renewMedia();
    callee.answer(await desk.peer.request('INVITE'), 200, [], sdpOf('second'));
    await desk.peer.request('ACK');
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('registered');
    callee.answer(await desk.peer.request('INVITE'), 481);
    expect(await desk.event('ended')).toMatchObject({ callId: id, cause: { code: 'link-lost' } });
  });

  it('by a page that was replaced while it rang: the new page is asked', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(180);
    await desk.event('alerting');
    desk.telephone.renewMedia();
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    expect((await desk.peer.request('INVITE')).body).toBe(sdpOf('our offer 2'));
    expect(desk.media.asked).not.toContain('accept their answer');
  });

  it('is hung up when Portico stops', async () => {
    const desk = await readyDesk();
    await reached(desk);
    const ringing = await dialled(desk);
    ringing.callee.respond(180);
    await desk.event('alerting');
    await desk.event('alerting');
    const closed = desk.telephone.close();
    await desk.peer.request('CANCEL');
    const bye = await desk.peer.request('BYE');
    ringing.callee.answer(bye, 200);
    desk.clock.pass(1_500);
    await closed;
    expect(desk.events.flatMap((event) => (event.kind === 'ended' ? [event.cause.code] : []))).toEqual([
      'stopped',
      'stopped',
    ]);
  });
});

describe('whatever a PBX writes into its answers', () => {
  it('ringing and answer without a Contact are taken, and the requests go where To points', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(180, { contact: null });
    await desk.event('alerting');
    callee.respond(200, { body: sdpOf('their answer'), contact: null });
    expect((await desk.peer.request('ACK')).startLine).toBe('ACK sip:105@pbx.test SIP/2.0');
    await desk.event('answered');
  });

  it('the Contact of the 200 counts, not that of the 180', async () => {
    const desk = await readyDesk();
    const { callee } = await dialled(desk);
    callee.respond(180, { contact: '<sip:early@127.0.0.9>' });
    callee.respond(200, { body: sdpOf('their answer') });
    expect((await desk.peer.request('ACK')).startLine).toBe('ACK sip:105@127.0.0.1:5070;transport=ws SIP/2.0');
  });

  it('addresses and tags that sip.js cannot read come back as they were', async () => {
    const desk = await readyDesk();
    const { callee, callId: id } = await dialled(desk);
    const to = `Jürgen, <sip:105@pbx.test>;tag=a/b@c`;
    const odd = { to, contact: 'Jürgen <sip:10 5#x@[2001:db8::7%eth0]:5060;ob>' };
    callee.respond(180, odd);
    await desk.event('alerting');
    callee.respond(200, { ...odd, body: sdpOf('their answer'), more: [['Record-Route', 'sip:[::1]:5060;lr']] });
    await desk.event('answered');
    desk.telephone.hangUp(id);
    const bye = await desk.peer.request('BYE');
    expect({ line: bye.startLine, route: bye.one('route'), tag: bye.one('to') }).toEqual({
      line: 'BYE sip:10%205#x@[2001:db8::7%eth0]:5060;ob SIP/2.0',
      route: 'sip:[::1]:5060;lr',
      tag: '<sip:105@pbx.test>;tag=a/b@c',
    });
  });
});
