import { expect, hearEachOther, statesOf, talk, talkTogether, test } from './fixture.ts';
import {
  consultation,
  give,
  giveUnannounced,
  hearMusic,
  journalOf,
  noteSays,
  olena,
  toldAsHandedOver,
} from './handover.ts';

for (const phone of ['linphonec', 'baresip'] as const)
  test(`a caller with ${phone} is transferred without announcing, and talks to the employee`, async ({
    reception,
    exchange,
    callerWith,
    employee,
  }) => {
    const [caller, target] = await Promise.all([callerWith({ phone }), employee({ phone: 'linphonec' })]);
    await talk(reception, caller, exchange);
    await giveUnannounced(reception, olena);
    await expect.poll(statesOf(target)).toEqual(['ringing']);
    await expect(reception.held()).toContainText(`Connecting to ${olena}`);
    await target.answer();
    await noteSays(reception, `Handed over to ${olena}`);
    await talkTogether(caller, target);
    expect(await journalOf(reception, '2002')).toEqual(
      toldAsHandedOver(olena, `Transfer to ${olena} without announcing`),
    );
  });

test('until the employee answers the caller hears music, then her; the desk takes the next call meanwhile', async ({
  reception,
  exchange,
  caller: next,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'linphonec' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await expect(reception.held()).toContainText(`Ringing ${olena}`);
  await hearMusic(caller);
  await talk(reception, next, exchange);
  await hearMusic(caller);
  await target.answer();
  await talkTogether(caller, target);
  await hearEachOther(reception, next);
  await noteSays(reception, `Handed over to ${olena}`);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
  expect(await journalOf(reception, '2002')).toEqual(
    toldAsHandedOver(olena, `Transfer to ${olena} begun`, `${olena} answered`),
  );
});

test('the desk talks to the employee first, swaps between the two, and connects them', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'linphonec' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'consult');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await expect(consultation(reception)).toContainText(`The telephone of ${olena} rings.`);
  await target.answer();
  await hearEachOther(reception, target);
  await hearMusic(caller);
  await reception.button('Swap').click();
  await hearEachOther(reception, caller);
  await hearMusic(target);
  await reception.button('Swap').click();
  await hearEachOther(reception, target);
  await reception.page().keyboard.press('F4');
  await talkTogether(caller, target);
  await noteSays(reception, `Handed over to ${olena}`);
  expect(await journalOf(reception, '2002')).toEqual(
    toldAsHandedOver(
      olena,
      `Consultation with ${olena} begun`,
      `${olena} answered`,
      'Resumed',
      'Hears music while the call is handed over',
    ),
  );
});

test('the desk consults the employee and goes back to the caller instead', async ({
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
  await reception.current().getByRole('button', { name: 'Back to' }).click();
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await hearEachOther(reception, caller);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Consultation with ${olena} begun`,
      `${olena} answered`,
      `${olena}: taken back`,
      'Resumed',
      'The desk hung up.',
    ],
  });
});
