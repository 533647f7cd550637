import { expect, test } from './fixture.ts';
import { callFromTrunk } from './stack/sipp.ts';

test('a caller who gives up while it rings is a missed call in the journal', async ({ reception, exchange }) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'ring-and-cancel',
    name: 'Frau Vogel',
    number: '49301820001',
    ringMs: 700,
  });
  await expect(reception.ringing()).toHaveCount(1);
  expect(await calling.ended).toBe('as-written');
  expect(calling.received()).toEqual(['100', '180', '200', '487']);
  await expect(reception.ringing()).toHaveCount(0);
  await reception.openJournal();
  await expect(reception.journalLine('301820001')).toContainText('Missed');
  await reception.openConsole();
});

test('a declined caller is told so by the exchange', async ({ reception, exchange }) => {
  const calling = await callFromTrunk(exchange, { scenario: 'declined', name: 'Herr Amsel', number: '49301820002' });
  await expect(reception.ringing()).toHaveCount(1);
  await reception.ringing().getByRole('button', { name: 'Decline' }).click();
  expect(await calling.ended).toBe('as-written');
  expect(calling.received()).toEqual(['100', '180', '603']);
  await reception.openJournal();
  await expect(reception.journalLine('301820002')).toContainText('Declined');
  await reception.openConsole();
});
