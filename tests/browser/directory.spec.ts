import type { Locator, Page } from 'playwright';
import type { Contact } from '#core/caller/company.ts';
import { failed } from '#core/support/result.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { brandt, kovalenko } from './screenDesk.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const melnyk = { ...kovalenko, employeeId: 'melnyk', name: 'Andrii Melnyk', extension: '202' };

/** The directory by its accessible names, in any of its languages. */
function directoryOf(page: Page, language: keyof typeof catalogues = 'en') {
  const { directory, settings } = catalogues[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  return {
    directory,
    settings,
    button,
    people: page.getByRole('listitem').getByRole('link'),
    contact: page.getByRole('region', { name: directory.form.contact, exact: true }),
    employee: page.getByRole('region', { name: directory.form.employee, exact: true }),
    field: (name: string): Locator => page.getByLabel(name, { exact: true }),
    search: page.getByRole('searchbox'),
    save: button(settings.save),
    ask: page.getByRole('alertdialog'),
  };
}

for (const { language } of languages)
  test(`a contact is added, found and removed by the names of its fields (${language})`, async ({ desk, open }) => {
    const { page, complaints } = await open({ at: '#/directory/contacts', language });
    const { directory, settings, button, contact, field, save, people, search } = directoryOf(page, language);
    await expect(page.getByRole('heading', { name: directory.empty.contacts })).toBeVisible();
    await button(directory.add.contacts).first().click();
    await expect(field(directory.form.name)).toBeFocused();
    await field(directory.form.name).fill('Іваненко Олексій');
    await field(directory.form.company).fill('ТОВ «Дніпро Агро»');
    await field(directory.form.number.replace('{{nth}}', '1')).fill('067 555 09 14');
    await expect(contact.getByText('+380 67 555 09 14')).toBeVisible();
    await save.click();
    await expect(contact.getByRole('status')).toHaveText(settings.saving.saved);
    expect(desk.contacts).toEqual([
      {
        contactId: 'new-1',
        name: 'Іваненко Олексій',
        company: 'ТОВ «Дніпро Агро»',
        class: 'client',
        numbers: ['+380675550914'],
      },
    ]);
    await expect(page).toHaveURL(/#\/directory\/contacts\/new-1$/);
    await search.fill('олек');
    await expect(people).toHaveText(['Іваненко Олексій']);
    await button(directory.form.remove).click();
    await button(directory.form.remove).click();
    await expect(contact).toBeHidden();
    expect([desk.contacts, complaints]).toEqual([[], []]);
  });

test('the whole story of a contact goes by keyboard alone', async ({ desk, open }) => {
  desk.contacts = [brandt, { ...brandt, contactId: 'zeta', name: 'Zeta' }];
  const { page } = await open({ at: '#/directory/contacts' });
  const { people, contact, field } = directoryOf(page);
  await people.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(people.nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(contact).toBeVisible();
  await field('Company').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' & Co');
  await page.keyboard.press('Enter');
  await expect(contact.getByRole('status')).toHaveText('Saved');
  expect(desk.contacts.find(({ contactId }) => contactId === 'brandt')).toEqual({
    ...brandt,
    company: 'Nordwind Logistik GmbH & Co',
  });
});

test('what is wrong is told at its field, and nothing is saved', async ({ desk, open }) => {
  const { page, words } = await open({ at: '#/directory/contacts/+' });
  const { contact, field, button, save } = directoryOf(page);
  await field('Number 1').fill('12');
  await button('Add a number').click();
  await field('Number 2').fill('+49 30 23125148');
  await button('Add a number').click();
  await field('Number 3').fill('0049 30 23125148');
  await field('Since the year').fill('3021');
  await save.click();
  await expect(contact.getByRole('status')).toHaveText(words.settings.saving.faulty);
  await expect(field('Name')).toBeFocused();
  const told = (name: string) => field(name).evaluate((one: HTMLInputElement) => one.ariaInvalid);
  expect(await Promise.all(['Name', 'Number 1', 'Number 2', 'Number 3', 'Since the year'].map(told))).toEqual([
    'true',
    'true',
    null,
    'true',
    'true',
  ]);
  await expect(contact.getByText(words.directory.fault.name)).toBeVisible();
  await expect(contact.getByText(words.directory.fault.number['not-understood'])).toBeVisible();
  await expect(contact.getByText(words.directory.fault.number.twice)).toBeVisible();
  await expect(contact.getByText(words.directory.fault.since)).toBeVisible();
  expect(desk.asked.filter(([name]) => name === 'directory.save-contact')).toEqual([]);
});

test('before another contact is opened, unsaved changes are asked about: kept, saved or let go', async ({
  desk,
  open,
}) => {
  const zeta: Contact = { ...brandt, contactId: 'zeta', name: 'Zeta' };
  desk.contacts = [brandt, zeta];
  const { page } = await open({ at: '#/directory/contacts/brandt' });
  const { people, field, ask, button } = directoryOf(page);
  await field('Name').fill('Marta Brandt-Weiß');
  await people.filter({ hasText: 'Zeta' }).click();
  await expect(ask).toHaveAccessibleName('Save the changes to “Marta Brandt-Weiß”?');
  await button('Go on editing').click();
  await expect(page).toHaveURL(/brandt$/);
  await expect(field('Name')).toHaveValue('Marta Brandt-Weiß');
  await people.filter({ hasText: 'Zeta' }).click();
  await ask.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(field('Name')).toHaveValue('Zeta');
  expect(desk.contacts.find(({ contactId }) => contactId === 'brandt')?.name).toBe('Marta Brandt-Weiß');
  await field('Name').fill('Zeta Ltd');
  await people.filter({ hasText: 'Marta' }).click();
  await button('Do not save').click();
  await expect(field('Name')).toHaveValue('Marta Brandt-Weiß');
  expect(desk.contacts.find(({ contactId }) => contactId === 'zeta')).toEqual(zeta);
});

test('a call that comes in while a contact is typed shows in the strip; what was typed is there afterwards', async ({
  desk,
  open,
}) => {
  desk.contacts = [brandt];
  const { page, words } = await open({ at: '#/directory/contacts/brandt' });
  const { field, button } = directoryOf(page);
  await field('Name').fill('Marta B');
  desk.show(ringingCall('r1'));
  await expect(page.getByRole('region', { name: words.call.strip.label })).toContainText('Kateryna Melnyk');
  await expect(field('Name')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page).toHaveURL(/#\/$/);
  await page.goBack();
  await expect(field('Name')).toHaveValue('Marta B');
  await page.getByRole('link', { name: 'Console', exact: true }).click();
  await page.getByRole('link', { name: 'Directory', exact: true }).click();
  await button('Go on editing').click();
  await expect(field('Name')).toHaveValue('Marta B');
});

test('a page that is closed with unsaved changes asks first', async ({ desk, open }) => {
  desk.contacts = [brandt];
  const { page } = await open({ at: '#/directory/contacts/brandt' });
  const { field } = directoryOf(page);
  const wouldAsk = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await field('Name').waitFor();
  expect(await wouldAsk()).toBe(false);
  await field('Name').fill('Marta B');
  expect(await wouldAsk()).toBe(true);
  await field('Name').fill('Marta Brandt');
  expect(await wouldAsk()).toBe(false);
});

test('who is not found can be added: a name as a name, a number as a number', async ({ desk, open }) => {
  desk.contacts = [brandt];
  const { page } = await open({ at: '#/directory/contacts' });
  const { search, button, field, ask } = directoryOf(page);
  await search.fill('Hassan Karimi');
  await button('Add Hassan Karimi').click();
  await expect(field('Name')).toHaveValue('Hassan Karimi');
  await search.fill('+380 44 555 12 30');
  await button('Add the number +380 44 555 12 30').click();
  // The first is still unsaved: its form simply stays.
  await expect(field('Name')).toHaveValue('Hassan Karimi');
  await page.getByRole('link', { name: 'Close', exact: true }).click();
  await ask.getByRole('button', { name: 'Do not save' }).click();
  await button('Add the number +380 44 555 12 30').click();
  await expect(field('Number 1')).toHaveValue('+380 44 555 12 30');
  await expect(field('Name')).toHaveValue('');
});

test('of many contacts only those in sight are drawn, and the list is read on as it is scrolled', async ({
  desk,
  open,
}) => {
  desk.contacts = Array.from({ length: 450 }, (_, nth) => ({
    ...brandt,
    contactId: `c${nth}`,
    name: `Contact ${String(nth).padStart(3, '0')}`,
  }));
  const { page } = await open({ at: '#/directory/contacts' });
  const { people } = directoryOf(page);
  await expect(page.getByText('450 contacts')).toBeVisible();
  expect(await people.count()).toBeLessThan(60);
  await people.first().focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(people.last()).toHaveText('Contact 449', { timeout: 300 });
  }).toPass();
  await expect(people.last()).toBeFocused();
});

test('a number of a contact and an extension can be called', async ({ desk, open }) => {
  desk.contacts = [brandt];
  desk.employees = [kovalenko];
  const { page } = await open({ at: '#/directory/contacts/brandt' });
  const { button, employee } = directoryOf(page);
  await button('Call +49 30 23125148').click();
  await expect(page).toHaveURL(/#\/$/);
  await page.evaluate(() => void (location.hash = '#/directory/employees/kovalenko'));
  await employee.getByRole('button', { name: 'Call 201', exact: true }).click();
  await expect(page).toHaveURL(/#\/$/);
  expect(desk.asked.filter(([name]) => name === 'call.dial').map(([, body]) => body)).toEqual([
    { number: '+493023125148', callbackId: null },
    { number: '201', callbackId: null },
  ]);
});

test('an employee has own hours, absences and deputies in order', async ({ desk, open }) => {
  desk.employees = [kovalenko, melnyk, { ...kovalenko, employeeId: 'bondar', name: 'Ganna Bondar', extension: '231' }];
  const { page } = await open({ at: '#/directory/employees/kovalenko' });
  const { employee, field, button, save } = directoryOf(page);
  await field('Own hours').check();
  const monday = employee.getByRole('group', { name: 'Monday' });
  await monday.getByLabel('From').fill('830');
  await monday.getByLabel('Until').fill('13');
  await monday.getByRole('button', { name: 'Add hours' }).click();
  await button('Tuesday to Friday as Monday').click();
  await button('Add an absence').click();
  const absences = employee.getByRole('group', { name: 'Absences' });
  await absences.locator('input[type=date]').first().fill('2026-12-01');
  await absences.getByLabel('Until what time, empty for the whole day').fill('12');
  await absences.getByLabel(/^Note/).fill('On holiday');
  await field('Add a deputy').selectOption({ label: 'Ganna Bondar' });
  await field('Add a deputy').selectOption({ label: 'Andrii Melnyk' });
  await button('Andrii Melnyk is asked earlier').click();
  await save.click();
  await expect(employee.getByRole('status').filter({ hasText: /\S/ })).toHaveText('Saved');
  const week = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '08:30', until: '13:00' },
    { day, from: '14:00', until: '18:00' },
  ]);
  expect(desk.employees.find(({ employeeId }) => employeeId === 'kovalenko')).toEqual({
    ...kovalenko,
    hours: week,
    absences: [{ from: '2026-12-01', until: '2026-12-01T12:00', note: 'On holiday' }],
    deputies: ['melnyk', 'bondar'],
  });
});

test('hours and absences that cannot be are told where they stand', async ({ desk, open }) => {
  desk.employees = [kovalenko];
  const { page, words } = await open({ at: '#/directory/employees/kovalenko' });
  const { employee, field, button, save } = directoryOf(page);
  await field('Own hours').check();
  await employee.getByRole('group', { name: 'Monday' }).getByLabel('Until').fill('8:00');
  await employee.getByRole('group', { name: 'Tuesday' }).getByLabel('From').fill('noon');
  await button('Add an absence').click();
  await field('Extension').fill('sales');
  await save.click();
  await expect(employee.getByText(words.settings.hours.fault.order)).toBeVisible();
  await expect(employee.getByText(words.settings.hours.fault.clock)).toBeVisible();
  await expect(employee.getByText(words.directory.fault.absence['no-day'])).toBeVisible();
  await expect(employee.getByText(words.directory.fault.extension)).toBeVisible();
  expect(desk.employees).toEqual([kovalenko]);
});

test('an employee whom contacts still name is not removed, and it is told why', async ({ desk, open }) => {
  desk.contacts = [brandt];
  desk.employees = [kovalenko];
  const { page, words } = await open({ at: '#/directory/employees/kovalenko' });
  const { employee, button } = directoryOf(page);
  await button('Remove').click();
  await expect(button('Keep')).toBeFocused();
  await button('Remove').click();
  await expect(employee.getByRole('status').filter({ hasText: /\S/ })).toHaveText(
    words.settings.refused['still-named'],
  );
  expect(desk.employees).toEqual([kovalenko]);
});

test('what the desk could not save stays in the form, with a sentence', async ({ desk, open }) => {
  desk.contacts = [brandt];
  const { page, words } = await open({ at: '#/directory/contacts/brandt' });
  const { contact, field, save } = directoryOf(page);
  desk.answers = { 'directory.save-contact': () => failed('not-written') };
  await field('Name').fill('Marta B');
  await save.click();
  await expect(contact.getByRole('status')).toHaveText(words.settings.refused['not-written']);
  await expect(field('Name')).toHaveValue('Marta B');
  desk.answers = {};
  await save.click();
  await expect(contact.getByRole('status')).toHaveText(words.settings.saving.saved);
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  test(`axe finds nothing in the directory (${theme})`, async ({ desk, open }) => {
    desk.contacts = [brandt];
    desk.employees = [
      { ...kovalenko, hours: [{ day: 1, from: '09:00', until: '18:00' }], deputies: ['melnyk'] },
      melnyk,
    ];
    const { page } = await open({ at: '#/directory/contacts/brandt', theme });
    const { contact, employee, button } = directoryOf(page);
    await contact.waitFor();
    await expectAccessible(page);
    await page.evaluate(() => void (location.hash = '#/directory/employees/kovalenko'));
    await employee.waitFor();
    await button('Add an absence').click();
    await button('Save').click();
    await expectAccessible(page);
  });

for (const [name, plan] of [
  ['1024 wide in Ukrainian', { viewport: { width: 1024, height: 768 }, language: 'uk' }],
  ['with doubled text', { textSize: 2 }],
  ['with doubled text in Arabic', { textSize: 2, language: 'ar' }],
  ['320 wide', { viewport: { width: 320, height: 640 } }],
] as const)
  test(`nothing of the directory reaches beyond the window ${name}`, async ({ desk, open }) => {
    desk.contacts = [{ ...brandt, name: 'W'.repeat(120), company: 'Ω'.repeat(120) }];
    desk.employees = [{ ...kovalenko, hours: [{ day: 1, from: '09:00', until: '18:00' }] }];
    const { page } = await open({ at: '#/directory/contacts', ...plan });
    for (const at of ['#/directory/contacts', '#/directory/contacts/brandt', '#/directory/employees/kovalenko']) {
      await page.evaluate((hash) => void (location.hash = hash), at);
      await page
        .getByRole(at.endsWith('contacts') ? 'searchbox' : 'textbox')
        .first()
        .waitFor();
      await expectNoOverflow(page);
    }
  });

test('on a whole desk a contact that is added is there after loading again, found by its number', async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(() => void (location.hash = '#/directory/contacts'));
  const { button, field, contact, save, search, people } = directoryOf(page);
  await button('Add a contact').click();
  await field('Name').fill('Hassan Karimi');
  await field('Number 1').fill('044 555 12 30');
  await save.click();
  await expect(contact.getByRole('status')).toHaveText('Saved');
  await page.reload();
  await expect(field('Number 1')).toHaveValue('+380445551230');
  await search.fill('4455512');
  await expect(people).toHaveText(['Hassan Karimi']);
});
