import type { Page } from 'playwright';
import type { Company } from '#core/caller/company.ts';
import { receptionAt } from './console.ts';
import { expect, registered, test } from './fixture.ts';
import { startDoor } from './stack/door.ts';
import { startHousePhones } from './stack/housePhones.ts';

const extensions = Array.from({ length: 300 }, (_, n) => String(3001 + n));
const house: Company = {
  version: 1,
  name: 'Portico Works',
  contacts: [],
  employees: extensions.map((extension) => ({
    employeeId: `employee-${extension}`,
    name: `Colleague ${extension}`,
    department: 'Works',
    extension,
    mobile: '',
    hours: null,
    absences: [],
    deputies: [],
  })),
  publicNumbers: [],
  numberRules: [],
  routing: [],
  classes: [],
  headerRules: [],
  weights: {},
};

test('three hundred lamps follow the telephones of the house, are not known without the exchange, and are known again with it', async ({
  exchange,
  openDesk,
}) => {
  const door = await startDoor(exchange.wsUrl);
  const [desk, phones] = await Promise.all([
    openDesk({ account: { ...exchange.account('2003'), server: door.url }, company: house }),
    startHousePhones(exchange, extensions),
  ]);
  const reception = receptionAt(desk.page);
  await expect(reception.phone()).toContainText(registered);
  const rowOf = (extension: string) =>
    reception
      .page()
      .getByRole('region', { name: 'Employees', exact: true })
      .getByRole('listitem')
      .filter({ hasText: `Colleague ${extension}` });
  const lamps = () => lampsOf(desk.page());

  // They are asked for in their order: when the last one is known, all have been.
  await phones.talk(extensions.slice(-2), 100);
  await expect.poll(lamps).toEqual({ free: 2, unknown: 298 });
  const all = phones.talk(extensions, 6_000);
  // On a slow machine the first have hung up before the last have begun.
  const busy = new Set<string>();
  await expect
    .poll(async () => {
      for (const [name, look] of await looksOf(desk.page())) if (look === 'busy') busy.add(name);
      return busy.size;
    })
    .toBe(300);
  await all;
  await expect.poll(lamps).toEqual({ free: 300 });

  door.shut();
  await expect(rowOf('3003')).toContainText('Not seen');
  expect(await lamps()).toEqual({ unknown: 300 });
  // What begins meanwhile is known afterwards.
  const meanwhile = phones.talk(extensions.slice(0, 2), 3_000);
  door.open();
  await expect(rowOf('3001')).toContainText('In a call');
  await meanwhile;
  await expect.poll(lamps).toEqual({ free: 300 });
  await Promise.all([phones.close(), door.close()]);
});

/** How many lamps of the whole list look how. */
async function lampsOf(page: Page): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [, look] of await looksOf(page)) counts[look] = (counts[look] ?? 0) + 1;
  return counts;
}

/** Name and lamp of everybody in the list: it is scrolled through from its beginning to its end, and back. */
function looksOf(page: Page): Promise<readonly (readonly [name: string, look: string])[]> {
  return page.getByRole('region', { name: 'Employees', exact: true }).evaluate(async (region) => {
    const list = region.querySelector('ul')?.parentElement;
    if (!(list instanceof HTMLElement)) return [];
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const looks = new Map<string, string>();
    for (let top = 0; ; top += list.clientHeight) {
      list.scrollTop = top;
      await painted();
      for (const row of list.querySelectorAll('li'))
        looks.set(
          /Colleague \d+/.exec(row.textContent)?.[0] ?? '',
          row.querySelector('[data-lamp]')?.getAttribute('data-lamp') ?? '',
        );
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
    await painted();
    return [...looks];
  });
}
