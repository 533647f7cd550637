import { expect, registered, test } from './fixture.ts';
import { andrii, employeeRow, olena } from './handover.ts';

test('an employee rings, is in a call and free again on the page as at her telephone; an exchange that is away is told as not seen', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'baresip' })]);
  const row = employeeRow(reception, olena);
  await caller.dial(target.address);
  await expect(row).toContainText('Ringing');
  await target.answer();
  await expect(row).toContainText('In a call');
  await exchange.kill();
  await expect(row).toContainText('Not seen just now');
  await exchange.restart();
  await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
  // It has forgotten all calls: nothing is known until the telephone is used again.
  await expect(row).toContainText('Not seen just now');
  await caller.hangUp();
});
