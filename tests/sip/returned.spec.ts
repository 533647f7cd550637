import { receptionAt } from './console.ts';
import { callerTone, expect, hearEachOther, registered, statesOf, talk, test } from './fixture.ts';
import { andrii, give, giveUnannounced, journalOf, noteSays, olena, resumeThatSays } from './handover.ts';

test('a busy and a refusing employee each give the caller back with the reason, and both talk on', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller] = await Promise.all([
    callerWith({ phone: 'linphonec' }),
    employee({ phone: 'linphonec', manner: 'is-busy' }),
    employee({ phone: 'linphonec', manner: 'refuses', user: '202' }),
  ]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await resumeThatSays(reception, `Returned by ${olena}: busy`);
  await hearEachOther(reception, caller);
  await give(reception, 2, 'assisted');
  await resumeThatSays(reception, `Returned by ${andrii}: refused`);
  await hearEachOther(reception, caller);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Transfer to ${olena} begun`,
      `${olena}: busy`,
      'Resumed',
      'Hears music while the call is handed over',
      `Transfer to ${andrii} begun`,
      `${andrii}: refused`,
      'Resumed',
      'The desk hung up.',
    ],
  });
});

for (const phone of ['linphonec', 'baresip'] as const)
  test(`a caller with ${phone} who was sent to a busy and a refusing employee is back with the reason, and both talk on`, async ({
    reception,
    exchange,
    callerWith,
    employee,
  }) => {
    const [caller] = await Promise.all([
      callerWith({ phone }),
      employee({ phone: 'linphonec', manner: 'is-busy' }),
      employee({ phone: 'linphonec', manner: 'refuses', user: '202' }),
    ]);
    await talk(reception, caller, exchange);
    await giveUnannounced(reception, olena);
    await resumeThatSays(reception, `Returned by ${olena}: busy`);
    await giveUnannounced(reception, andrii);
    await resumeThatSays(reception, `Returned by ${andrii}: refused`);
    // baresip 1.0.0 records nothing more after a hold: what it hears then nobody can tell.
    const atDesk = await reception.ear();
    if (phone === 'linphonec') await hearEachOther(reception, caller);
    else await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
    await caller.hangUp();
    await noteSays(reception, 'The caller hung up');
    expect(await journalOf(reception, '2002')).toEqual({
      line: expect.not.stringContaining('Handed over'),
      told: [
        'Answered',
        'Hears music while the call is handed over',
        `Transfer to ${olena} without announcing`,
        `${olena}: busy`,
        'Resumed',
        'Hears music while the call is handed over',
        `Transfer to ${andrii} without announcing`,
        `${andrii}: refused`,
        'Resumed',
        'The caller hung up.',
      ],
    });
  });

test('an employee who does not answer in the time of the settings is let be, and the caller is back', async ({
  exchange,
  openDesk,
  callerWith,
  employee,
}) => {
  const [desk, caller, target] = await Promise.all([
    openDesk({ account: exchange.account('2004'), targetSeconds: 5 }),
    callerWith({ phone: 'linphonec' }),
    employee({ phone: 'baresip' }),
  ]);
  const reception = receptionAt(desk.page);
  await expect(reception.phone()).toContainText(registered);
  await talk(reception, caller, exchange, '2004');
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await resumeThatSays(reception, `Returned by ${olena}: no answer`);
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await hearEachOther(reception, caller);
  await caller.hangUp();
  await noteSays(reception, 'The caller hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Transfer to ${olena} begun`,
      `${olena}: no answer`,
      'Resumed',
      'The caller hung up.',
    ],
  });
});
