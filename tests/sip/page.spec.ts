import { callerTone, expect, hearEachOther, talk, test } from './fixture.ts';

test('the page is killed in a call: a new page carries the same call on, with sound both ways', async ({
  reception,
  desk,
  caller,
  exchange,
}) => {
  await talk(reception, caller, exchange);
  await desk.killPage();
  await desk.openPage();
  await expect(reception.button('Hang up')).toBeVisible();
  await hearEachOther(reception, caller);
  expect(caller.events()).not.toContain('CALL_CLOSED');
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('muted stays muted on the page that replaces a killed one', async ({ reception, desk, caller, exchange }) => {
  await talk(reception, caller, exchange);
  await reception.button('Mute').click();
  await expect(reception.button('Unmute')).toBeVisible();
  await desk.killPage();
  await desk.openPage();
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await expect.poll(atCaller.hears).toBe('silence');
  await reception.button('Unmute').click();
  await hearEachOther(reception, caller);
  await caller.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
});

test('a call that rings while the page is killed is answered on the new page, with sound both ways', async ({
  reception,
  desk,
  caller,
  exchange,
}) => {
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await desk.killPage();
  await desk.openPage();
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await hearEachOther(reception, caller);
  await reception.button('Hang up').click();
  await expect.poll(caller.events).toContain('CALL_CLOSED');
});
