import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { type Heard, respond } from './sip/message.ts';
import { type Notifier, createNotifier, dialogInfo, lampsOf, subscribed } from './sip/notifier.ts';

afterEach(closeDesks);

async function watching(...extensions: string[]): Promise<Desk> {
  const desk = await openDesk();
  // Hours pass in these tests, in which nobody registers again.
  desk.peer.grants = 86_400;
  await desk.registered();
  desk.telephone.watch('main', extensions);
  return desk;
}

/** 105 is watched, and was free a moment ago. */
async function free(): Promise<{ desk: Desk; notifier: Notifier }> {
  const desk = await watching('105');
  const notifier = await subscribed(desk, '105');
  notifier.accept(dialogInfo(0, []));
  await desk.event('lamp');
  return { desk, notifier };
}

const inside = (message: Heard): boolean => message.method === 'SUBSCRIBE' && message.one('to').includes(';tag=');

describe('a phone is watched', () => {
  it('and its lamp follows it, each state with the moment it was first told', async () => {
    const desk = await watching('105');
    const notifier = await subscribed(desk, '105');
    const { subscribe } = notifier;
    expect({
      line: subscribe.startLine,
      headers: ['event', 'accept', 'expires'].map((name) => subscribe.one(name)),
    }).toEqual({
      line: 'SUBSCRIBE sip:105@pbx.test SIP/2.0',
      headers: ['dialog', 'application/dialog-info+xml', '600'],
    });
    notifier.accept(dialogInfo(0, []));
    expect(await desk.event('lamp')).toEqual({
      kind: 'lamp',
      lineId: 'main',
      extension: '105',
      lamp: { state: 'free', since: desk.clock.now() },
    });
    desk.clock.pass(1_000);
    const rangAt = desk.clock.now();
    notifier.notify(dialogInfo(1, ['a early recipient']));
    await desk.event('lamp');
    desk.clock.pass(1_000);
    notifier.notify(dialogInfo(2, ['a early recipient']));
    notifier.notify(dialogInfo(3, ['a confirmed recipient']));
    notifier.notify(dialogInfo(4, ['a terminated recipient']));
    await desk.event('lamp');
    await desk.event('lamp');
    expect(desk.events.flatMap((event) => (event.kind === 'lamp' ? [event.lamp] : []))).toEqual([
      { state: 'free', since: rangAt - 1_000 },
      { state: 'ringing', since: rangAt },
      { state: 'busy', since: rangAt + 1_000 },
      { state: 'free', since: rangAt + 1_000 },
    ]);
    await desk.peer.response('NOTIFY', 200);
  });

  it.each<readonly [dialogs: readonly string[], state: string]>([
    [['a confirmed'], 'busy'],
    [['a early recipient'], 'ringing'],
    [['a early'], 'ringing'],
    [['a early initiator'], 'busy'],
    [['a trying initiator'], 'busy'],
    [['a proceeding initiator'], 'busy'],
    [['a trying recipient'], 'ringing'],
    [['a trying'], 'busy'],
    [['a terminated', 'b confirmed initiator', 'c terminated'], 'busy'],
    [['a early recipient', 'b confirmed recipient'], 'busy'],
    [['a terminated recipient', 'a confirmed recipient'], 'free'],
    [['a early recipient', 'a terminated recipient', 'a trying recipient'], 'free'],
    [['a confirmed recipient', 'a early recipient', 'b terminated'], 'busy'],
  ])('%j as %s', async (dialogs, state) => {
    const desk = await watching('105');
    (await subscribed(desk, '105')).accept(dialogInfo(7, dialogs));
    expect((await desk.event('lamp')).lamp.state).toBe(state);
  });

  it('that has only dialogs of the past: free', async () => {
    const desk = await watching('105');
    (await subscribed(desk, '105')).accept(dialogInfo(0, ['a terminated recipient', 'b terminated initiator']));
    expect((await desk.event('lamp')).lamp.state).toBe('free');
  });

  it('and a NOTIFY without a document says nothing', async () => {
    const desk = await watching('105');
    const notifier = await subscribed(desk, '105');
    notifier.accept('');
    notifier.notify('busy', { type: 'text/plain' });
    notifier.notify(dialogInfo(0, ['a confirmed']).slice(0, -9));
    notifier.notify(dialogInfo(0, ['a confirmed']).replace('<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY e "f">]>'));
    await desk.peer.settled();
    expect(lampsOf(desk, '105')).toEqual([]);
    notifier.notify(dialogInfo(0, ['a confirmed']));
    expect((await desk.event('lamp')).lamp.state).toBe('busy');
  });

  it('whatever the NOTIFY looks like around its document', async () => {
    const { desk, notifier } = await free();
    notifier.notify(dialogInfo(1, ['a confirmed']), {
      state: 'Active ; Expires=600;foo="',
      more: [['Event', 'Dialog ; x=<']],
    });
    expect((await desk.event('lamp')).lamp.state).toBe('busy');
    notifier.notify(dialogInfo(2, []), { state: '', more: [['Contact', 'Jürgen <sip:b l f@[::1]>']] });
    expect((await desk.event('lamp')).lamp.state).toBe('free');
    notifier.notify(dialogInfo(3, ['a early']), { type: 'Application/Dialog-Info+XML; charset=utf-8' });
    expect((await desk.event('lamp')).lamp.state).toBe('ringing');
  });

  it('by documents that tell only what is new, in their order; of what was missed it asks', async () => {
    const { desk, notifier } = await free();
    notifier.notify(dialogInfo(1, ['a confirmed'], 'partial'));
    expect((await desk.event('lamp')).lamp.state).toBe('busy');
    notifier.notify(dialogInfo(0, [], 'full'));
    notifier.notify(dialogInfo(2, ['b early recipient'], 'partial'));
    notifier.notify(dialogInfo(3, ['a terminated'], 'partial'));
    expect((await desk.event('lamp')).lamp.state).toBe('ringing');
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(1);
    notifier.notify(dialogInfo(5, ['c confirmed'], 'partial'));
    expect((await desk.event('lamp')).lamp.state).toBe('busy');
    const refresh = await desk.peer.take(inside);
    desk.peer.send(respond(refresh, 200, [['Expires', '600']]));
    notifier.notify(dialogInfo(6, []));
    expect((await desk.event('lamp')).lamp.state).toBe('free');
  });

  it('never free by a partial document alone', async () => {
    const desk = await watching('105');
    const notifier = await subscribed(desk, '105');
    notifier.accept(dialogInfo(4, ['a terminated'], 'partial'));
    await desk.peer.take(inside);
    expect(lampsOf(desk, '105')).toEqual([]);
  });
});

describe('the list of watched phones changes', () => {
  it('by its difference alone', async () => {
    const desk = await watching('105', '106');
    const first = await subscribed(desk, '105');
    first.accept(dialogInfo(0, []));
    (await subscribed(desk, '106')).accept(dialogInfo(0, []));
    await desk.event('lamp');
    await desk.event('lamp');
    desk.telephone.watch('main', ['106', '107', '106', 'no address']);
    const end = await desk.peer.take(inside);
    expect({ to: end.one('to').includes('105'), expires: end.one('expires') }).toEqual({ to: true, expires: '0' });
    desk.peer.send(respond(end, 200, [['Expires', '0']]));
    first.notify(dialogInfo(1, ['a confirmed']), { state: 'terminated;reason=timeout' });
    await subscribed(desk, '107');
    await desk.peer.settled();
    expect({ subscribes: desk.peer.count('SUBSCRIBE'), of105: lampsOf(desk, '105') }).toEqual({
      subscribes: 4,
      of105: ['free'],
    });
  });

  it('before there is a line: they are asked for when there is one', async () => {
    const desk = await openDesk();
    desk.telephone.watch('main', ['105']);
    await desk.registered();
    await subscribed(desk, '105');
  });

  it('and none is watched any more when the line is closed', async () => {
    const { desk } = await free();
    const closed = desk.telephone.close();
    const end = await desk.peer.take(inside);
    expect(end.one('expires')).toBe('0');
    desk.peer.send(respond(end, 200, [['Expires', '0']]));
    desk.clock.pass(1_500);
    await closed;
    expect(lampsOf(desk, '105')).toEqual(['free', 'unknown']);
  });

  it('three hundred at once: a few at a time, and all of them in the end', async () => {
    const extensions = Array.from({ length: 300 }, (_, n) => String(1_100 + n));
    const desk = await watching(...extensions);
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(8);
    for (const extension of extensions) {
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they come
      (await subscribed(desk, extension)).accept(dialogInfo(0, []));
    }
    await desk.peer.settled();
    await desk.peer.settled();
    expect(desk.events.filter((event) => event.kind === 'lamp')).toHaveLength(300);
    expect(desk.peer.count('SUBSCRIBE')).toBe(300);
  });

  it('and one that nobody answers does not keep the others waiting for ever', async () => {
    const desk = await watching(...Array.from({ length: 9 }, (_, n) => String(101 + n)));
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(8);
    desk.clock.pass(10_000);
    await subscribed(desk, '109');
  });
});

describe('a subscription', () => {
  it('is refreshed before it expires, under a CSeq of its own', async () => {
    const { desk, notifier } = await free();
    desk.clock.pass(509_000);
    await desk.peer.settled();
    expect(desk.peer.heard.some(inside)).toBe(false);
    desk.clock.pass(1_000);
    const refresh = await desk.peer.take(inside);
    desk.peer.send(respond(refresh, 407, [['Proxy-Authenticate', 'Digest realm="pbx.test", nonce="abc"']]));
    const again = await desk.peer.take(inside);
    desk.peer.send(respond(again, 200, [['Expires', '600']]));
    notifier.notify(dialogInfo(1, []));
    await desk.peer.settled();
    desk.clock.pass(510_000);
    const second = await desk.peer.take(inside);
    expect([refresh, again, second].map((one) => one.one('cseq'))).toEqual([
      '2 SUBSCRIBE',
      '3 SUBSCRIBE',
      '4 SUBSCRIBE',
    ]);
    expect(lampsOf(desk, '105')).toEqual(['free']);
  });

  it('proves who it is', async () => {
    const desk = await watching('105');
    const { subscribe } = await subscribed(desk, '105');
    desk.peer.send(respond(subscribe, 401, [['WWW-Authenticate', 'Digest realm="pbx.test", nonce="abc"']]));
    const again = await subscribed(desk, '105');
    expect(again.subscribe.one('authorization')).toContain('username="1000"');
    again.accept(dialogInfo(0, []));
    expect((await desk.event('lamp')).lamp.state).toBe('free');
  });

  it('as long as the PBX wants it at least (423)', async () => {
    const desk = await watching('105');
    (await subscribed(desk, '105')).refuse(423, [['Min-Expires', '1800']]);
    await desk.peer.settled();
    desk.clock.pass(0);
    const next = await subscribed(desk, '105');
    expect(next.subscribe.one('expires')).toBe('1800');
    // A PBX that wants a little more each time does not make us run.
    next.refuse(423, [['Min-Expires', '1801']]);
    await desk.peer.settled();
    desk.clock.pass(9_999);
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(2);
  });

  it('that a PBX ends as soon as it has begun is not asked for in a circle', async () => {
    const { desk, notifier } = await free();
    notifier.notify('', { state: 'terminated;reason=timeout' });
    await desk.event('lamp');
    desk.clock.pass(0);
    const next = await subscribed(desk, '105');
    next.accept(dialogInfo(0, []));
    await desk.event('lamp');
    next.notify('', { state: 'terminated;reason=timeout' });
    await desk.event('lamp');
    desk.clock.pass(9_999);
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(2);
    desk.clock.pass(1);
    await subscribed(desk, '105');
  });

  it('of a PBX that never tells the full state is asked for it once', async () => {
    const desk = await watching('105');
    const notifier = await subscribed(desk, '105');
    notifier.accept(dialogInfo(0, ['a confirmed'], 'partial'));
    desk.peer.send(respond(await desk.peer.take(inside), 200, [['Expires', '600']]));
    for (const version of [1, 2, 3]) notifier.notify(dialogInfo(version, ['a confirmed'], 'partial'));
    await desk.peer.settled();
    expect({ subscribes: desk.peer.count('SUBSCRIBE'), lamps: lampsOf(desk, '105') }).toEqual({
      subscribes: 2,
      lamps: ['busy'],
    });
  });

  it.each([404, 489, 403])(
    'that is refused (%i) leaves the lamp unknown, and is tried again rarely',
    async (status) => {
      const desk = await watching('105');
      (await subscribed(desk, '105')).refuse(status);
      await desk.peer.settled();
      desk.clock.pass(899_999);
      expect(lampsOf(desk, '105')).toEqual([]);
      await desk.peer.settled();
      expect(desk.peer.count('SUBSCRIBE')).toBe(1);
      desk.clock.pass(1);
      await subscribed(desk, '105');
    },
  );

  it('that failed is tried again, in growing pauses', async () => {
    const desk = await watching('105');
    (await subscribed(desk, '105')).refuse(503);
    await desk.peer.settled();
    desk.clock.pass(1_999);
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(1);
    desk.clock.pass(1);
    (await subscribed(desk, '105')).refuse(500, [['Retry-After', '20']]);
    await desk.peer.settled();
    desk.clock.pass(19_999);
    await desk.peer.settled();
    expect(desk.peer.count('SUBSCRIBE')).toBe(2);
    desk.clock.pass(1);
    await subscribed(desk, '105');
  });

  it.each([
    ['terminated;reason=deactivated', 0],
    ['terminated;reason=timeout', 0],
    ['terminated;reason=probation;retry-after=7', 7_000],
    ['terminated', 2_000],
  ])('that the PBX ends (%s) makes the lamp unknown at once, known until now', async (state, pauseMs) => {
    const { desk, notifier } = await free();
    desk.clock.pass(5_000);
    notifier.notify('', { state });
    expect(await desk.event('lamp')).toEqual({
      kind: 'lamp',
      lineId: 'main',
      extension: '105',
      lamp: { state: 'unknown', since: desk.clock.now() },
    });
    desk.clock.pass(pauseMs);
    (await subscribed(desk, '105')).accept(dialogInfo(0, []));
    expect((await desk.event('lamp')).lamp).toEqual({ state: 'free', since: desk.clock.now() });
  });

  it('whose refresh the PBX does not know any more begins anew', async () => {
    const { desk } = await free();
    desk.clock.pass(510_000);
    desk.peer.send(respond(await desk.peer.take(inside), 481));
    expect((await desk.event('lamp')).lamp.state).toBe('unknown');
    desk.clock.pass(2_000);
    await subscribed(desk, '105');
  });

  it('of a lost link is over at once, and begins anew over the next one; the old one is heard no more', async () => {
    const { desk, notifier } = await free();
    desk.clock.pass(5_000);
    desk.peer.drop();
    expect((await desk.event('lamp')).lamp).toEqual({ state: 'unknown', since: desk.clock.now() });
    desk.clock.pass(500);
    await desk.phone('registered');
    const next = await subscribed(desk, '105');
    notifier.notify(dialogInfo(1, ['a confirmed']));
    await desk.peer.response('NOTIFY', 481);
    next.accept(dialogInfo(0, []));
    expect((await desk.event('lamp')).lamp.state).toBe('free');
    expect(lampsOf(desk, '105')).toEqual(['free', 'unknown', 'free']);
  });

  it('that was not answered when the link was lost is forgotten with it', async () => {
    const desk = await watching('105');
    const lost = await subscribed(desk, '105');
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('registered');
    const next = await subscribed(desk, '105');
    createNotifier(desk, lost.subscribe).notify(dialogInfo(0, ['a confirmed']));
    await desk.peer.response('NOTIFY', 481);
    next.accept(dialogInfo(0, []));
    expect((await desk.event('lamp')).lamp.state).toBe('free');
    expect(desk.peer.count('SUBSCRIBE')).toBe(2);
  });
});
