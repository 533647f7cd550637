import { receptionAt } from './console.ts';
import { expect, registered, statesOf, talk, test } from './fixture.ts';
import { employeeRow, give, noteSays, olena } from './handover.ts';

for (const phone of ['linphonec', 'baresip'] as const)
  test(`an employee with ${phone} rings, is in a call and is free again on the page as at the telephone`, async ({
    reception,
    callerWith,
    employee,
  }) => {
    const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone })]);
    const row = employeeRow(reception, olena);
    await caller.dial(target.address);
    await expect(row).toContainText('Ringing');
    await target.answer();
    await expect(row).toContainText('In a call');
    await target.hangUp();
    await expect(row).toContainText('Free');
  });

test('an employee to whom a caller was handed over stays in a call until the two have ended it', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'linphonec' })]);
  const row = employeeRow(reception, olena);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect(row).toContainText('Ringing');
  await target.answer();
  await expect.poll(statesOf(target)).toEqual(['ended', 'talking']);
  await noteSays(reception, `Handed over to ${olena}`);
  await expect(row).toContainText('In a call');
  await caller.hangUp();
  await expect(row).toContainText('Free');
});

test('what is known of an employee grows old, is not known while the exchange is away, and is known again afterwards', async ({
  exchange,
  openDesk,
  callerWith,
  employee,
}) => {
  const [desk, caller, target] = await Promise.all([
    openDesk({ account: exchange.account('2004') }),
    callerWith({ phone: 'baresip' }),
    employee({ phone: 'baresip' }),
  ]);
  const reception = receptionAt(desk.page);
  await desk.page().clock.install();
  const row = employeeRow(reception, olena);
  await expect(reception.phone()).toContainText(registered);
  await caller.dial(target.address);
  await expect(row).toContainText('Ringing');
  await target.answer();
  await expect(row).toContainText('In a call');
  await desk.page().clock.fastForward('03:00');
  await expect(row).toContainText(/In a call, 3\D/);
  await exchange.kill();
  await expect(row).toContainText('Not seen');
  await expect(row.locator('[data-lamp]')).toHaveAttribute('data-lamp', 'unknown');
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  // The exchange has forgotten the call that goes on: nobody is drawn as free by that.
  await expect(row).toContainText('Not seen');
  await expect(row.locator('[data-lamp]')).toHaveAttribute('data-lamp', 'unknown');
  await target.hangUp();
  await expect.poll(statesOf(target)).toEqual(['ended']);
  const other = await callerWith({ phone: 'baresip', user: '2003', manner: 'answers' });
  await target.dial(other.address);
  // Who dials is in a call from the first digit. What ends before it has begun the exchange tells in any order: one
  // process tells the answer, another the end, and what comes last stays.
  await expect.poll(statesOf(target)).toEqual(['ended', 'talking']);
  await expect.poll(statesOf(other)).toEqual(['talking']);
  await expect(row).toContainText('In a call');
  await target.hangUp();
  await expect(row).toContainText('Free');
});
