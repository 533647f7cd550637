import { expect, hearEachOther, registered, talk, test } from './fixture.ts';

test('the exchange dies in a call and comes back: the sound never stops, and the caller can still hang up', async ({
  reception,
  caller,
  exchange,
}) => {
  await talk(reception, caller, exchange);
  await exchange.kill();
  await expect(reception.phone()).not.toContainText(registered);
  await hearEachOther(reception, caller);
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  await hearEachOther(reception, caller);
  await expect(reception.button('Hang up')).toBeVisible();
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a caller who hangs up while the exchange is away leaves no ghost behind', async ({
  reception,
  caller,
  exchange,
}) => {
  await talk(reception, caller, exchange);
  await exchange.kill();
  await expect(reception.phone()).not.toContainText(registered);
  await caller.hangUp();
  await expect.poll(caller.events).toContain('CALL_CLOSED');
  await expect(reception.button('Hang up')).toBeVisible();
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('an exchange that keeps the line but says nothing is noticed and found again, and no call is lost by it', async ({
  reception,
  exchange,
  caller,
}) => {
  await talk(reception, caller, exchange);
  exchange.pause();
  try {
    await expect(reception.phone()).not.toContainText(registered, { timeout: 30_000 });
    await hearEachOther(reception, caller);
  } finally {
    exchange.resume();
  }
  await expect(reception.phone()).toContainText(registered, { timeout: 40_000 });
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
  // Registered in earnest: the next call comes through.
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await caller.hangUp();
  await expect(reception.ringing()).toHaveCount(0);
});
