import { callerTone, expect, hearEachOther, statesOf, talk, test } from './fixture.ts';
import { startLinphone } from './stack/linphone.ts';
import { callFromTrunk } from './stack/sipp.ts';

test('the caller and the desk hear each other, and the desk hangs up', async ({ reception, caller, exchange }) => {
  await talk(reception, caller, exchange);
  await reception.button('Hang up').click();
  await expect.poll(caller.events).toContain('CALL_CLOSED');
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a caller on hold is heard again by the desk when it resumes', async ({ reception, caller, exchange }) => {
  await talk(reception, caller, exchange);
  await reception.button('Hold').click();
  await reception.button('Resume').click();
  await expect(reception.button('Hold')).toBeVisible();
  const after = await reception.ear();
  await expect.poll(after.hears).toBe(`${callerTone} Hz`);
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('the desk that a caller puts on hold hears that caller again afterwards', async ({
  reception,
  caller,
  exchange,
}) => {
  await talk(reception, caller, exchange);
  await caller.hold();
  await expect
    .poll(async () => {
      const meanwhile = await reception.ear();
      return meanwhile.hears();
    })
    .toBe('nothing');
  await caller.resume();
  const after = await reception.ear();
  await expect.poll(after.hears).toBe(`${callerTone} Hz`);
  await expect(reception.button('Hold')).toBeVisible();
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

// Sound before the answer, even silence, makes a caller's telephone stop its ringing tone.
test('while it rings nothing at all is sent to the caller', async ({ reception, exchange, wire }) => {
  const ringing = await wire.ear();
  const calling = await callFromTrunk(exchange, {
    scenario: 'ring-and-cancel',
    name: 'Frau Meise',
    number: '49301820031',
    ringMs: 1500,
    listener: wire.port,
  });
  await expect(reception.ringing()).toHaveCount(1);
  expect(await calling.ended).toBe('as-written');
  expect(await ringing.loudest()).toEqual({ seconds: 0, dbfs: -Infinity });
});

test('muted, the caller hears nothing while the desk goes on hearing the caller', async ({
  reception,
  caller,
  exchange,
}) => {
  await talk(reception, caller, exchange);
  await reception.button('Mute').click();
  await expect(reception.button('Unmute')).toBeVisible();
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atCaller.hears).toBe('silence');
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await reception.button('Unmute').click();
  await hearEachOther(reception, caller);
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a caller whom a colleague hands on to the desk rings there, and they hear each other', async ({
  reception,
  exchange,
  caller,
}) => {
  const colleague = await startLinphone(exchange, exchange.account('206'), 1200);
  try {
    await caller.dial(colleague.address);
    await expect.poll(statesOf(colleague)).toEqual(['ringing']);
    await colleague.answer();
    await expect.poll(statesOf(colleague)).toEqual(['talking']);
    await colleague.transfer(`sip:${exchange.desk.user}@${exchange.domain}`);
    await expect(reception.ringing()).toHaveCount(1);
    await reception.answerByKey();
    await hearEachOther(reception, caller);
    await reception.button('Hang up').click();
    await expect(reception.button('Hang up')).toHaveCount(0);
  } finally {
    await colleague.close();
  }
});
