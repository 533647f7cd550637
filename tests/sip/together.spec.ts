import type { Reception } from './console.ts';
import { callerTone, deskTone, expect, hearEachOther, statesOf, talk, talkTogether, test } from './fixture.ts';
import { consultation, hearMusic, journalOf, noteSays } from './handover.ts';
import { earOf } from './stack/hearing.ts';
import type { Telephone } from './stack/telephone.ts';

// Two who have called by themselves: nobody of them was consulted about the other.

const secondTone = 900;
const everyTone = [callerTone, secondTone, deskTone];
const second = { phone: 'linphonec', user: '2003', hz: secondTone } as const;

async function eachHears(...telephones: readonly Telephone[]) {
  const ears = await Promise.all(telephones.map((telephone) => telephone.ear()));
  return () => Promise.all(ears.map((ear) => ear.among(everyTone)));
}

async function deskHearsBoth(reception: Reception): Promise<void> {
  const ears = await Promise.all([0, 1].map((nth) => earOf(reception.page(), nth)));
  const heard = async () => (await Promise.all(ears.map((ear) => ear.hears()))).toSorted();
  await expect.poll(heard).toEqual([`${callerTone} Hz`, `${secondTone} Hz`]);
}

test('a caller who waits and the one who is talked to are brought into a talk of three, and left to each other', async ({
  reception,
  exchange,
  callerWith,
}) => {
  const [first, other] = await Promise.all([callerWith({ phone: 'linphonec' }), callerWith(second)]);
  await talk(reception, first, exchange);
  await talk(reception, other, exchange);
  await hearMusic(first);
  await reception.page().keyboard.press('KeyJ');
  await expect(consultation(reception)).toContainText('talk together');
  await expect(reception.held()).toHaveCount(0);
  const both = await eachHears(first, other);
  await expect.poll(both).toEqual([
    [secondTone, deskTone],
    [callerTone, deskTone],
  ]);
  await deskHearsBoth(reception);

  await reception.page().keyboard.press('F4');
  await talkTogether(first, other);
  await noteSays(reception, 'Handed over to');
  await noteSays(reception, 'Handed over to');
  for (const number of ['2002', '2003'])
    expect(await journalOf(reception, number)).toEqual({
      line: expect.stringContaining('Handed over to'),
      told: expect.arrayContaining([
        expect.stringMatching(/^All three talk/),
        expect.stringMatching(/^To be connected with/),
        'The caller was handed over.',
      ]),
    });
});

test('a caller who waits is connected with the one who is talked to', async ({ reception, exchange, callerWith }) => {
  const [first, other] = await Promise.all([callerWith({ phone: 'linphonec' }), callerWith(second)]);
  await talk(reception, first, exchange);
  await talk(reception, other, exchange);
  await reception
    .held()
    .getByRole('button', { name: /^Connect the two/ })
    .click();
  await talkTogether(first, other);
  await expect.poll(statesOf(other)).toEqual(['ended', 'talking']);
  await noteSays(reception, 'Handed over to');
  await noteSays(reception, 'Handed over to');
});

test('two whom a telephone cannot connect both stay held, with the reason, and are talked to again', async ({
  reception,
  exchange,
  callerWith,
}) => {
  // baresip ignores Replaces and calls the other one anew.
  const [first, other] = await Promise.all([callerWith({ phone: 'baresip' }), callerWith(second)]);
  await talk(reception, first, exchange);
  await talk(reception, other, exchange);
  await reception
    .held()
    .getByRole('button', { name: /^Connect the two/ })
    .click();
  await expect(reception.held()).toHaveCount(2);
  await expect(reception.held().first()).toContainText('cannot be joined to another call. Both are still here.');
  await reception.held().last().getByRole('button', { name: 'Resume' }).click();
  await hearEachOther(reception, other);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
  await reception.held().getByRole('button', { name: 'Resume' }).click();
  const atDesk = await reception.ear();
  await expect.poll(atDesk.hears).toBe(`${callerTone} Hz`);
  await reception.button('Hang up').click();
  await noteSays(reception, 'The desk hung up');
});
