import { expect, hearEachOther, statesOf, talk, test } from './fixture.ts';
import { give, giveUnannounced, journalOf, noteSays, olena, resumeThatSays } from './handover.ts';

test('a caller who hangs up while the employee’s telephone rings makes it stop', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'baresip' }), employee({ phone: 'linphonec' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await caller.hangUp();
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await noteSays(reception, 'The caller hung up');
  await expect(reception.held()).toHaveCount(0);
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Transfer to ${olena} begun`,
      `${olena}: the caller hung up`,
      'The caller hung up.',
    ],
  });
});

test('a caller who hangs up while the desk consults the employee leaves nobody on the line', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'baresip' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'consult');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await target.answer();
  await hearEachOther(reception, target);
  await caller.hangUp();
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await noteSays(reception, 'The caller hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Consultation with ${olena} begun`,
      `${olena} answered`,
      `${olena}: the caller hung up`,
      'The caller hung up.',
    ],
  });
});

for (const { phone, result } of [
  { phone: 'linphonec', result: 'it could not be connected' },
  { phone: 'baresip', result: 'no answer' },
] as const)
  test(`a caller with ${phone} who gives up the employee’s telephone is back, and can hang up`, async ({
    reception,
    exchange,
    callerWith,
    employee,
  }) => {
    const [caller, target] = await Promise.all([callerWith({ phone }), employee({ phone: 'linphonec' })]);
    await talk(reception, caller, exchange);
    await giveUnannounced(reception, olena);
    await expect.poll(statesOf(target)).toEqual(['ringing']);
    await caller.hangUp();
    await expect.poll(statesOf(target)).toEqual(['ended']);
    await resumeThatSays(reception, `${olena}: ${result}`);
    await caller.hangUp();
    await noteSays(reception, 'The caller hung up');
    expect(await journalOf(reception, '2002')).toEqual({
      line: expect.not.stringContaining('Handed over'),
      told: [
        'Answered',
        'Hears music while the call is handed over',
        `Transfer to ${olena} without announcing`,
        `${olena}: ${result}`,
        'Resumed',
        'The caller hung up.',
      ],
    });
  });
