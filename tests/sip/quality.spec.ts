import { expect, test } from './fixture.ts';
import { noteSays } from './handover.ts';
import { callFromTrunk } from './stack/sipp.ts';

/** What is promised: one-way audio is said within so long. */
const promisedMs = 5_000;

test('a caller of whom no sound arrives is told of within five seconds; cut off by the network, both stand in the journal', async ({
  reception,
  exchange,
}) => {
  const calling = await callFromTrunk(exchange, {
    scenario: 'cut-off',
    name: 'Herr Kleiber',
    number: '49301820041',
    ringMs: promisedMs + 500,
  });
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await expect(reception.button('Hold')).toBeEnabled();
  await expect(reception.current()).toContainText('You do not hear the caller: no sound arrives', {
    timeout: promisedMs,
  });
  expect(await calling.ended).toBe('as-written');
  const told = 'The telephone network cut the call off. Call back. At the end the other side was not heard.';
  await noteSays(reception, told);
  await reception.openJournal();
  await reception.journalLine('301820041').first().getByRole('link').click();
  const page = reception.page().getByRole('region', { name: 'Call', exact: true });
  await expect(page).toContainText(told);
  await expect(page).toContainText('Q.850 41');
  const sound = page.getByRole('region', { name: 'Sound', exact: true });
  await expect(sound).toContainText(/From 0:00 on you did not hear the other side for [56] s\./);
  await expect(sound).toContainText('No sound was heard');
  await reception.openConsole();
});
