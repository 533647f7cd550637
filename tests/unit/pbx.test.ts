import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TransferTarget } from '#core/call/transfer.ts';
import { PbxKind, kindBySignature, pbxProfiles } from '#core/pbx/profiles.ts';
import { type PresentedCall, presented } from '#core/pbx/presented.ts';
import { type PbxRules, pbxRulesOf } from '#core/pbx/rules.ts';
import { toDial } from '#core/pbx/toDial.ts';
import { isSettingsProblem, readSettings } from '#core/settings.ts';
import { cardOf } from '../fakes/card.ts';

const desk = 'sip:1000@pbx.example';
const olena: TransferTarget = { employeeId: 'olena', name: 'Olena', number: '210' };
const mobile: TransferTarget = { ...olena, number: '+380671234567', at: 'mobile' };
const stranger: TransferTarget = { employeeId: null, name: '', number: '+493018200001' };
const number = { e164: '+380675550914', shown: '+380 67 555 09 14', kind: 'public', country: 'UA' } as const;
const withheld = { e164: null, shown: '', kind: 'withheld', country: null } as const;
const rules = (changed: Partial<PbxRules> = {}): PbxRules => ({ ...pbxRulesOf(undefined), ...changed });

function told(changed: Partial<PresentedCall> = {}) {
  const card = { ...cardOf('client'), name: 'Anna Koval', number };
  return presented({ card, target: olena, note: 'Offer: wants a date', rules: rules(), desk, ...changed });
}

describe('what a target is told of the caller', () => {
  test('an employee sees the caller beside the desk, and no header unless it was wished for', () => {
    expect(told()).toEqual({ displayName: 'Anna Koval (1000)', headers: [], message: null });
    const card = { ...cardOf('client'), name: '', number };
    expect(told({ card }).displayName).toBe('+380 67 555 09 14 (1000)');
  });

  test('a PBX that was set up to believe the desk is told by the header it reads', () => {
    expect(told({ rules: rules({ callerBy: 'p-asserted-identity' }) }).headers).toEqual([
      'P-Asserted-Identity: "Anna Koval" <sip:+380675550914@pbx.example>',
    ]);
    expect(told({ rules: rules({ callerBy: 'remote-party-id' }) }).headers).toEqual([
      'Remote-Party-ID: "Anna Koval" <sip:+380675550914@pbx.example>;party=calling;privacy=off;screen=no',
    ]);
  });

  test('the note goes in the INVITE, or as a message where the PBX would drop it', () => {
    const passesNote = true;
    expect(told({ rules: rules({ passesNote }) })).toMatchObject({
      headers: ['Subject: Offer: wants a date'],
      message: null,
    });
    expect(told({ rules: rules({ passesNote, kind: 'asterisk' }) })).toMatchObject({
      headers: [],
      message: 'Offer: wants a date',
    });
  });

  test.each([
    ['a mobile', mobile],
    ['a number outside', stranger],
  ])('%s gets the number where that is allowed, and never a name or a note', (_, target) => {
    const all = rules({ callerBy: 'p-asserted-identity', passesNote: true });
    expect(told({ target, rules: all })).toEqual({
      displayName: '',
      headers: ['P-Asserted-Identity: <sip:+380675550914@pbx.example>'],
      message: null,
    });
  });

  test('who withholds the number stays withheld', () => {
    const card = { ...cardOf('client'), name: 'Anna Koval', number: withheld };
    expect(told({ card })).toEqual({ displayName: '', headers: [], message: null });
    expect(told({ card, rules: rules({ callerBy: 'p-asserted-identity' }) }).headers).toEqual(['Privacy: id']);
  });

  test('whatever a stranger’s name or a note holds, every header is one line and its quotes are closed', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(...PbxKind.options), (name, note, kind) => {
        const card = { ...cardOf('client'), name, number };
        const all = rules({ kind, callerBy: 'p-asserted-identity', passesNote: true });
        const { displayName, headers, message } = told({ card, note, rules: all });
        for (const line of [displayName, ...headers, message ?? '']) {
          expect(line).not.toMatch(/\p{Cc}|\u2028|\u2029/u);
          expect(line.isWellFormed()).toBe(true);
          expect(line.length).toBeLessThan(520);
        }
        expect(displayName).not.toMatch(/["\\]/);
        expect(headers[0]).toMatch(/^P-Asserted-Identity: (?:"[^"\\]*" )?<sip:\+380675550914@pbx\.example>$/);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['+380671234567', '', '+380671234567'],
  ['+380671234567', '0', '00671234567'],
  ['+493018200001', '9', '900493018200001'],
  ['210', '0', '210'],
  ['*99210', '0', '*99210'],
  ['sip:olena@pbx.example', '0', 'sip:olena@pbx.example'],
])('from Ukraine %s is dialled behind the outside prefix "%s" as %s', (dialled, prefix, expected) => {
  expect(toDial(dialled, prefix, 'UA')).toBe(expected);
});

test('in a country that nobody knows a number outside is dialled as an international one', () => {
  expect(toDial('+380671234567', '0', 'ZZ')).toBe('000380671234567');
});

test('a PBX is known by what it calls itself, and by nothing else', () => {
  expect(
    ['Asterisk PBX 20.5.0', 'FPBX-16.0.40(18.20)', 'FreeSWITCH-mod_sofia/1.10.11', 'kamailio (5.6.3)', 'PBX', ''].map(
      kindBySignature,
    ),
  ).toEqual(['asterisk', 'asterisk', 'freeswitch', 'kamailio', null, null]);
});

test('every fact of a profile says where it is written, and a code of the settings goes before the profile’s', () => {
  for (const profile of Object.values(pbxProfiles))
    for (const { source } of Object.values(profile))
      expect(source).toMatch(/RFC|res_|sofia|dialplan|docs|org|standard|signalwire/);
  expect(pbxRulesOf({ kind: 'freeswitch' }).voicemailPrefix).toBe('*99');
  expect(pbxRulesOf({ kind: 'freeswitch', voicemailPrefix: '' }).voicemailPrefix).toBe('');
  expect(pbxRulesOf({ kind: 'freeswitch' }).believes).toEqual(['remote-party-id', 'p-asserted-identity', 'from']);
  expect(pbxRulesOf({ kind: 'freeswitch', believes: ['from'] }).believes).toEqual(['from']);
});

test('headers that are believed are named once each, and at least one is', () => {
  const read = (believes: unknown) => {
    const settings = readSettings(JSON.stringify({ version: 1, pbx: { believes } }));
    return isSettingsProblem(settings) ? settings.path : settings.pbx?.believes;
  };
  expect([read(['from', 'p-asserted-identity']), read([]), read(['from', 'from']), read(['to'])]).toEqual([
    ['from', 'p-asserted-identity'],
    'pbx.believes',
    'pbx.believes',
    'pbx.believes.0',
  ]);
});
