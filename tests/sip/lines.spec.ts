import { receptionAt } from './console.ts';
import { expect, hearEachOther, statesOf, talk, test } from './fixture.ts';
import { startDoor } from './stack/door.ts';

const clinic = '206';
const bothRegistered = '2 lines registered';

test('two accounts at one exchange: a call on each, held and swapped; one link is cut, and the other line talks and rings on', async ({
  exchange,
  openDesk,
  callerWith,
}) => {
  const door = await startDoor(exchange.wsUrl);
  try {
    const desk = await openDesk({
      account: { name: 'Main' },
      lines: [{ name: 'Clinic', user: clinic, server: door.url }],
    });
    const reception = receptionAt(desk.page);
    await expect(reception.phone()).toHaveText(bothRegistered);
    // baresip 1.0.0 stops recording for good at a hold.
    const first = await callerWith({ phone: 'linphonec', user: '2002', hz: 700 });
    const second = await callerWith({ phone: 'linphonec', user: '2003', hz: 800 });
    await talk(reception, first, exchange);
    await expect(reception.current()).toContainText('Line Main');
    await talk(reception, second, exchange, clinic);
    await expect(reception.current()).toContainText('Line Clinic');
    await expect(reception.held()).toContainText('Line Main');
    await reception.held().getByRole('button', { name: 'Resume' }).click();
    await hearEachOther(reception, first);
    await expect(reception.held()).toContainText('Line Clinic');

    door.shut();
    await expect(reception.phone()).toContainText('Line Clinic. Not registered');
    await expect(reception.phone()).toContainText('Calls on Main still arrive.');
    await hearEachOther(reception, first);
    const third = await callerWith({ phone: 'baresip', user: '2004', hz: 900 });
    await third.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
    await expect(reception.ringing()).toContainText('Line Main');
    await third.hangUp();
    await expect(reception.ringing()).toHaveCount(0);
    expect(statesOf(second)()).toEqual(['held']);

    door.open();
    await expect(reception.phone()).toHaveText(bothRegistered, { timeout: 30_000 });
    await reception.held().getByRole('button', { name: 'Resume' }).click();
    await hearEachOther(reception, second);
    await reception.button('Hang up').click();
    await expect.poll(statesOf(second)).toEqual(['ended']);
    await first.hangUp();
    await expect(reception.held()).toHaveCount(0);
  } finally {
    await door.close();
  }
});
