import { afterEach, describe, expect, it } from 'vitest';
import { reached } from './sip/callee.ts';
import { type Caller, agree, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import type { HeaderLine, Heard } from './sip/message.ts';

// RFC 4028, with peers that write each header by hand and time that passes in leaps.

afterEach(closeDesks);

const timers: HeaderLine = ['Supported', 'timer'];
const lost = { by: 'network', status: null, q850: null, code: 'no-sign-of-life' } as const;

async function answered(more: readonly HeaderLine[]): Promise<{ desk: Desk; caller: Caller; answer: Heard }> {
  const desk = await openDesk({ pace: { expiresSeconds: 86_400 } });
  desk.peer.grants = 86_400;
  await desk.registered();
  const { caller, callId } = await invited(desk, { more });
  desk.telephone.answer(callId);
  const answer = await desk.peer.response('INVITE', 200);
  caller.ack(answer);
  await desk.event('answered');
  await desk.peer.settled();
  return { desk, caller, answer };
}

const timerOf = (message: Heard) => ({
  expires: message.one('session-expires'),
  required: message.one('require'),
  supported: message.one('supported').includes('timer'),
});

describe('our 200 to an INVITE', () => {
  it.each([
    { asked: [timers, ['Session-Expires', '1800']], expires: '1800;refresher=uac', required: 'timer' },
    { asked: [timers, ['x', '1800;refresher=uac']], expires: '1800;refresher=uac', required: 'timer' },
    { asked: [timers, ['Session-Expires', '90;refresher=uas']], expires: '90;refresher=uas', required: 'timer' },
    { asked: [['Session-Expires', '600']], expires: '600;refresher=uas', required: '' },
    {
      asked: [
        ['Require', 'timer'],
        ['Session-Expires', '600'],
      ],
      expires: '600;refresher=uac',
      required: 'timer',
    },
    { asked: [timers], expires: '', required: '' },
    { asked: [timers, ['Session-Expires', '30']], expires: '', required: '' },
    { asked: [timers, ['Session-Expires', 'soon']], expires: '', required: '' },
  ] satisfies { asked: HeaderLine[]; expires: string; required: string }[])(
    'agrees to $asked with $expires',
    async ({ asked, expires, required }) => {
      const { answer } = await answered(asked);
      expect(timerOf(answer)).toEqual({ expires, required, supported: true });
    },
  );
});

describe('where the other side refreshes', () => {
  it('its re-INVITE is agreed to with the timer in it, and the call goes on', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '90;refresher=uac']]);
    for (let refresh = 0; refresh < 4; refresh += 1) {
      desk.clock.pass(45_000);
      caller.request('INVITE', [timers, ['Session-Expires', '90;refresher=uac']], sdpOf('their offer again'));
      // oxlint-disable-next-line no-await-in-loop -- one refresh after the other
      const answer = await desk.peer.response('INVITE', 200);
      expect(timerOf(answer)).toEqual({ expires: '90;refresher=uac', required: 'timer', supported: true });
      caller.ack(answer);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await desk.peer.settled();
    }
    expect({ ended: desk.events.some(({ kind }) => kind === 'ended'), asked: desk.peer.count('INVITE') }).toEqual({
      ended: false,
      asked: 0,
    });
  });

  it('and does not in time, the call has ended: 32 s before the end, or a third of it', async () => {
    const { desk } = await answered([timers, ['Session-Expires', '1800;refresher=uac']]);
    desk.clock.pass(1_767_999);
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    desk.clock.pass(1);
    expect((await desk.event('ended')).cause).toEqual(lost);
    await desk.peer.request('BYE');
    const short = await answered([timers, ['Session-Expires', '90;refresher=uac']]);
    short.desk.clock.pass(59_999);
    expect(short.desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    short.desk.clock.pass(1);
    expect((await short.desk.event('ended')).cause).toEqual(lost);
  });

  it('but cannot for want of a link, the call is not ended for that: the next link shows who is there', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '90;refresher=uac']]);
    await desk.peer.stop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(60_000);
    await desk.phone('not-registered', 'unreachable');
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    await desk.peer.restart();
    desk.clock.pass(1_000);
    await desk.phone('registered');
    await agree(desk, caller);
    await desk.peer.settled();
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
  });
});

describe('where we refresh', () => {
  it('a re-INVITE goes out at half of the interval, again and again', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '100;refresher=uas']]);
    for (let refresh = 0; refresh < 3; refresh += 1) {
      desk.clock.pass(49_999);
      // oxlint-disable-next-line no-await-in-loop -- one refresh after the other
      await desk.peer.settled();
      expect(desk.peer.count('INVITE')).toBe(refresh);
      desk.clock.pass(1);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const request = await desk.peer.request('INVITE');
      expect(timerOf(request)).toEqual({ expires: '100;refresher=uac', required: '', supported: true });
      caller.answer(request, 200, [['Session-Expires', '100;refresher=uac']], sdpOf('their answer'));
      // oxlint-disable-next-line no-await-in-loop -- as above
      await desk.peer.request('ACK');
      // oxlint-disable-next-line no-await-in-loop -- as above
      await desk.peer.settled();
    }
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
  });

  it('and nobody answers, the call has ended', async () => {
    const { desk } = await answered([timers, ['Session-Expires', '90;refresher=uas']]);
    desk.clock.pass(45_000);
    await desk.peer.request('INVITE');
    desk.clock.pass(15_000);
    expect((await desk.event('ended')).cause).toEqual(lost);
  });

  it('and are told that it is too short, we ask for more at once, and keep to it', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '90;refresher=uas']]);
    desk.clock.pass(45_000);
    caller.answer(await desk.peer.request('INVITE'), 422, [['Min-SE', '300']]);
    const request = await desk.peer.request('INVITE');
    expect({ ...timerOf(request), least: request.one('min-se') }).toEqual({
      expires: '300;refresher=uac',
      required: '',
      supported: true,
      least: '300',
    });
    caller.answer(request, 200, [['Session-Expires', '300;refresher=uac']], sdpOf('their answer'));
    await desk.peer.settled();
    desk.clock.pass(149_999);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(2);
    desk.clock.pass(1);
    await desk.peer.request('INVITE');
  });

  it('and are refused, somebody is there: the call goes on, and is refreshed later', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '90;refresher=uas']]);
    desk.clock.pass(45_000);
    caller.answer(await desk.peer.request('INVITE'), 488);
    await desk.peer.settled();
    desk.clock.pass(44_999);
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    desk.clock.pass(1);
    await agree(desk, caller);
    await desk.peer.settled();
    // Agreed to without a timer: there is none any more.
    desk.clock.pass(600_000);
    await desk.peer.settled();
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
  });

  it('and the call is gone there (481), it is gone here', async () => {
    const { desk, caller } = await answered([timers, ['Session-Expires', '90;refresher=uas']]);
    desk.clock.pass(45_000);
    caller.answer(await desk.peer.request('INVITE'), 481);
    expect((await desk.event('ended')).cause).toMatchObject({ code: 'link-lost' });
  });

  it('a hold refreshes as well', async () => {
    const desk = await openDesk({ pace: { expiresSeconds: 86_400 } });
    desk.peer.grants = 86_400;
    await desk.registered();
    const { caller, callId } = await talking(desk, { more: [timers, ['Session-Expires', '90;refresher=uas']] });
    await desk.peer.settled();
    desk.clock.pass(30_000);
    desk.telephone.hold(callId);
    const request = await desk.peer.request('INVITE');
    expect(request.one('session-expires')).toBe('90;refresher=uac');
    caller.answer(request, 200, [['Session-Expires', '90;refresher=uac']], sdpOf('their answer'));
    await desk.peer.settled();
    desk.clock.pass(44_999);
    await desk.peer.settled();
    expect(desk.peer.count('INVITE')).toBe(1);
    desk.clock.pass(1);
    expect((await desk.peer.request('INVITE')).body).toContain('held');
  });
});

describe('a call that the desk makes', () => {
  it('says that it can keep a timer, and keeps the one that the other side wants', async () => {
    const desk = await openDesk({ pace: { expiresSeconds: 86_400 } });
    desk.peer.grants = 86_400;
    await desk.registered();
    const { callee } = await reached(desk, '105', [['Session-Expires', '120;refresher=uac']]);
    expect(timerOf(callee.invite)).toEqual({ expires: '', required: '', supported: true });
    desk.clock.pass(60_000);
    const request = await desk.peer.request('INVITE');
    expect(request.one('session-expires')).toBe('120;refresher=uac');
    callee.answer(request, 200, [['Session-Expires', '120;refresher=uas']], sdpOf('their answer'));
    await desk.peer.settled();
    // It refreshes from now on, once.
    desk.clock.pass(60_000);
    callee.request('INVITE', [timers, ['Session-Expires', '120;refresher=uac']], sdpOf('their offer'));
    expect(timerOf(await desk.peer.response('INVITE', 200)).expires).toBe('120;refresher=uac');
    desk.clock.pass(87_999);
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    desk.clock.pass(1);
    expect((await desk.event('ended')).cause).toEqual(lost);
  });
});
