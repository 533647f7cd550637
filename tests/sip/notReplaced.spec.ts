import { callerTone, expect, hearEachOther, statesOf, talk, talkTogether, test } from './fixture.ts';
import type { Reception } from './console.ts';
import { consultation, give, journalOf, noteSays, olena } from './handover.ts';

// baresip ignores Replaces and calls the employee a second time, beside the call that the desk has with her. It records
// nothing after a hold, so that only the desk can tell who hears whom.

const problem = `The caller’s telephone cannot take over the call to ${olena}. You are still connected to both: transfer without announcing.`;
const begun = [
  'Answered',
  'Hears music while the call is handed over',
  `Transfer to ${olena} begun`,
  `${olena} answered`,
];
const handedOver = {
  line: expect.stringContaining(`Handed over to ${olena}.`),
  told: [
    ...begun,
    'Resumed',
    `${olena}: the caller’s telephone cannot be joined to another call`,
    'Hears music while the call is handed over',
    `Transfer to ${olena} without announcing`,
    `Handed over to ${olena}`,
    'The caller was handed over.',
  ],
};

async function hearCaller(reception: Reception): Promise<void> {
  const ear = await reception.ear();
  await expect.poll(ear.hears).toBe(`${callerTone} Hz`);
}

test('a caller’s telephone that calls the employee anew instead of joining is noticed, and transferred without announcing', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'baresip' }), employee({ phone: 'baresip' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await target.answer();
  await expect.poll(statesOf(target)).toEqual(['talking', 'ringing']);
  await target.answer();
  await expect(consultation(reception)).toContainText(problem);
  await reception.button('Swap').click();
  await hearCaller(reception);
  await reception.button('Transfer without announcing').click();
  await expect.poll(statesOf(target)).toEqual(['ended', 'talking', 'ringing']);
  await target.answer();
  await noteSays(reception, `Handed over to ${olena}`);
  await talkTogether(caller, target);
  expect(await journalOf(reception, '2002')).toEqual(handedOver);
});

test('while that second call only rings the desk notices it too, talks to both, and leaves it to the employee to take it', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'baresip' }), employee({ phone: 'linphonec' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await target.answer();
  await expect.poll(statesOf(target)).toEqual(['talking', 'ringing']);
  await expect(consultation(reception)).toContainText(problem);
  await hearEachOther(reception, target);
  await reception.button('Swap').click();
  await hearCaller(reception);
  await reception.button('Transfer without announcing').click();
  await expect.poll(statesOf(target)).toEqual(['ended', 'ringing']);
  await target.answer();
  await noteSays(reception, `Handed over to ${olena}`);
  await talkTogether(caller, target);
  expect(await journalOf(reception, '2002')).toEqual(handedOver);
});
