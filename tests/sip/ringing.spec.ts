import { expect, statesOf, talk, talkTogether, test } from './fixture.ts';
import {
  consultation,
  give,
  hearMusic,
  journalOf,
  noteSays,
  olena,
  resumeThatSays,
  toldAsHandedOver,
} from './handover.ts';

/** dBFS: the tune's quietest half second is well above it, silence far below. */
const audible = -50;

test('a consultation whose target still rings is handed over by one key: music never stops, and both talk when she answers', async ({
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
  const meanwhile = await caller.ear();
  await reception.page().keyboard.press('F4');
  await expect(reception.held()).toContainText(`Ringing ${olena}`);
  await hearMusic(caller);
  await expect.poll(async () => (await meanwhile.quietest()).seconds).toBeGreaterThan(1.5);
  expect((await meanwhile.quietest()).dbfs).toBeGreaterThan(audible);
  expect(statesOf(target)()).toEqual(['ringing']);
  await target.answer();
  await talkTogether(caller, target);
  await noteSays(reception, `Handed over to ${olena}`);
  expect(await journalOf(reception, '2002')).toEqual(
    toldAsHandedOver(
      olena,
      `Consultation with ${olena} begun`,
      `Handed over to ${olena} while the telephone still rang`,
      `${olena} answered`,
    ),
  );
});

test('an assisted transfer whose target still rings goes on without the desk, and refused it is back with the reason', async ({
  reception,
  exchange,
  callerWith,
  employee,
}) => {
  const [caller, target] = await Promise.all([callerWith({ phone: 'linphonec' }), employee({ phone: 'linphonec' })]);
  await talk(reception, caller, exchange);
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  await reception.held().getByRole('button', { name: 'Hand over now' }).click();
  await expect.poll(statesOf(target)).toEqual(['ended', 'ringing']);
  await expect(reception.held()).toContainText(`Connecting to ${olena}`);
  await target.hangUp();
  await resumeThatSays(reception, `Returned by ${olena}: refused`);
  await caller.hangUp();
  await noteSays(reception, 'The caller hung up');
  expect(await journalOf(reception, '2002')).toEqual({
    line: expect.not.stringContaining('Handed over'),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      `Transfer to ${olena} begun`,
      `Sent on to ${olena} while the telephone still rang`,
      `${olena}: refused`,
      'Resumed',
      'The caller hung up.',
    ],
  });
});
