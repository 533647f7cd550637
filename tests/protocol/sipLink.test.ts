import { afterEach, describe, expect, it } from 'vitest';
import { agree, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';

afterEach(closeDesks);

/** The link is cut; the desk knows. */
async function cut(desk: Desk): Promise<void> {
  desk.peer.drop();
  await desk.phone('not-registered', 'link-lost');
}

/** The pause passes, and the desk is registered over a new link. */
async function mended(desk: Desk): Promise<void> {
  desk.clock.pass(500);
  await desk.phone('registered');
}

describe('the link to the PBX is lost', () => {
  it('and is told, and taken up again after half a second', async () => {
    const desk = await openDesk();
    await desk.registered();
    desk.clock.pass(1_000);
    desk.peer.drop();
    const now = desk.clock.now();
    expect(await desk.phone('not-registered')).toEqual({
      state: 'not-registered',
      reason: 'link-lost',
      retryAt: now + 500,
      since: now,
    });
    desk.clock.pass(500);
    expect(await desk.phone('connecting', 'link-lost')).toMatchObject({ retryAt: null });
    await desk.phone('registered');
    expect(desk.peer.connections()).toBe(2);
    // What went well ends the growing of the pauses.
    await cut(desk);
    await mended(desk);
  });

  it('while REGISTER is under way, and is registered over the next one', async () => {
    const desk = await openDesk();
    desk.peer.registrar = 'silent';
    desk.connect();
    await desk.peer.request('REGISTER');
    await cut(desk);
    desk.peer.registrar = 'digest';
    await mended(desk);
    expect(desk.peer.connections()).toBe(2);
  });

  it('without a sign, as when the PBX has stopped: noticed by the missing pongs, and left', async () => {
    const desk = await openDesk({ pace: { pingMs: 3_000 } });
    await desk.registered();
    desk.peer.freeze(true);
    desk.clock.pass(6_000);
    expect(desk.events.at(-1)).toMatchObject({ phone: { state: 'registered' } });
    desk.clock.pass(3_000);
    expect(await desk.phone('not-registered')).toMatchObject({ reason: 'link-lost' });
    desk.peer.freeze(false);
    await mended(desk);
  });

  it('only when nothing comes at all: every ping that is answered counts', async () => {
    const desk = await openDesk({ pace: { pingMs: 3_000 } });
    await desk.registered();
    for (let ping = 0; ping < 5; ping += 1) {
      desk.clock.pass(3_000);
      // oxlint-disable-next-line no-await-in-loop -- the pong comes before the OPTIONS
      await desk.peer.settled();
    }
    expect(desk.events.at(-1)).toMatchObject({ phone: { state: 'registered' } });
    expect(desk.peer.connections()).toBe(1);
  });
});

describe('a talking call survives the loss of the link', () => {
  it('and of the whole PBX: registered again, it is offered anew, and ends when the caller hangs up', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    await desk.peer.settled();
    await desk.peer.stop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('not-registered', 'unreachable');
    await desk.peer.restart();
    desk.clock.pass(1_000);
    await desk.phone('registered');
    const registers = desk.peer.count('REGISTER');
    const request = await agree(desk, caller);
    expect({ registers, body: request.body, contact: request.one('contact') !== '' }).toEqual({
      registers: 4,
      body: sdpOf('our offer 2'),
      contact: true,
    });
    await desk.peer.settled();
    expect(desk.events.some((event) => event.kind === 'ended')).toBe(false);
    caller.request('BYE');
    await desk.peer.response('BYE', 200);
    expect(await desk.event('ended')).toMatchObject({ callId, cause: { by: 'caller', code: 'hung-up' } });
  });

  it.each([481, 408, 404])('unless the other side has forgotten it (%i): then it has ended', async (status) => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    await desk.peer.settled();
    await cut(desk);
    await mended(desk);
    caller.answer(await desk.peer.request('INVITE'), status);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId,
      at: desk.clock.now(),
      cause: { by: 'network', status: null, q850: null, code: 'link-lost' },
    });
    await desk.peer.request('BYE');
    expect(desk.media.asked.at(-1)).toBe('close');
  });

  it('held, and silent all the time', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    await desk.peer.settled();
    await cut(desk);
    desk.telephone.hold(callId);
    await mended(desk);
    expect((await agree(desk, caller)).body).toBe(sdpOf('our held offer 2'));
    await desk.peer.settled();
    expect(desk.media.asked.slice(2)).toEqual([
      'music, unheard',
      'offer held',
      'accept their answer',
      'music, unheard',
    ]);
  });

  it('in the middle of a re-INVITE, which is sent again over the next link', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    await desk.peer.settled();
    desk.telephone.hold(callId);
    await desk.peer.request('INVITE');
    await cut(desk);
    await mended(desk);
    expect((await agree(desk, caller)).body).toBe(sdpOf('our held offer 3'));
  });

  it('even when the ACK was lost with it', async () => {
    const { Core } = await import('sip.js');
    const usual = Core.Timers.TIMER_L;
    Core.Timers.TIMER_L = 1_000;
    try {
      const desk = await openDesk();
      await desk.registered();
      const { caller, callId } = await invited(desk);
      desk.telephone.answer(callId);
      const answer = await desk.peer.response('INVITE', 200);
      await cut(desk);
      await mended(desk);
      await agree(desk, caller);
      // The ACK comes after all; and the time in which sip.js waits for one passes.
      caller.ack(answer);
      await new Promise<void>((over) => setTimeout(over, Core.Timers.TIMER_L + 50));
      await desk.peer.settled();
      expect(desk.peer.count('BYE')).toBe(0);
      desk.telephone.hangUp(callId);
      await desk.peer.request('BYE');
    } finally {
      Core.Timers.TIMER_L = usual;
    }
  });

  it('hung up meanwhile: the caller learns of it over the next link', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    await desk.peer.settled();
    await cut(desk);
    desk.telephone.hangUp(callId);
    expect((await desk.event('ended')).cause).toMatchObject({ by: 'desk', code: 'hung-up' });
    await mended(desk);
    await desk.peer.request('BYE');
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(0);
  });
});

describe('a ringing call whose link is lost', () => {
  it('rings on for ten seconds and has then ended', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    await cut(desk);
    await mended(desk);
    desk.clock.pass(9_499);
    expect(desk.events.some((event) => event.kind === 'ended')).toBe(false);
    desk.clock.pass(1);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId,
      at: desk.clock.now(),
      cause: { by: 'network', status: null, q850: null, code: 'link-lost' },
    });
  });

  it('is answered over the next link, if the PBX still knows it', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    await cut(desk);
    desk.telephone.answer(callId);
    expect(desk.events.some((event) => event.kind === 'answered')).toBe(false);
    await mended(desk);
    caller.ack(await desk.peer.response('INVITE', 200));
    await desk.event('answered');
    await desk.peer.settled();
    desk.clock.pass(60_000);
    expect(desk.events.some((event) => event.kind === 'ended')).toBe(false);
  });

  it('has ended when nobody acknowledges that answer', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    await cut(desk);
    desk.telephone.answer(callId);
    await mended(desk);
    await desk.event('answered');
    desk.clock.pass(5_000);
    expect((await desk.event('ended')).cause).toEqual({ by: 'network', status: null, q850: null, code: 'link-lost' });
  });

  it('is still taken back by the caller over the next link', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    await cut(desk);
    await mended(desk);
    caller.cancel();
    expect(await desk.event('ended')).toMatchObject({ callId, cause: { by: 'caller', code: 'gave-up' } });
  });
});
