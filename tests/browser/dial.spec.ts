import type { JournalEntry } from '#core/journal/entry.ts';
import { ok } from '#core/support/result.ts';
import { officeAt, talkingCall } from '../fixtures/officeViews.ts';
import { brandt, kovalenko } from './screenDesk.ts';
import { expect, expectAccessible, test } from './screenFixture.ts';

const missed: JournalEntry = {
  callId: 'c1',
  line: null,
  direction: 'in',
  invitedAt: Date.now() - 60_000,
  day: new Date().toISOString().slice(0, 10),
  answeredAt: null,
  endedAt: Date.now() - 50_000,
  waitMs: 10_000,
  talkMs: 0,
  name: 'Marta Brandt',
  company: '',
  number: '+493023125148',
  numberShown: '+49 30 23125148',
  class: 'client',
  dialled: '',
  topic: '',
  essence: '',
  outcome: 'missed',
  cause: null,
  transferredTo: '',
  transferResult: null,
  callback: null,
  urgent: '',
  deviations: 0,
};

test('every number is a button that calls it: in the directory, in the journal and on the page of a call', async ({
  desk,
  open,
}) => {
  desk.contacts = [brandt];
  desk.employees = [kovalenko];
  desk.answers = {
    'journal.list': () => ok({ entries: [{ ...missed, topicLabel: '', found: [] }], more: false, partial: false }),
    'journal.call': () => ok({ entry: missed, card: null, course: [], isWhole: true }),
  };
  const { page, complaints } = await open({ at: '#/directory/contacts' });
  const dialled = () => desk.asked.filter(([name]) => name === 'call.dial').map(([, body]) => body);
  const press = (number: string) =>
    page
      .getByRole('button', { name: `Call ${number}`, exact: true })
      .first()
      .click();
  const to = (number: string) => ({ number, callbackId: null });
  await press(brandt.numbers[0] ?? '');
  await page.goto(`${desk.link.split('#')[0]}#/directory/employees`);
  await press(kovalenko.extension);
  await page.goto(`${desk.link.split('#')[0]}#/journal`);
  await press('+49 30 23125148');
  await page.getByRole('link', { name: 'Marta Brandt' }).click();
  await page
    .getByRole('region', { name: 'Call', exact: true })
    .getByRole('button', { name: 'Call +49 30 23125148' })
    .click();
  expect(dialled()).toEqual([
    to(brandt.numbers[0] ?? ''),
    to(kovalenko.extension),
    to('+493023125148'),
    to('+493023125148'),
  ]);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('whom the desk called last stands in the middle while nobody calls; a key calls the last, digits begin a number', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, employees: officeAt(Date.now()), telephone: 'yours' };
  desk.answers = {
    'call.last-dialled': () =>
      ok({
        numbers: [
          { number: '+380675550914', shown: '+380 67 555 0914', name: 'Іваненко Олексій', line: null },
          { number: '201', shown: '201', name: '', line: null },
        ],
      }),
    'call.redial': () => ok({}),
  };
  const { page, complaints } = await open({ at: '#/' });
  const asked = () => desk.asked.filter(([name]) => name === 'call.dial' || name === 'call.redial');
  await expect(page.getByRole('group', { name: 'Called last' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Call +380 67 555 0914' }).click();
  await page.keyboard.press('KeyL');
  await page.locator('body').press('Digit0');
  await page.keyboard.type('44 555');
  await expect(page.getByRole('searchbox')).toHaveValue('044 555');
  await page.keyboard.press('Enter');
  await expect.poll(asked).toEqual([
    ['call.dial', { number: '+380675550914', callbackId: null }],
    ['call.redial', {}],
    ['call.dial', { number: '044 555', callbackId: null }],
  ]);
  // In a call the transfer key takes the keyboard out of an empty search, and the digit picks.
  desk.show(talkingCall('a', Date.now()));
  await expect(page.getByRole('button', { name: 'Hold', exact: true })).toBeEnabled();
  await page.keyboard.press('F9');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('F4');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  await page.keyboard.press('Digit1');
  await expect
    .poll(() => desk.asked.filter(([name]) => name === 'call.transfer').map(([, body]) => body))
    .toEqual([{ callId: 'a', how: 'assisted', to: { employeeId: 'e1' } }]);
  expect(complaints).toEqual([]);
});
