import { afterEach, describe, expect, it } from 'vitest';
import { agree, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';

afterEach(closeDesks);

async function talkingDesk(): Promise<{ desk: Desk } & Awaited<ReturnType<typeof talking>>> {
  const desk = await openDesk();
  await desk.registered();
  const call = await talking(desk);
  await desk.peer.settled();
  desk.media.asked.length = 0;
  return { desk, ...call };
}

describe('a call is held', () => {
  it('with the microphone silent before the re-INVITE is sent, and open again on resume', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    const request = await desk.peer.request('INVITE');
    expect(request.body).toBe(sdpOf('our held offer 2'));
    expect(desk.media.asked).toEqual(['music, unheard', 'offer held']);
    caller.answer(request, 200, [], sdpOf('their answer'));
    await desk.peer.request('ACK');
    await desk.peer.settled();
    desk.telephone.resume(callId);
    expect((await agree(desk, caller)).body).toBe(sdpOf('our offer 3'));
    await desk.peer.settled();
    expect(desk.media.asked).toEqual([
      'music, unheard',
      'offer held',
      'accept their answer',
      'music, unheard',
      'microphone',
      'offer',
      'accept their answer',
      'microphone',
    ]);
  });

  it('only when the page has said that the microphone is silent', async () => {
    const { desk, caller, callId } = await talkingDesk();
    const wake = desk.media.think('sound');
    desk.telephone.hold(callId);
    await desk.peer.settled();
    expect({ asked: desk.media.asked, invites: desk.peer.count('INVITE') }).toEqual({
      asked: ['music, unheard'],
      invites: 0,
    });
    wake();
    await agree(desk, caller);
  });

  it('and stays silent when the PBX refuses, until it is resumed', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    caller.answer(await desk.peer.request('INVITE'), 488);
    await desk.peer.request('ACK');
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['music, unheard', 'offer held', 'restore', 'music, unheard']);
    expect(desk.peer.count('INVITE')).toBe(1);
    desk.telephone.resume(callId);
    await desk.peer.settled();
    // What was agreed before stands (RFC 3261 section 14.1): there is nothing to agree on anew.
    expect(desk.peer.count('INVITE')).toBe(1);
    expect(desk.media.asked.at(-1)).toBe('microphone');
  });

  it('without the microphone opening for a moment, when it was muted and is muted still', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.microphone(callId, false);
    desk.telephone.hold(callId);
    await agree(desk, caller);
    desk.telephone.resume(callId);
    await agree(desk, caller);
    await desk.peer.settled();
    expect(desk.media.asked.filter((asked) => asked === 'microphone')).toEqual([]);
  });

  it('when the page cannot make the offer: silent, and offered again by the next page', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.media.fail('offer', 'page-lost');
    desk.telephone.hold(callId);
    await desk.peer.settled();
    expect({ asked: desk.media.asked, invites: desk.peer.count('INVITE') }).toEqual({
      asked: ['music, unheard', 'offer held'],
      invites: 0,
    });
    desk.media.fail('offer', null);
    desk.telephone.renewMedia();
    expect((await agree(desk, caller)).body).toBe(sdpOf('our held offer 2'));
    await desk.peer.settled();
    expect(desk.media.asked.at(-1)).toBe('music, unheard');
  });
});

describe('a wish before the ACK', () => {
  it('to hold waits for it, silent meanwhile', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    await desk.event('answered');
    desk.telephone.hold(callId);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['answer their offer', 'microphone', 'music, unheard']);
    expect(desk.peer.count('INVITE')).toBe(0);
    caller.ack(answer);
    await agree(desk, caller);
  });

  it('to hang up is told at once, and sent when it may be (RFC 3261 section 15)', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    await desk.event('answered');
    desk.telephone.hangUp(callId);
    expect((await desk.event('ended')).cause.code).toBe('hung-up');
    await desk.peer.settled();
    expect(desk.peer.count('BYE')).toBe(0);
    caller.ack(answer);
    await desk.peer.request('BYE');
  });
});

describe('two wishes at once', () => {
  it('are sent one after the other, and the last one wins', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    const first = await desk.peer.request('INVITE');
    desk.telephone.resume(callId);
    desk.telephone.hold(callId);
    desk.telephone.resume(callId);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
    caller.answer(first, 200, [], sdpOf('their answer'));
    const second = await desk.peer.request('INVITE');
    expect(second.body).toBe(sdpOf('our offer 3'));
    caller.answer(second, 200, [], sdpOf('their answer'));
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(2);
    expect(desk.media.asked.at(-1)).toBe('microphone');
  });

  it('of both sides: 491 for us is tried again within two seconds', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    caller.answer(await desk.peer.request('INVITE'), 491);
    await desk.peer.request('ACK');
    await desk.peer.settled();
    desk.clock.pass(1_999);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
    desk.clock.pass(1);
    expect((await agree(desk, caller)).body).toBe(sdpOf('our held offer 3'));
  });

  it('of both sides: 491 for them, and ours goes on', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    const ours = await desk.peer.request('INVITE');
    caller.request('INVITE', [], sdpOf('their second offer'));
    caller.ack(await desk.peer.response('INVITE', 491));
    caller.answer(ours, 200, [], sdpOf('their answer'));
    await desk.peer.request('ACK');
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['music, unheard', 'offer held', 'accept their answer', 'music, unheard']);
  });

  it('of both sides: an offer that overtakes ours in the page is answered, and ours waits', async () => {
    const { desk, caller, callId } = await talkingDesk();
    const wake = desk.media.think('offer');
    desk.telephone.hold(callId);
    await desk.peer.settled();
    caller.request('INVITE', [], sdpOf('their second offer'));
    caller.ack(await desk.peer.response('INVITE', 200));
    await desk.peer.settled();
    wake();
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(0);
    desk.clock.pass(2_000);
    await agree(desk, caller);
    expect(desk.media.asked.filter((asked) => asked === 'offer held')).toHaveLength(2);
  });

  it('ask for a pause when the other side wants one', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    caller.answer(await desk.peer.request('INVITE'), 500, [['Retry-After', '7']]);
    await desk.peer.request('ACK');
    await desk.peer.settled();
    desk.clock.pass(6_999);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
    desk.clock.pass(1);
    await agree(desk, caller);
  });

  it('never more than ten times', async () => {
    const { desk, caller, callId } = await talkingDesk();
    desk.telephone.hold(callId);
    for (let n = 0; n < 11; n += 1) {
      // oxlint-disable no-await-in-loop -- each try follows the one before
      caller.answer(await desk.peer.request('INVITE'), 491);
      await desk.peer.request('ACK');
      await desk.peer.settled();
      // oxlint-enable no-await-in-loop
      desk.clock.pass(2_000);
    }
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(11);
  });
});

describe('a new page takes the sound over', () => {
  it('and every live call is offered anew, held ones held', async () => {
    const { desk, caller, callId } = await talkingDesk();
    const second = await talking(desk, { sdp: sdpOf('second') });
    desk.telephone.hold(second.callId);
    await agree(desk, second.caller);
    await desk.peer.settled();
    desk.media.asked.length = 0;
    desk.telephone.renewMedia();
    const offers = [await desk.peer.request('INVITE'), await desk.peer.request('INVITE')];
    expect(offers.map((offer) => offer.body.includes('held'))).toEqual([false, true]);
    for (const offer of offers) caller.answer(offer, 200, [], sdpOf('their answer'));
    await desk.peer.settled();
    expect(desk.media.asked.toSorted()).toEqual([
      'accept their answer',
      'accept their answer',
      'microphone',
      'music, unheard',
      'offer',
      'offer held',
    ]);
    expect(callId).not.toBe(second.callId);
  });
});
