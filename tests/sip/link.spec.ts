import { callerTone, deskTone, expect, registered, test } from './fixture.ts';

test('the exchange dies in a call and comes back: the sound never stops, and the caller can still hang up', async ({
  reception,
  caller,
  exchange,
}) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await expect(reception.button('Hold')).toBeVisible();

  await exchange.kill();
  await expect(reception.phone()).not.toContainText(registered);
  const whileDead = [await reception.ear(), await caller.ear()] as const;
  await expect.poll(whileDead[0].hears).toBe(`${callerTone} Hz`);
  await expect.poll(whileDead[1].hears).toBe(`${deskTone} Hz`);

  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  const afterwards = [await reception.ear(), await caller.ear()] as const;
  await expect.poll(afterwards[0].hears).toBe(`${callerTone} Hz`);
  await expect.poll(afterwards[1].hears).toBe(`${deskTone} Hz`);
  await expect(reception.button('Hang up')).toBeVisible();

  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a caller who hangs up while the exchange is away leaves no ghost behind', async ({
  reception,
  caller,
  exchange,
}) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await expect(reception.button('Hold')).toBeVisible();
  await exchange.kill();
  await expect(reception.phone()).not.toContainText(registered);
  await caller.hangUp();
  await expect.poll(caller.events).toContain('CALL_CLOSED');
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  await expect(reception.button('Hang up')).toHaveCount(0, { timeout: 40_000 });
});

test('an exchange that keeps the line but says nothing is noticed, told, and found again', async ({
  reception,
  exchange,
  caller,
}) => {
  exchange.pause();
  try {
    await expect(reception.phone()).not.toContainText(registered, { timeout: 30_000 });
  } finally {
    exchange.resume();
  }
  await expect(reception.phone()).toContainText(registered, { timeout: 40_000 });
  // Registered in earnest: a call comes through.
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await caller.hangUp();
  await expect(reception.ringing()).toHaveCount(0);
});
