import type { EmployeeView } from '#core/routing/staff.ts';
import { officeAt, talkingCall } from '../fixtures/officeViews.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow } from './fixture.ts';
import { type Screens, test } from './screensFixture.ts';

const now = Date.now();
const employees = officeAt(now);

function askedOf({ backend }: Screens, wanted: string) {
  return backend.asked.filter(([name]) => name === wanted).map(([, body]) => body);
}

test('each employee has a lamp by shape, and its meaning in words with its age', async ({ openScreens }) => {
  const { page } = await openScreens({ desk: { employees } });
  const seen = consoleOf(page);
  const rows = employees.map(({ employeeId }) => seen.employee(employeeId));
  const lamps = await Promise.all(rows.map((row) => row.locator('[data-lamp]').getAttribute('data-lamp')));
  expect(lamps).toEqual(['free', 'busy', 'away', 'free', 'busy', 'away', 'unknown', 'ringing', 'unknown']);
  const noon = /At lunch until \d\d:\d\d/;
  const told = [/Sales, 204.*Free/, /In a call, 3 min/, noon, /Free/, /In a call, 11 min/, /On leave\. Back \w+day/];
  for (const [place, words] of [...told, /Not seen for 6 min/, /Ringing/, /No telephone here/].entries())
    await expect(rows[place] ?? page.locator('nowhere')).toContainText(words);
  await expectAccessible(page);
});

for (const language of ['en', 'ar'] as const)
  test(`${language}: an employee is found by a part of the name in its script, of the department, or by extension`, async ({
    openScreens,
  }) => {
    const { page } = await openScreens({ language, desk: { employees } });
    const seen = consoleOf(page, language);
    const found = async (typed: string) => {
      await page.keyboard.press('F9');
      await seen.findEmployee.fill(typed);
      return seen.employees.locator('li[data-employee]');
    };
    await expect(await found('шевч')).toHaveText([/Дар’я Шевченко/]);
    await expect(await found('حسن')).toHaveText([/حسن كريمي/]);
    await expect(await found('mel sal')).toHaveText([/Andrii Melnyk/]);
    await expect(await found('SALES')).toHaveCount(3);
    await expect(await found('231')).toHaveText([/Ganna Bondar/]);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(seen.findEmployee).toHaveValue('');
    await expect(seen.employees.locator('li[data-employee]')).toHaveCount(9);
  });

test('Enter in the search gives the caller to the first found, and the typing goes on where it was', async ({
  openScreens,
}) => {
  const screens = await openScreens({ desk: { employees }, calls: [talkingCall('a', now)] });
  const { page } = screens;
  const seen = consoleOf(page);
  await page.keyboard.press('F7');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await page.keyboard.type('felix');
  await expect(
    seen.employee('e5').getByRole('button', { name: 'Transfer to Felix Neumann', exact: true }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => askedOf(screens, 'call.transfer'))
    .toEqual([{ callId: 'a', how: 'assisted', to: { employeeId: 'e5' } }]);
  await expect(seen.essence(seen.current)).toBeFocused();
});

test('the arrows go from the search through those found and back', async ({ openScreens }) => {
  const screens = await openScreens({ desk: { employees } });
  const { page } = screens;
  const seen = consoleOf(page);
  const button = (employeeId: string, name: string) => seen.employee(employeeId).getByRole('button', { name });
  await page.keyboard.press('F9');
  await page.keyboard.type('sales');
  await page.keyboard.press('ArrowDown');
  await expect(button('e1', 'Call Olena Koval')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(button('e5', 'Call Felix Neumann')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => askedOf(screens, 'call.dial')).toEqual([{ number: '220', callbackId: null }]);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(seen.findEmployee).toBeFocused();
});

test('a typed number that is nobody’s is called, and with a caller at hand the caller goes to it', async ({
  openScreens,
}) => {
  const screens = await openScreens({ desk: { employees } });
  const { page, backend } = screens;
  const seen = consoleOf(page);
  await page.keyboard.press('F9');
  await page.keyboard.type('+44 20 7946 0555');
  await expect(seen.employees.getByRole('button', { name: 'Call +44 20 7946 0555' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => askedOf(screens, 'call.dial')).toEqual([{ number: '+44 20 7946 0555', callbackId: null }]);
  backend.show(talkingCall('a', now));
  await page.keyboard.type('0999');
  await seen.employees.getByRole('button', { name: 'Transfer to 0999', exact: true }).click();
  await expect
    .poll(() => askedOf(screens, 'call.transfer'))
    .toEqual([{ callId: 'a', how: 'assisted', to: { number: '0999' } }]);
  // Somebody's own number is hers.
  await seen.findEmployee.fill('220');
  await expect(seen.employees.getByRole('listitem')).toHaveText([/Felix Neumann/]);
});

test('a double click hands over once, and does not call whom it was handed to', async ({ openScreens }) => {
  const screens = await openScreens({ desk: { employees }, calls: [talkingCall('a', now)] });
  const { page, backend } = screens;
  const seen = consoleOf(page);
  backend.answers = {
    'call.transfer': () => {
      backend.show();
      return { ok: true, value: {} };
    },
  };
  await seen.employee('e4').hover();
  await seen.employee('e4').getByRole('button', { name: 'Transfer to Дар’я Шевченко', exact: true }).dblclick();
  await expect(seen.employee('e4').getByRole('button', { name: 'Call Дар’я Шевченко' })).toBeAttached();
  expect([askedOf(screens, 'call.transfer').length, askedOf(screens, 'call.dial').length]).toEqual([1, 0]);
});

test('of 300 employees one lamp draws one row, and a ring draws none', async ({ openScreens }) => {
  const many = Array.from({ length: 300 }, (_, nth): EmployeeView => {
    const employeeId = `m${nth}`;
    const lamp =
      nth % 3 === 0 ? ({ state: 'busy', since: now - 90_000 } as const) : ({ state: 'free', since: now } as const);
    const presence = { state: 'here', until: null, note: '' } as const;
    const extension = String(1000 + nth);
    return {
      employeeId,
      name: `Person ${nth}`,
      department: 'Office',
      extension,
      line: null,
      mobile: '',
      lamp,
      presence,
    };
  });
  const { page, backend } = await openScreens({ desk: { employees: many } });
  const seen = consoleOf(page);
  await expect(seen.employee('m0')).toHaveAttribute('aria-setsize', '300');
  // React gives an element new properties whenever what it belongs to is drawn again.
  const drawnSince = () =>
    page.evaluate(() => {
      const known: Map<string, unknown> = Reflect.get(window, 'rowsKnown') ?? new Map<string, unknown>();
      const drawn: string[] = [];
      for (const row of document.querySelectorAll<HTMLElement>('li[data-employee]')) {
        const employeeId = row.dataset['employee'] ?? '';
        const key = Object.keys(row).find((name) => name.startsWith('__reactProps'));
        const properties: unknown = key === undefined ? null : Reflect.get(row, key);
        if (known.get(employeeId) !== properties) drawn.push(employeeId);
        known.set(employeeId, properties);
      }
      Reflect.set(window, 'rowsKnown', known);
      return drawn;
    });
  const inSight = await drawnSince();
  expect(inSight.slice(0, 3)).toEqual(['m0', 'm1', 'm2']);
  expect(inSight.length).toBeLessThan(30);
  const [, , third] = many;
  if (third === undefined) throw new Error('nobody is there');
  backend.change({ employees: [{ ...third, lamp: { state: 'busy', since: now - 180_000 } }] });
  await expect(seen.employee('m2')).toContainText('In a call, 3 min');
  expect(await drawnSince()).toEqual(['m2']);
  backend.show({ ...talkingCall('r', now), stage: 'ringing', place: 'ringing', answeredAt: null });
  await expect(seen.ringingItems).toHaveCount(1);
  await expect(seen.forCall.getByRole('listitem')).toHaveCount(0);
  expect(await drawnSince()).toEqual([]);
  // The last of them is a key away.
  await page.keyboard.press('F9');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(seen.employee('m299').getByRole('button', { name: 'Call Person 299' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(seen.employee('m298').getByRole('button', { name: 'Call Person 298' })).toBeFocused();
});

test('an age grows by itself in its words alone', async ({ openScreens }) => {
  const [andrii] = employees.slice(1);
  if (andrii === undefined) throw new Error('the office is empty');
  const { page, backend } = await openScreens({ desk: { employees: [andrii] } });
  const seen = consoleOf(page);
  const row = seen.employee('e2');
  await expect(row).toContainText('In a call, 3 min');
  backend.change({ employees: [{ ...andrii, lamp: { state: 'busy', since: Date.now() - 116_000 } }] });
  await expect(row).toContainText('In a call, 1 min');
  const watched = page.evaluate(() => {
    const changes: string[] = [];
    const list = document.querySelector('li[data-employee]')?.closest('section');
    return new Promise<string[]>((resolve) => {
      new MutationObserver((records) => {
        changes.push(...records.map(({ type }) => type));
        resolve(changes);
      }).observe(list ?? document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  });
  await expect(row).toContainText('In a call, 2 min');
  expect(await watched).toEqual(['characterData']);
});

test('in a narrow window the employees are a drawer that a key, a button and Escape move', async ({ openScreens }) => {
  const { page } = await openScreens({ viewport: { width: 1024, height: 700 }, desk: { employees } });
  const seen = consoleOf(page);
  await expect(seen.findEmployee).toBeHidden();
  await page.keyboard.press('F9');
  await expect(seen.findEmployee).toBeFocused();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');
  await expect(seen.findEmployee).toBeHidden();
  await page.getByRole('button', { name: 'Show the employees' }).click();
  await expect(seen.employee('e1')).toBeVisible();
  // Drawn by hand, it stays until it is put away by hand.
  await page.keyboard.press('F9');
  await page.keyboard.press('Escape');
  await expect(seen.employee('e1')).toBeVisible();
  await page.getByRole('button', { name: 'Hide the employees' }).click();
  await expect(seen.findEmployee).toBeHidden();
});
