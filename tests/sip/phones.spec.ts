import { expect, statesOf, talkTogether, test as withDesk } from './fixture.ts';
import { startLinphone, type Linphone } from './stack/linphone.ts';
import { startRawDesk, type RawDesk } from './stack/rawDesk.ts';

// The telephones and the exchange themselves, without the product: what these cannot do, no test of a transfer can show.

const test = withDesk.extend<{ readonly rawDesk: RawDesk; readonly colleague: Linphone }>({
  rawDesk: async ({ exchange }, lend) => {
    const desk = await startRawDesk(exchange);
    await lend(desk);
    await desk.close();
  },
  colleague: async ({ exchange }, lend) => {
    const colleague = await startLinphone(exchange, exchange.account('206'), 1200);
    await lend(colleague);
    await colleague.close();
  },
});

test('two linphonecs hear each other, and the one on hold is heard again', async ({ callerWith, employee }) => {
  const [caller, called] = [await callerWith({ phone: 'linphonec' }), await employee({ phone: 'linphonec' })];
  await caller.dial(called.address);
  await expect.poll(statesOf(called)).toEqual(['ringing']);
  await called.answer();
  await talkTogether(caller, called);
  await called.hold();
  await expect.poll(statesOf(caller)).toEqual(['held']);
  await called.resume();
  await expect.poll(statesOf(caller)).toEqual(['talking']);
  await talkTogether(caller, called);
  await caller.hangUp();
  await expect.poll(called.calls).toEqual([{ id: '1', state: 'ended', because: 'No error' }]);
});

test('linphonec joins its two partners, who then talk to each other', async ({ callerWith, employee, colleague }) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec', manner: 'answers' });
  await caller.dial(colleague.address);
  await expect.poll(statesOf(colleague)).toEqual(['ringing']);
  await colleague.answer();
  await talkTogether(caller, colleague);
  await colleague.hold();
  await expect.poll(statesOf(colleague)).toEqual(['holding']);
  await colleague.dial(target.address);
  await expect.poll(statesOf(colleague)).toEqual(['holding', 'talking']);
  await colleague.join('1', '2');
  await expect.poll(statesOf(colleague)).toEqual(['ended', 'ended']);
  await talkTogether(caller, target);
  await expect.poll(statesOf(caller)).toEqual(['ended', 'talking']);
  await expect.poll(statesOf(target)).toEqual(['ended', 'talking']);
});

test('linphonec hands its partner on by a blind transfer', async ({ callerWith, employee, colleague }) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'baresip', manner: 'answers' });
  await caller.dial(colleague.address);
  await expect.poll(statesOf(colleague)).toEqual(['ringing']);
  await colleague.answer();
  await talkTogether(caller, colleague);
  await colleague.transfer(target.address);
  await talkTogether(caller, target);
});

/** From the first ring on: what is told before is of the call of an earlier test, and is forgotten by and by. */
async function changesOf(rawDesk: RawDesk, user: string) {
  const lamp = await rawDesk.watch(user);
  await expect.poll(lamp).not.toEqual([]);
  // Beside a call that is still up, one that rings would not be told.
  await expect.poll(() => lamp().at(-1)).not.toBe('confirmed');
  return () => {
    const all = lamp();
    const ring = all.indexOf('early');
    return ring === -1 ? [] : all.slice(ring);
  };
}

for (const phone of ['linphonec', 'baresip'] as const)
  test(`the lamp of an employee with ${phone} follows the telephone`, async ({ callerWith, employee, rawDesk }) => {
    const [caller, target] = [await callerWith({ phone: 'linphonec' }), await employee({ phone })];
    const lamp = await changesOf(rawDesk, '201');
    await caller.dial(target.address);
    await expect.poll(lamp).toEqual(['early']);
    await target.answer();
    await expect.poll(lamp).toEqual(['early', 'confirmed']);
    await caller.hangUp();
    await expect.poll(lamp).toEqual(['early', 'confirmed', 'terminated']);
  });

test('a lamp burns after the call of its employee was replaced by another one', async ({
  callerWith,
  employee,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec' });
  const lamp = await changesOf(rawDesk, '201');
  await caller.dial('sip:1000@pbx.test');
  const first = await rawDesk.answer();
  const consulting = rawDesk.call('201');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await target.answer();
  await expect.poll(lamp).toEqual(['early', 'confirmed']);
  const before = rawDesk.heard().length;
  await first.referTo(await consulting);
  await expect.poll(statesOf(target)).toEqual(['ended', 'talking']);
  await talkTogether(caller, target);
  // The exchange publishes each call by itself: the end of the old one may be told a moment before the new one.
  const endIsTold = () =>
    rawDesk.heard().some(({ method, body }, at) => at >= before && method === 'NOTIFY' && body.includes('terminated'));
  await expect.poll(endIsTold).toBe(true);
  await expect.poll(() => lamp().at(-1)).toBe('confirmed');
  await first.hangUp();
  await target.hangUp();
  await expect.poll(() => lamp().at(-1)).not.toBe('confirmed');
});

test('linphonec replaces the consultation, ends it, and leaves the caller’s first call to the desk', async ({
  callerWith,
  employee,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec', manner: 'answers' });
  await caller.dial('sip:1000@pbx.test');
  const first = await rawDesk.answer();
  await first.hold();
  const consultation = await rawDesk.call('201');
  expect((await first.referTo(consultation)).status).toBe(202);
  await expect.poll(first.progress).toEqual(['100 active', '200 terminated']);
  await expect.poll(consultation.story).toContain('BYE');
  expect(first.story()).not.toContain('BYE');
  await talkTogether(caller, target);
  await first.hangUp();
  await talkTogether(caller, target);
});

test('baresip says 200 to a transfer with Replaces that replaced nothing', async ({
  callerWith,
  employee,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'baresip' });
  const target = await employee({ phone: 'linphonec' });
  await caller.dial('sip:1000@pbx.test');
  const first = await rawDesk.answer();
  const consulting = rawDesk.call('201');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await target.answer();
  const consultation = await consulting;
  await first.referTo(consultation);
  await expect.poll(statesOf(target)).toEqual(['talking', 'ringing']);
  await target.answer();
  await expect.poll(first.progress).toEqual(['100 active', '200 terminated']);
  await expect.poll(statesOf(target)).toEqual(['holding', 'talking']);
  expect(consultation.story()).not.toContain('BYE');
});

test('linphonec whose transferred call is refused comes back to the desk by itself', async ({
  callerWith,
  employee,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  await employee({ phone: 'linphonec', manner: 'is-busy' });
  await employee({ phone: 'linphonec', manner: 'refuses', user: '202' });
  await caller.dial('sip:1000@pbx.test');
  const first = await rawDesk.answer();
  await first.refer('sip:201@pbx.test');
  await expect.poll(first.progress).toEqual(['100 active', '486 active']);
  await expect.poll(statesOf(caller)).toEqual(['talking', 'ended']);
  await first.refer('sip:202@pbx.test');
  await expect.poll(first.progress).toEqual(['100 active', '486 active', '100 active', '603 active']);
  await expect.poll(statesOf(caller)).toEqual(['talking', 'ended', 'ended']);
});

test('linphonec that gives up a transferred call says 200, but its subscription goes on', async ({
  callerWith,
  employee,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec' });
  await caller.dial('sip:1000@pbx.test');
  const first = await rawDesk.answer();
  await first.refer('sip:201@pbx.test');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await caller.hangUp();
  await expect.poll(first.progress).toEqual(['100 active', '200 active']);
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await expect.poll(statesOf(caller)).toEqual(['talking', 'ended']);
});

test('a telephone behind a WebSocket is found by its Contact when a caller is sent to it', async ({
  callerWith,
  exchange,
  rawDesk,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const consulted = await startRawDesk(exchange, exchange.account('2004'));
  try {
    await caller.dial('sip:1000@pbx.test');
    const first = await rawDesk.answer();
    const [consultation, atConsulted] = await Promise.all([rawDesk.call('2004'), consulted.answer()]);
    expect(consultation.replacing()).toContain('.invalid');
    await first.referTo(consultation);
    const sent = await consulted.take((each) => each.method === 'INVITE');
    expect(sent.one('replaces')).toContain(atConsulted.callId);
  } finally {
    await consulted.close();
  }
});
