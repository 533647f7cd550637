import { callerTone, deskTone, expect, registered, test } from './fixture.ts';
import type { Reception } from './console.ts';
import type { Ear } from './stack/ear.ts';
import { callFromTrunk } from './stack/sipp.ts';
import type { Wire } from './stack/wire.ts';

// Measured on the wire: baresip 1.0.0 stops recording for good at a hold, so its silence would prove nothing.

/** Far below the room's tone (about -10 dBFS), far above what the music has there. */
const inaudible = -40;

/** Music, and for two whole seconds nothing of the room in any quarter of one: no leak at the re-INVITE, none later. */
async function expectMusicAlone(open: () => Promise<Ear>): Promise<void> {
  const settling = await open();
  await expect.poll(async () => (await settling.loudnessOf(deskTone)) ?? 0).toBeLessThan(inaudible);
  const held = await open();
  await expect.poll(async () => (await held.loudest()).seconds).toBeGreaterThan(2);
  expect((await held.loudest(deskTone)).dbfs).toBeLessThan(inaudible);
  expect((await held.loudest()).dbfs).toBeGreaterThan(-50);
}

/** Answers by key and waits until the caller hears the desk. */
async function answer(reception: Reception, wire: Wire): Promise<void> {
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  const before = await wire.ear();
  await expect.poll(before.hears).toBe(`${deskTone} Hz`);
  expect(await before.loudnessOf(deskTone)).toBeGreaterThan(inaudible + 10);
}

test('on hold nothing of the room reaches the caller, and the desk is heard again after it', async ({
  reception,
  exchange,
  wire,
}) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'changed-twice',
    name: 'Frau Star',
    number: '49301820021',
    listener: wire.port,
    answers: ['recvonly', 'sendrecv'],
  });
  await answer(reception, wire);
  await reception.button('Hold').click();
  await expect(reception.button('Resume')).toBeVisible();
  await expectMusicAlone(wire.ear);
  await reception.button('Resume').click();
  const resumed = await wire.ear();
  await expect.poll(resumed.hears).toBe(`${deskTone} Hz`);
  await reception.button('Hang up').click();
  expect(await calling.ended).toBe('as-written');
  expect(calling.directions()).toEqual(['sendonly', 'sendrecv']);
});

test('answering a second caller holds the first with music, until it is resumed', async ({
  reception,
  exchange,
  wire,
  caller,
}) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'changed-twice',
    name: 'Frau Star',
    number: '49301820022',
    listener: wire.port,
    answers: ['recvonly', 'sendrecv'],
  });
  await answer(reception, wire);
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await expect(reception.held()).toHaveCount(1);
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await expect.poll(atCaller.hears).toBe(`${deskTone} Hz`);
  await expectMusicAlone(wire.ear);
  await reception.button('Hang up').click();
  await reception.held().getByRole('button', { name: 'Resume' }).click();
  const resumed = await wire.ear();
  await expect.poll(resumed.hears).toBe(`${deskTone} Hz`);
  await reception.button('Hang up').click();
  expect(await calling.ended).toBe('as-written');
  expect(calling.directions()).toEqual(['sendonly', 'sendrecv']);
});

test('a call on hold hears nothing of the room when the page is killed and replaced', async ({
  reception,
  desk,
  exchange,
  wire,
}) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'changed-twice',
    name: 'Frau Star',
    number: '49301820023',
    listener: wire.port,
    answers: ['recvonly', 'recvonly'],
  });
  await answer(reception, wire);
  await reception.button('Hold').click();
  await expect(reception.button('Resume')).toBeVisible();
  await expect.poll(calling.received).toContain('ACK');
  await desk.killPage();
  const replaced = await wire.ear();
  await desk.openPage();
  await expect(reception.button('Resume')).toBeVisible();
  await expectMusicAlone(wire.ear);
  expect((await replaced.loudest(deskTone)).dbfs).toBeLessThan(inaudible);
  await reception.button('Hang up').click();
  expect(await calling.ended).toBe('as-written');
  expect(calling.directions()).toEqual(['sendonly', 'sendonly']);
});

test('a call on hold hears nothing of the room when the exchange dies and comes back', async ({
  reception,
  exchange,
  wire,
}) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'changed-twice',
    name: 'Frau Star',
    number: '49301820024',
    listener: wire.port,
    answers: ['recvonly', 'recvonly'],
  });
  await answer(reception, wire);
  await reception.button('Hold').click();
  await expect(reception.button('Resume')).toBeVisible();
  await expect.poll(calling.received).toContain('ACK');
  await exchange.kill();
  await expect(reception.phone()).not.toContainText(registered);
  const replaced = await wire.ear();
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  await expectMusicAlone(wire.ear);
  expect((await replaced.loudest(deskTone)).dbfs).toBeLessThan(inaudible);
  await reception.button('Hang up').click();
  expect(await calling.ended).toBe('as-written');
  expect(calling.directions()).toEqual(['sendonly', 'sendonly']);
});
