import type { CallView } from '#core/call/view.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { callbacksAt, officeAt, returnedView, talkingCall, transferView } from '../fixtures/officeViews.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow } from './fixture.ts';
import { type Screens, type ScreensPlan, test } from './screensFixture.ts';

const now = Date.now();
const talking = talkingCall('a', now);
const officeDesk = { employees: officeAt(now), callbacks: callbacksAt(now) };

/** The call handed over as it stands in the held list. */
function handed(changed: Partial<CallView>): CallView {
  return { ...talking, place: 'held', stage: 'held', heldAt: now - 9000, ...changed };
}

function transfersOf({ backend }: Screens) {
  return backend.asked.filter(([name]) => name === 'call.transfer').map(([, body]) => body);
}

const to = (employeeId: string, how: string) => ({ callId: 'a', how, to: { employeeId } });

for (const language of ['en', 'ar'] as const) {
  test(`${language}: two keys hand the caller over, and what is typed meanwhile goes on`, async ({ openScreens }) => {
    const screens = await openScreens({ language, desk: officeDesk, calls: [talking] });
    const { page, backend } = screens;
    const seen = consoleOf(page, language);
    const { office, call } = seen.words;
    await expect(seen.forCall.getByRole('listitem')).toHaveText([/Olena Koval/, /Andrii Melnyk/, /Lidia Ortiz/]);
    await page.keyboard.press('F7');
    await page.keyboard.type('Pallets ');
    await page.keyboard.press('F4');
    await expect(seen.forCall).toContainText(office.hint.assisted);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.keyboard.press('Digit1');
    await expect.poll(() => transfersOf(screens)).toEqual([to('e1', 'assisted')]);
    backend.show(handed({ transfer: transferView({ stage: 'ringing', since: Date.now() - 8000 }) }));
    await expect(seen.held).toContainText('Olena Koval');
    await expect(seen.held).toContainText(/0:0[89]/);
    await page.keyboard.type('are late');
    await expect(page.getByRole('textbox', { name: call.essence })).toHaveValue('Pallets are late');
    await expectAccessible(page);
    await expectNoOverflow(page);
  });

  test(`${language}: a consultation shows who hears whom, and its keys connect, swap and go back`, async ({
    openScreens,
  }) => {
    const { page, backend } = await openScreens({ language, desk: officeDesk, calls: [talking] });
    const seen = consoleOf(page, language);
    const { call } = seen.words;
    const consulting = (changed: object): CallView => ({
      ...talking,
      transfer: transferView({ how: 'consult', stage: 'talking', hears: 'target', since: now, ...changed }),
    });
    const asked = () => backend.asked.map(([name]) => name).filter((name) => name.startsWith('call.'));
    backend.show(consulting({}));
    const both = seen.current.getByRole('group', { name: call.consult.label });
    await expect(both.locator('[data-hears=talks]')).toHaveText(new RegExp(`Olena Koval.*${call.consult.part.talks}`));
    await expect(both.locator('[data-hears=music]')).toContainText('Kateryna Melnyk');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.keyboard.press('F3');
    await expect.poll(asked).toEqual(['call.swap']);
    backend.show(consulting({ hears: 'caller' }));
    await expect(both.locator('[data-hears=talks]')).toContainText('Kateryna Melnyk');
    await page.keyboard.press('F4');
    await expect.poll(asked).toEqual(['call.swap', 'call.join']);
    await page.keyboard.press('Shift+F4');
    await expect.poll(asked).toEqual(['call.swap', 'call.join', 'call.take-back']);
  });
}

test('the transfer key pressed twice talks to the one picked first, and Escape takes nobody', async ({
  openScreens,
}) => {
  const screens = await openScreens({ desk: officeDesk, calls: [talking] });
  const { page } = screens;
  const seen = consoleOf(page);
  await expect(seen.forCall.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('F4');
  await page.keyboard.press('Escape');
  // The digit is a topic again.
  await page.keyboard.press('Digit1');
  await expect(seen.topic(seen.current, 'Order')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('KeyT');
  await page.keyboard.press('F4');
  await expect(seen.forCall).toContainText('Pick whom to consult');
  await page.keyboard.press('Digit2');
  await expect.poll(() => transfersOf(screens)).toEqual([to('e2', 'consult')]);
  // So does Enter in the search.
  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await page.keyboard.press('F9');
  await page.keyboard.type('felix');
  await expect(seen.button(seen.employees, 'Consult Felix Neumann first')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => transfersOf(screens)).toEqual([to('e2', 'consult'), to('e5', 'consult')]);
});

test('a lamp that turns while the digits are shown changes nobody’s digit', async ({ openScreens }) => {
  const screens = await openScreens({ desk: officeDesk, calls: [talking] });
  const { page, backend } = screens;
  const seen = consoleOf(page);
  const rows = seen.forCall.getByRole('listitem');
  await expect(rows.first()).toContainText('Olena Koval');
  await page.keyboard.press('F4');
  const [olena, andrii] = officeDesk.employees;
  if (olena === undefined || andrii === undefined) throw new Error('the office is empty');
  backend.change({
    employees: [
      { ...olena, lamp: { state: 'busy', since: now } },
      { ...andrii, lamp: { state: 'free', since: now } },
    ],
  });
  await expect(rows.first().locator('[data-lamp=busy]')).toBeVisible();
  await expect(rows).toHaveText([/Olena Koval/, /Andrii Melnyk/, /Lidia Ortiz/]);
  await page.keyboard.press('Escape');
  await expect(rows).toHaveText([/Andrii Melnyk/, /Olena Koval/, /Lidia Ortiz/]);
});

test('the menu of a target hands over without announcing, by keyboard', async ({ openScreens }) => {
  const screens = await openScreens({ desk: officeDesk, calls: [talking] });
  const { page } = screens;
  const seen = consoleOf(page);
  await expect(seen.forCall.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('F4');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Transfer' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => transfersOf(screens)).toEqual([to('e1', 'blind')]);
  await expect(page.getByRole('menu')).toBeHidden();
});

test('a call that came back says by whom and why, once and without taking the focus, and the next is answered meanwhile', async ({
  openScreens,
}) => {
  const { page, backend } = await openScreens({ desk: officeDesk, calls: [talking] });
  const seen = consoleOf(page);
  const under = handed({ transfer: transferView({ stage: 'ringing', since: now }) });
  const next: CallView = { ...ringingCall('b'), stage: 'talking', place: 'current', answeredAt: now };
  backend.show(next, under);
  await seen.essence(seen.current).fill('Wants an offer');
  await seen.button(seen.held, 'Take back').waitFor();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const live = document.querySelector('[aria-live=polite][data-react-aria-top-layer]');
    if (live === null) throw new Error('nothing is announced here');
    new MutationObserver(() => heard.push(live.textContent)).observe(live, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  backend.show(next, handed({ returned: returnedView({ result: 'busy', at: now }) }));
  await expect(seen.held).toContainText('Returned by Olena Koval: busy');
  await expect(seen.essence(seen.current)).toBeFocused();
  const heard = () => page.evaluate(() => ('heard' in window ? window.heard : []));
  await expect.poll(heard).toEqual(['A call came back: Kateryna Melnyk. Returned by Olena Koval: busy']);
  backend.show(next, handed({ returned: returnedView({ result: 'busy', at: now }), topic: 'order' }));
  backend.show(handed({ returned: returnedView({ result: 'busy', at: now }) }));
  // Nobody is talked to: resuming is the next sensible act.
  await expect(seen.button(seen.held, 'Resume')).toBeVisible();
  expect(await heard()).toHaveLength(1);
});

test('a telephone that cannot be joined is said in a sentence, and the caller goes without announcing', async ({
  openScreens,
}) => {
  const screens = await openScreens({ desk: officeDesk, calls: [talking] });
  const { page, backend } = screens;
  const seen = consoleOf(page);
  const problem = { how: 'consult', stage: 'talking', hears: 'target', since: now, problem: 'not-replaced' } as const;
  backend.show({ ...talking, transfer: transferView(problem) });
  await expect(seen.current.getByRole('alert')).toContainText('cannot take over the call to Olena Koval');
  await expectAccessible(page);
  await seen.button(seen.current, 'Transfer without announcing').click();
  await expect.poll(() => transfersOf(screens)).toEqual([to('e1', 'blind')]);
});

test('a caller who was handed over leaves a note to finish that says to whom', async ({ openScreens }) => {
  const { page, backend } = await openScreens({ desk: officeDesk, calls: [talking] });
  const seen = consoleOf(page);
  backend.show({
    ...talking,
    place: 'note',
    stage: 'ended',
    endedAt: now,
    outcome: 'answered',
    cause: { by: 'desk', status: null, q850: null, code: 'handed-over' },
    transfer: transferView({ stage: 'done' }),
  });
  await expect(seen.note).toContainText('Handed over to Olena Koval');
});

test('a dialled call says that it rings, and can only be hung up', async ({ openScreens }) => {
  const { page, backend } = await openScreens({ desk: officeDesk });
  const seen = consoleOf(page);
  const dialled: CallView = { ...ringingCall('d'), direction: 'out', stage: 'dialling', place: 'current' };
  backend.show(dialled);
  await expect(seen.current).toContainText('Calling');
  backend.show({ ...dialled, alerting: 'silent' });
  await expect(seen.current).toContainText('Ringing');
  const bar = seen.current.getByRole('group', { name: 'This call' });
  await expect(bar.getByRole('button')).toHaveText([/Hang up/]);
  await expectAccessible(page);
});

const looks: readonly (ScreensPlan & { readonly name: string })[] = [
  { name: '1024 x 700, dark', viewport: { width: 1024, height: 700 }, theme: 'dark' },
  { name: '200 % text', textSize: 2 },
];
for (const { name, ...look } of looks)
  test(`${name}: the suggestions open by key, hide no Answer, and nothing is cut off`, async ({ openScreens }) => {
    const screens = await openScreens({ ...look, desk: officeDesk, calls: [ringingCall('r'), talking] });
    const { page } = screens;
    const seen = consoleOf(page);
    await expect(seen.ringingItems).toHaveCount(1);
    await page.keyboard.press('F4');
    await expect(seen.forCall.getByRole('button', { name: 'Transfer to Olena Koval', exact: true })).toBeFocused();
    await expectAccessible(page);
    await expectNoOverflow(page);
    // A click that would land on anything else fails.
    await seen.button(seen.ringing, 'Answer').click({ trial: true });
    await page.keyboard.press('Enter');
    await expect.poll(() => transfersOf(screens)).toEqual([to('e1', 'assisted')]);
  });
