import { callerTone, deskTone, expect, test } from './fixture.ts';
import { callFromTrunk } from './stack/sipp.ts';
import { listenOnWire } from './stack/wire.ts';

test('the caller and the desk hear each other, and the desk hangs up', async ({ reception, caller, exchange }) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await expect(reception.button('Hold')).toBeVisible();
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await expect.poll(atCaller.hears).toBe(`${deskTone} Hz`);
  await reception.button('Hang up').click();
  await expect.poll(caller.events).toContain('CALL_CLOSED');
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a caller on hold is heard again by the desk when it resumes', async ({ reception, caller, exchange }) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  const before = await reception.ear();
  await expect.poll(before.hears).toBe(`${callerTone} Hz`);
  await reception.button('Hold').click();
  await reception.button('Resume').click();
  await expect(reception.button('Hold')).toBeVisible();
  const after = await reception.ear();
  await expect.poll(after.hears).toBe(`${callerTone} Hz`);
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

// Measured on the wire: baresip 1.0.0 stops recording for good at a hold, so its silence would prove nothing.
test('on hold no quarter of a second of the room reaches the caller, and the desk is heard again after it', async ({
  reception,
  exchange,
}) => {
  const wire = await listenOnWire();
  const calling = callFromTrunk(exchange, {
    scenario: 'held-and-resumed',
    name: 'Frau Star',
    number: '49301820021',
    listener: wire.port,
  });
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  const before = await wire.ear();
  await expect.poll(before.hears).toBe(`${deskTone} Hz`);

  await reception.button('Hold').click();
  await expect(reception.button('Resume')).toBeVisible();
  const settling = await wire.ear();
  await expect.poll(settling.hears).toBe('silence');
  const held = await wire.ear();
  await expect.poll(async () => (await held.loudest()).seconds).toBeGreaterThan(2);
  expect((await held.loudest()).dbfs).toBeLessThan(-60);

  await reception.button('Resume').click();
  const resumed = await wire.ear();
  await expect.poll(resumed.hears).toBe(`${deskTone} Hz`);
  await reception.button('Hang up').click();
  expect((await calling).ended).toBe('as-written');
  wire.close();
});

test('muted, the caller hears nothing while the desk goes on hearing the caller', async ({
  reception,
  caller,
  exchange,
}) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await reception.button('Mute').click();
  await expect(reception.button('Unmute')).toBeVisible();
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atCaller.hears).toBe('silence');
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await reception.button('Unmute').click();
  const after = await caller.ear();
  await expect.poll(after.hears).toBe(`${deskTone} Hz`);
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('the page is killed in a call: a new page carries the same call on, with sound both ways', async ({
  reception,
  desk,
  caller,
  exchange,
}) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  const before = await caller.ear();
  await expect.poll(before.hears).toBe(`${deskTone} Hz`);

  await desk.killPage();
  await desk.openPage();
  await expect(reception.button('Hang up')).toBeVisible();
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await expect.poll(atCaller.hears).toBe(`${deskTone} Hz`);
  expect(caller.events()).not.toContain('CALL_CLOSED');
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});
