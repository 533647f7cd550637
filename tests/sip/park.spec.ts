import { receptionAt } from './console.ts';
import { expect, registered, statesOf, talk, talkTogether, test } from './fixture.ts';
import { noteSays } from './handover.ts';

/** A telephone that answers stands for the place: what the exchange does with who waits there is the exchange's. */
test('a caller is parked by a key, stands in the list with the place, and is picked up by calling it', async ({
  exchange,
  openDesk,
  callerWith,
  employee,
}) => {
  const [desk, caller, place] = await Promise.all([
    openDesk({ account: exchange.account('2004'), codes: { park: '203' } }),
    callerWith({ phone: 'linphonec' }),
    employee({ phone: 'linphonec', user: '203', manner: 'answers' }),
  ]);
  const reception = receptionAt(desk.page);
  const parked = desk.page().getByRole('list', { name: 'Parked' }).getByRole('listitem');
  await expect(reception.phone()).toContainText(registered);
  await talk(reception, caller, exchange, '2004');
  await expect(reception.button('Park')).toBeEnabled();
  await desk.page().keyboard.press('Shift+F8');
  await expect(parked).toContainText(/2002.*at 203/);
  await talkTogether(caller, place);
  await noteSays(reception, 'Handed over to parking place 203');
  await parked.getByRole('button', { name: 'Pick up' }).click();
  await expect(reception.current()).toContainText('2002');
  await expect.poll(statesOf(place)).toEqual(['talking', 'ringing']);
  await place.answer();
  await expect(parked).toHaveCount(0);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
});
