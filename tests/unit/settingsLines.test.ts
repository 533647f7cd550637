import { describe, expect, test } from 'vitest';
import { codesOf } from '#core/call/codes.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { type Settings, linesOf, readSettings } from '#core/settings.ts';

const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', password: 'first' };
const clinic = { id: 'clinic', name: 'Clinic', ...account, uri: 'sip:2000@pbx.example', password: 'second' };
const settings: Settings = {
  version: 1,
  account: { name: 'Main', ...account },
  lines: [clinic],
  pbx: { kind: 'asterisk', outsidePrefix: '0' },
  codes: { park: '700' },
};
const asRead = (wanted: unknown) => readSettings(JSON.stringify(wanted));

describe('lines of the settings', () => {
  test('an old file has one line, which nobody needs to name', () => {
    const old: Settings = { version: 1, account };
    expect(asRead(old)).toEqual(old);
    expect(linesOf(old)).toEqual([{ lineId: 'main', name: '', account, codes: codesOf(), pbx: pbxRulesOf(undefined) }]);
    expect(linesOf({ version: 1 })).toEqual([]);
  });

  test('a further line is at the first one’s exchange unless it says what stands at its own', () => {
    const own = {
      ...clinic,
      id: 'support',
      name: 'Support',
      uri: 'sip:a@other.example',
      pbx: { kind: 'kamailio' },
    } as const;
    const read = asRead({ ...settings, lines: [clinic, own] });
    expect(read).toEqual({ ...settings, lines: [clinic, own] });
    const lines = linesOf({ ...settings, lines: [clinic, own] });
    expect(
      lines.map(({ lineId, name, pbx, codes }) => [lineId, name, pbx.kind, pbx.outsidePrefix, codes.park]),
    ).toEqual([
      ['main', 'Main', 'asterisk', '0', '700'],
      ['clinic', 'Clinic', 'asterisk', '0', '700'],
      ['support', 'Support', 'kamailio', '', ''],
    ]);
    expect(lines.map((line) => line.account.password)).toEqual(['first', 'second', 'second']);
  });

  test('a first line without a name is called as its address', () => {
    expect(linesOf({ ...settings, account }).map(({ name }) => name)).toEqual(['1000', 'Clinic']);
  });

  test.each<[string, unknown, string, string]>([
    [
      'two lines of one id',
      { ...settings, lines: [clinic, { ...clinic, uri: 'sip:3@b' }] },
      'wrong-value',
      'lines.1.id',
    ],
    [
      'an id that is the first line’s',
      { ...settings, lines: [{ ...clinic, id: 'main' }] },
      'wrong-value',
      'lines.0.id',
    ],
    [
      'an address that the first line has',
      { ...settings, lines: [{ ...clinic, uri: account.uri }] },
      'wrong-value',
      'lines.0.uri',
    ],
    ['a line without a name', { ...settings, lines: [{ ...clinic, name: ' ' }] }, 'wrong-value', 'lines.0.name'],
    ['a line without a first one', { version: 1, lines: [clinic] }, 'missing', 'account'],
    ['more lines than are kept', { ...settings, lines: nine() }, 'wrong-value', 'lines'],
    ['a misspelt key', { ...settings, lines: [{ ...clinic, nam: 'x' }] }, 'unknown-key', 'lines.0.nam'],
  ])('%s is told by its place', (_, wrong, kind, path) => {
    expect(asRead(wrong)).toMatchObject({ kind, path });
  });
});

function nine() {
  return Array.from({ length: 9 }, (_, nth) => ({ ...clinic, id: `l${nth}`, uri: `sip:${nth}@b` }));
}
