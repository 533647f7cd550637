import { receptionAt } from './console.ts';
import { expect, registered, statesOf, talk, talkTogether, test } from './fixture.ts';
import { give, giveElsewhere, journalOf, noteSays, olena, resumeThatSays, toldAsHandedOver } from './handover.ts';

test('whoever is transferred to sees the caller, not the desk: the employee with the note, her mobile without; voicemail takes the call too', async ({
  exchange,
  openDesk,
  callerWith,
  linphoneAt,
}) => {
  const [desk, caller, target, gateway, voicemail] = await Promise.all([
    openDesk({
      account: exchange.account('2004'),
      pbx: { outsidePrefix: '0', voicemailPrefix: '*99', callerBy: 'p-asserted-identity', passesNote: true },
    }),
    callerWith({ phone: 'linphonec' }),
    linphoneAt({ user: '201' }),
    linphoneAt({ user: 'gateway', hz: 750 }),
    linphoneAt({ user: 'voicemail', hz: 1350, manner: 'answers' }),
  ]);
  const reception = receptionAt(desk.page);
  await expect(reception.phone()).toContainText(registered);

  await talk(reception, caller, exchange, '2004');
  await reception.current().getByRole('textbox', { name: 'Essence' }).fill('Wants an offer by Friday');
  await expect(reception.current()).toContainText('Saved');
  await give(reception, 1, 'assisted');
  await expect.poll(statesOf(target)).toEqual(['ringing']);
  expect(target.invite()).toContain('\nFrom: "2002 (2004)" <sip:2004@pbx.test>;tag=');
  expect(target.invite()).toContain('\nP-Asserted-Identity: <sip:2002@pbx.test>');
  expect(target.invite()).toContain('\nSubject: Wants an offer by Friday');
  await reception.held().getByRole('button', { name: 'Take back' }).click();
  await expect(reception.button('Hang up')).toBeVisible();

  await giveElsewhere(reception, olena, /^To the mobile/);
  await expect.poll(statesOf(gateway)).toEqual(['ringing']);
  expect(gateway.invite()).toContain('\nTo: <sip:001712345678@pbx.test>');
  expect(gateway.invite()).toContain('\nFrom: <sip:2004@pbx.test>;tag=');
  expect(gateway.invite()).toContain('\nP-Asserted-Identity: <sip:2002@pbx.test>');
  expect(gateway.invite()).not.toContain('offer');
  await gateway.answer();
  await noteSays(reception, `Handed over to ${olena}, mobile`);
  await talkTogether(caller, gateway);
  await caller.hangUp();
  expect(await journalOf(reception, '2002')).toEqual({
    told: [
      'Answered',
      'Essence noted',
      'Hears music while the call is handed over',
      `Transfer to ${olena} begun`,
      `${olena}: taken back`,
      'Resumed',
      'Hears music while the call is handed over',
      `Transfer to ${olena}, mobile begun`,
      `${olena}, mobile answered`,
      `Handed over to ${olena}, mobile`,
      'The caller was handed over.',
    ],
    line: expect.stringContaining(`Handed over to ${olena} (+491712345678).`),
  });

  await talk(reception, caller, exchange, '2004');
  await giveElsewhere(reception, olena, /^To voicemail/);
  await noteSays(reception, `Handed over to ${olena}, voicemail`);
  expect(voicemail.invite()).toMatch(/\nTo: <?sip:\*99201@pbx\.test>?/);
  expect(voicemail.invite()).toMatch(/\nReferred-By: <?sip:2004@pbx\.test>?/);
  expect(await journalOf(reception, '2002')).toEqual({
    ...toldAsHandedOver(`${olena}, voicemail`, `Transfer to ${olena}, voicemail without announcing`),
    line: expect.stringContaining(`Handed over to ${olena} (*99201).`),
  });
});

test('a number outside that is busy gives the caller back with the reason', async ({
  reception,
  exchange,
  callerWith,
  linphoneAt,
}) => {
  const [caller] = await Promise.all([
    callerWith({ phone: 'linphonec' }),
    linphoneAt({ user: 'gateway', manner: 'is-busy' }),
  ]);
  await talk(reception, caller, exchange);
  await reception.page().keyboard.press('F9');
  await reception.page().keyboard.type('030 1234567');
  await reception.page().keyboard.press('Enter');
  await resumeThatSays(reception, 'Returned by +49301234567: busy');
  await caller.hangUp();
  await noteSays(reception, 'The caller hung up');
});
