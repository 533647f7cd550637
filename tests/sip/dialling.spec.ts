import { expect, hearEachOther, statesOf, test } from './fixture.ts';
import { callbacks, employeeRow, journalOf, nobodyToCallBack, noteSays, olena } from './handover.ts';

test('the desk calls an employee and they talk', async ({ reception, employee }) => {
  const target = await employee({ phone: 'linphonec' });
  await employeeRow(reception, olena)
    .getByRole('button', { name: `Call ${olena}` })
    .click();
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await expect(reception.current()).toContainText('Ringing');
  await target.answer();
  await hearEachOther(reception, target);
  await target.hangUp();
  await noteSays(reception, 'The other side hung up');
  expect(await journalOf(reception, '201')).toEqual({
    line: expect.stringContaining('Answered'),
    told: ['The other side answered', 'The other side hung up.'],
  });
});

test('a missed caller waits to be called back; one key dials, they talk, and nobody waits any more', async ({
  reception,
  exchange,
  callerWith,
}) => {
  const caller = await callerWith({ phone: 'baresip' });
  // The desk is the suite's: whoever was missed before is none of this test's.
  await nobodyToCallBack(reception);
  await caller.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await caller.hangUp();
  await expect(callbacks(reception)).toHaveCount(1);
  await expect(callbacks(reception)).toContainText('2002');
  await reception.page().locator('body').press('KeyB');
  await expect.poll(statesOf(caller)).toEqual(['ended', 'ringing']);
  await caller.answer();
  await hearEachOther(reception, caller);
  await expect(callbacks(reception)).toHaveCount(0);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.stringContaining('Answered'),
    told: ['The other side answered', 'The desk hung up.'],
  });
});
