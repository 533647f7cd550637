import { expect, hearEachOther, registered, talk, test } from './fixture.ts';

// An exchange that dies in earnest: killed.spec.ts.

test('an exchange that keeps the line but says nothing is noticed and found again, and no call is lost by it', async ({
  reception,
  exchange,
  caller,
}) => {
  await talk(reception, caller, exchange);
  exchange.pause();
  try {
    // With the product's own patience.
    await expect(reception.phone()).not.toContainText(registered, { timeout: 10_000 });
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
