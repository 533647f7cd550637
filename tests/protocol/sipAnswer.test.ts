import { afterEach, describe, expect, it } from 'vitest';
import { createCaller, invited, talking } from './sip/caller.ts';
import { closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';

afterEach(closeDesks);

describe('a call is answered', () => {
  it('with the answer prepared while it rang, at once, and the microphone opens after the 200', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk);
    expect(desk.media.asked).toEqual([]);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['answer their offer']);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    expect({ body: answer.body, type: answer.one('content-type') }).toEqual({
      body: sdpOf('our answer 1'),
      type: 'application/sdp',
    });
    expect(await desk.event('answered')).toEqual({ kind: 'answered', callId, at: desk.clock.now() });
    expect(desk.media.asked).toEqual(['answer their offer', 'microphone']);
    caller.ack(answer);
  });

  it('that waits for the page, which was asked only once', async () => {
    const desk = await openDesk();
    await desk.registered();
    const wake = desk.media.think();
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    desk.telephone.answer(callId);
    desk.telephone.answer(callId);
    await desk.peer.settled();
    expect(desk.peer.heard.some((message) => message.status === 200 && message.method === 'INVITE')).toBe(false);
    wake();
    await desk.peer.response('INVITE', 200);
    expect(desk.media.asked.filter((asked) => asked.startsWith('answer'))).toEqual(['answer their offer']);
  });

  it('without a microphone when the desk has silenced it before', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.microphone(callId, false);
    desk.telephone.answer(callId);
    await desk.event('answered');
    desk.telephone.microphone(callId, true);
    expect(desk.media.asked).toEqual(['answer their offer', 'silence', 'microphone']);
  });

  it('not while no page has the sound: it rings on, and the next answer asks the page anew', async () => {
    const desk = await openDesk();
    await desk.registered();
    desk.media.fail('answer', 'no-page');
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    expect(desk.events.at(-1)?.kind).toBe('invited');
    desk.telephone.answer(callId);
    expect(await desk.event('answer-failed')).toEqual({ kind: 'answer-failed', callId, failure: 'no-page' });
    desk.media.fail('answer', null);
    desk.telephone.answer(callId);
    await desk.event('answered');
    await desk.peer.response('INVITE', 200);
  });

  it('with what the new page prepares, when the page was replaced while it rang', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.settled();
    desk.telephone.renewMedia();
    desk.telephone.answer(callId);
    expect((await desk.peer.response('INVITE', 200)).body).toBe(sdpOf('our answer 2'));
  });

  it('with what the new page prepares, when the page was replaced after the press', async () => {
    const desk = await openDesk();
    await desk.registered();
    const wake = desk.media.think();
    const { callId } = await invited(desk);
    desk.telephone.answer(callId);
    desk.telephone.renewMedia();
    wake();
    expect((await desk.peer.response('INVITE', 200)).body).toBe(sdpOf('our answer 2'));
  });

  it('never, when it offers nothing this desk can speak: 488, whoever asked for it', async () => {
    const desk = await openDesk();
    await desk.registered();
    desk.media.fail('answer', 'unusable-offer');
    const { callId } = await invited(desk);
    desk.telephone.ring(callId);
    await desk.peer.response('INVITE', 488);
    expect(await desk.event('ended')).toEqual({
      kind: 'ended',
      callId,
      at: desk.clock.now(),
      cause: { by: 'portico', status: 488, q850: null, code: 'media-failed' },
    });
    desk.telephone.answer(callId);
    const second = await invited(desk);
    desk.telephone.answer(second.callId);
    await desk.peer.response('INVITE', 488);
    expect(desk.events.filter((event) => event.kind === 'answer-failed')).toEqual([]);
  });

  it('that came without an offer: ours goes in the 200, and the ACK brings the answer', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk, { sdp: '' });
    desk.telephone.ring(callId);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    expect(answer.body).toBe(sdpOf('our offer 1'));
    caller.ack(answer, sdpOf('their answer'));
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['offer', 'microphone', 'accept their answer']);
    expect(desk.events.at(-1)?.kind).toBe('answered');
  });
});

describe('a talking call', () => {
  it('follows what the other side changes: hold, refresh, another codec', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller } = await talking(desk);
    caller.request('INVITE', [], sdpOf('their second offer'));
    const answer = await desk.peer.response('INVITE', 200);
    expect(answer.body).toBe(sdpOf('our answer 2'));
    caller.ack(answer);
    caller.request('INVITE');
    const offer = await desk.peer.response('INVITE', 200);
    expect(offer.body).toBe(sdpOf('our offer 3'));
    caller.ack(offer, sdpOf('their answer'));
    await desk.peer.settled();
    expect(desk.media.asked).toEqual([
      'answer their offer',
      'microphone',
      'answer their second offer',
      'microphone',
      'offer',
      'accept their answer',
    ]);
  });

  it('goes on when no page can follow a change', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    desk.media.fail('answer', 'no-page');
    caller.request('INVITE', [], sdpOf('their second offer'));
    caller.ack(await desk.peer.response('INVITE', 488));
    await desk.peer.settled();
    expect(desk.events.some((event) => event.kind === 'ended')).toBe(false);
    desk.telephone.hangUp(callId);
    await desk.peer.request('BYE');
  });

  it('answers what else a PBX asks inside it', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller } = await talking(desk);
    const asked: readonly (readonly [method: string, status: number, header?: readonly [string, string]])[] = [
      ['OPTIONS', 200],
      ['INFO', 200],
      ['UPDATE', 405],
      ['MESSAGE', 405],
      ['NOTIFY', 489, ['Event', 'talk']],
      ['NOTIFY', 481, ['Event', 'refer']],
      ['PRACK', 481],
      ['REFER', 603, ['Refer-To', '<sip:+1900555@premium.example>']],
      ['REFER', 603, ['Refer-To', 'Jürgen <tel:+1 900>']],
    ];
    for (const [method, status, header] of asked) {
      caller.request(method, header === undefined ? [] : [header]);
      // oxlint-disable-next-line no-await-in-loop -- each in its turn
      await desk.peer.response(method, status);
    }
    expect(desk.peer.count('INVITE')).toBe(0);
  });

  it('ends when nobody acknowledges the answer, and nothing else falls over it', async () => {
    const { Core } = await import('sip.js');
    const usual = Core.Timers.TIMER_L;
    Core.Timers.TIMER_L = 60;
    try {
      const desk = await openDesk();
      await desk.registered();
      const { callId } = await invited(desk);
      desk.telephone.answer(callId);
      await desk.peer.response('INVITE', 200);
      expect((await desk.event('ended')).cause).toEqual({ by: 'network', status: null, q850: null, code: 'link-lost' });
      await desk.peer.request('BYE');
      Core.Timers.TIMER_L = 700;
      // A BYE before the ACK: sip.js goes on waiting for that ACK, and throws when it does not come.
      const hasty = createCaller(desk);
      hasty.send();
      const second = await desk.event('invited');
      desk.telephone.answer(second.callId);
      const answer = await desk.peer.response('INVITE', 200);
      const to = answer.one('to');
      const hurried = createCaller(desk, { sipCallId: hasty.sipCallId, from: hasty.from, to });
      hurried.request('BYE');
      await desk.peer.response('BYE', 200);
      expect((await desk.event('ended')).cause.code).toBe('hung-up');
      await new Promise<void>((over) => setTimeout(over, Core.Timers.TIMER_L + 50));
      await desk.peer.settled();
    } finally {
      Core.Timers.TIMER_L = usual;
    }
  });
});
