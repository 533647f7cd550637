import type { Reception } from './console.ts';
import { callerTone, deskTone, expect, hearEachOther, statesOf, talk, test } from './fixture.ts';
import { consultation, give, journalOf, noteSays, olena } from './handover.ts';
import { earOf } from './stack/hearing.ts';
import type { Telephone } from './stack/telephone.ts';

const employeeTone = 900;
const everyTone = [callerTone, employeeTone, deskTone];

/** What two telephones hear from now on, of the three tones. */
async function earsOf(...telephones: readonly Telephone[]) {
  const ears = await Promise.all(telephones.map((telephone) => telephone.ear()));
  return () => Promise.all(ears.map((ear) => ear.among(everyTone)));
}

/** The desk hears both at once: each comes from a loudspeaker of its own. */
async function deskHearsBoth(reception: Reception): Promise<void> {
  const ears = await Promise.all([0, 1].map((nth) => earOf(reception.page(), nth)));
  const heard = async () => (await Promise.all(ears.map((ear) => ear.hears()))).toSorted();
  await expect.poll(heard).toEqual([`${callerTone} Hz`, `${employeeTone} Hz`]);
}

/** Out of a talk with the caller: the employee is consulted, then all three talk. */
async function three(reception: Reception, target: Telephone): Promise<void> {
  await give(reception, 1, 'consult');
  await expect.poll(statesOf(target)).toContain('talking');
  await expect(reception.button('Connect')).toBeEnabled();
  await reception.page().keyboard.press('KeyJ');
  await expect(consultation(reception)).toContainText('talk together');
}

test('three talk, each hears the two others by their tones; a silent desk parts nobody, and the target leaves', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec', manner: 'answers' });
  await talk(reception, caller, exchange);
  await three(reception, target);
  const both = await earsOf(caller, target);
  await expect.poll(both).toEqual([
    [employeeTone, deskTone],
    [callerTone, deskTone],
  ]);
  await deskHearsBoth(reception);

  await reception.page().keyboard.press('KeyM');
  const withoutDesk = await earsOf(caller, target);
  await expect.poll(withoutDesk).toEqual([[employeeTone], [callerTone]]);
  await reception.page().keyboard.press('KeyM');
  await expect.poll(both).toEqual([
    [employeeTone, deskTone],
    [callerTone, deskTone],
  ]);

  await target.hangUp();
  await expect(reception.button('Transfer')).toBeEnabled();
  await hearEachOther(reception, caller);
  await caller.hangUp();
  await noteSays(reception, 'The caller hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.stringContaining('Answered'),
    told: expect.arrayContaining([
      `All three talk: caller, desk and ${olena}`,
      `The talk of three with ${olena} ended`,
      'The caller hung up.',
    ]),
  });
});

test('the caller leaves three who talk, and desk and target talk on until the desk hangs up', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const caller = await callerWith({ phone: 'linphonec' });
  const target = await employee({ phone: 'linphonec', manner: 'answers' });
  await talk(reception, caller, exchange);
  await three(reception, target);
  const both = await earsOf(caller, target);
  await expect.poll(both).toEqual([
    [employeeTone, deskTone],
    [callerTone, deskTone],
  ]);
  await caller.hangUp();
  await expect(consultation(reception)).toContainText('has left');
  await hearEachOther(reception, target);
  await reception.button('Hang up').click();
  await expect.poll(statesOf(target)).toEqual(['ended']);
  await noteSays(reception, 'The caller hung up');
});
