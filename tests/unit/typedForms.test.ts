import { describe, expect, test } from 'vitest';
import type { SettingsView } from '#core/contract/settingsCalls.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { faultsOfContact, hasFaults, type Understood } from '../../renderer/features/directory/contactCheck.ts';
import {
  blankContact,
  contactOf,
  draftFromSearch,
  draftOfContact,
} from '../../renderer/features/directory/contactDraft.ts';
import { blankEmployee, employeeOf, faultsOfEmployee } from '../../renderer/features/directory/employeeDraft.ts';
import { countriesIn } from '../../renderer/features/settings/countries.ts';
import { CrmSettings } from '#core/crm/settings.ts';
import { LdapSettings } from '#core/ldap/settings.ts';
import type { OutsideView } from '#core/contract/outsideCalls.ts';
import { previewOf } from '../../renderer/features/settings/importing.ts';
import { accountOf } from '../../renderer/features/settings/accountDraft.ts';
import { newLine } from '../../renderer/features/settings/lineDraft.ts';
import {
  changeOfTelephone,
  faultsOfTelephone,
  hasTelephoneFaults,
  telephoneOf,
} from '../../renderer/features/settings/telephoneDraft.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { readClock } from '../../renderer/ui/clock.ts';
import { faultsOf, hoursOf, likeMonday, withSpan } from '../../renderer/ui/hours.ts';

test('a time is read as people write it', () => {
  expect(['8', '08', '8:30', '8.30', '830', '0830', ' 18 ', '24', '24:00'].map(readClock)).toEqual([
    '08:00',
    '08:00',
    '08:30',
    '08:30',
    '08:30',
    '08:30',
    '18:00',
    '24:00',
    '24:00',
  ]);
  expect(['', 'noon', '25', '8:60', '24:01', '8:3', '12345', '-1'].map(readClock)).toEqual(Array(8).fill(null));
});

describe('hours of a week', () => {
  const lunch = [
    { day: 1, from: '14', until: '18' },
    { day: 1, from: '9', until: '13' },
  ];

  test('are kept in the order of the week', () => {
    expect(hoursOf([{ day: 2, from: '9', until: '24' }, ...lunch])).toEqual([
      { day: 1, from: '09:00', until: '13:00' },
      { day: 1, from: '14:00', until: '18:00' },
      { day: 2, from: '09:00', until: '24:00' },
    ]);
  });

  test('that overlap, end before they begin or are no times are told, and are no hours', () => {
    const wrong = [
      ...lunch,
      { day: 1, from: '12', until: '15' },
      { day: 2, from: '9', until: '9' },
      { day: 3, from: '', until: '9' },
    ];
    expect([faultsOf(wrong), hoursOf(wrong)]).toEqual([[null, null, 'overlap', 'order', 'clock'], null]);
  });

  test('grow by a morning, then by an afternoon an hour later', () => {
    const morning = withSpan([], 1);
    expect(morning).toEqual([{ day: 1, from: '09:00', until: '18:00' }]);
    expect(withSpan([{ day: 1, from: '9', until: '12:30' }], 1).at(-1)).toEqual({
      day: 1,
      from: '13:30',
      until: '18:00',
    });
  });

  test('of Monday are taken for the working days, and the weekend stays', () => {
    const saturday = { day: 6, from: '10', until: '12' };
    expect(likeMonday([{ day: 1, from: '9', until: '13' }, { day: 4, from: '1', until: '2' }, saturday])).toEqual([
      ...[1, 2, 3, 4, 5].map((day) => ({ day, from: '9', until: '13' })),
      saturday,
    ]);
  });
});

describe('a contact', () => {
  const understood = new Map<string, Understood>([
    ['067 555 09 14', { e164: '+380675550914', shown: '+380 67 555 09 14' }],
    ['+380675550914', { e164: '+380675550914', shown: '+380 67 555 09 14' }],
    ['12', null],
  ]);

  test('needs a name, numbers that can be dialled, each once, and a year that has begun', () => {
    const numbers = ['067 555 09 14', '+380675550914', '12', ''].map((text, id) => ({ id, text }));
    const faults = faultsOfContact({ ...blankContact, numbers, since: '2027' }, understood, 2026);
    expect(faults).toEqual({ name: 'empty', since: 'not-a-year', numbers: { 1: 'twice', 2: 'not-understood' } });
    expect(hasFaults(faultsOfContact({ ...blankContact, name: 'A', since: '2026' }, understood, 2026))).toBe(false);
  });

  test('is the same after it was opened and saved', () => {
    const contact = {
      contactId: 'c1',
      name: 'Marta Brandt',
      company: 'Nordwind',
      class: 'client',
      numbers: ['+493023125148'],
      language: 'uk',
      responsible: 'e1',
      since: 2021,
    } as const;
    const whole = { ...contact, numbers: [...contact.numbers] };
    expect(contactOf(draftOfContact(whole), 'c1', contact.numbers)).toEqual(whole);
    expect(contactOf({ ...blankContact, name: ' A ' }, '', [])).toEqual({
      contactId: '',
      name: 'A',
      company: '',
      class: 'client',
      numbers: [],
    });
  });

  test('that was looked for begins with what was typed', () => {
    expect([draftFromSearch(' Hassan ').name, draftFromSearch('+380 44 555').numbers[0]?.text]).toEqual([
      'Hassan',
      '+380 44 555',
    ]);
  });
});

describe('an employee', () => {
  const absence = { id: 0, from: '2026-12-01', fromTime: '', until: '2026-12-01', untilTime: '', note: ' ' };

  test('may be away for one whole day, or until noon', () => {
    const absences = [absence, { ...absence, id: 1, untilTime: '12' }];
    expect(faultsOfEmployee({ ...blankEmployee, name: 'A', absences }).absences).toEqual({});
    expect(employeeOf({ ...blankEmployee, name: 'A', absences }, 'e1').absences).toEqual([
      { from: '2026-12-01', until: '2026-12-01', note: '' },
      { from: '2026-12-01', until: '2026-12-01T12:00', note: '' },
    ]);
  });

  test('is not away backwards, without a day or until no time of the clock', () => {
    const absences = [
      { ...absence, until: '2026-11-30' },
      { ...absence, id: 1, until: '' },
      { ...absence, id: 2, untilTime: 'noon' },
      { ...absence, id: 3, fromTime: '13', untilTime: '12' },
    ];
    expect(faultsOfEmployee({ ...blankEmployee, name: 'A', absences }).absences).toEqual({
      0: 'order',
      1: 'no-day',
      2: 'clock',
      3: 'order',
    });
  });

  test('has an extension that a telephone can dial, or none', () => {
    const fault = (extension: string) => faultsOfEmployee({ ...blankEmployee, extension }).extension;
    expect(['', '201', '*21#', '2 01', 'sales'].map(fault)).toEqual([null, null, null, null, 'not-dialable']);
  });
});

const view: SettingsView = {
  account: { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', hasPassword: true },
  lines: [],
  country: 'UA',
  practiceEverySeconds: 0,
  office: { week: [], holidays: [] },
  callbackMinutes: 30,
  targetSeconds: 20,
  wrapUpSeconds: 120,
  codes: { digits: 'rtp', park: '', parkPlaces: '', pickUpParked: '', pickUpRinging: '' },
  pbx: pbxRulesOf(undefined),
  passwordKept: 'file',
  file: '',
};
const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000' };

test('an account may be typed without sip: and wss://; another scheme is wrong, and said so', () => {
  const draft = telephoneOf(view);
  expect(accountOf({ ...draft, uri: '1000@pbx.example', server: ' pbx.example/ws ' })).toEqual({
    ...account,
    password: null,
  });
  expect(faultsOfTelephone({ ...draft, server: 'https://pbx.example' }, true)).toEqual({
    uri: false,
    server: true,
    secondServer: false,
    user: false,
    password: false,
    every: false,
    outsidePrefix: false,
    voicemailPrefix: false,
    park: false,
    parkPlaces: false,
    pickUpParked: false,
    pickUpRinging: false,
    name: null,
    lines: [],
  });
});

test('a second server may be left out, and is another one than the first', () => {
  const draft = telephoneOf({
    ...view,
    account: { ...account, secondServer: 'wss://pbx2.example/ws', hasPassword: true },
  });
  expect(accountOf(draft)).toEqual({ ...account, secondServer: 'wss://pbx2.example/ws', password: null });
  expect(accountOf({ ...draft, secondServer: ' ' })).toEqual({ ...account, password: null });
  const fault = (secondServer: string) => faultsOfTelephone({ ...draft, secondServer }, true).secondServer;
  expect(['', 'pbx2.example', 'https://pbx2.example', 'pbx.example/ws'].map(fault)).toEqual([false, false, true, true]);
});

describe('a settings file', () => {
  const outside: OutsideView = { ldap: null, crm: null, secretsKept: 'file' };
  const preview = (content: object) => previewOf(JSON.stringify(content), view, outside);

  test('that says what is set already changes nothing, with a password or without', () => {
    expect(preview({ version: 1, account, country: 'UA' })).toEqual({ ok: true, changes: [] });
  });

  test('with a second server changes the account', () => {
    expect(
      preview({ version: 1, account: { ...account, secondServer: 'wss://pbx2.example/ws' }, country: 'UA' }),
    ).toEqual({
      ok: true,
      changes: [{ what: 'account', from: 'sip:1000@pbx.example', to: 'sip:1000@pbx.example' }],
    });
  });

  test('tells each change with its old value and its new one', () => {
    const office = { week: [{ day: 1, from: '09:00', until: '18:00' }], holidays: ['2026-12-25'] };
    const file = { version: 1, account: { ...account, password: 'x' }, country: 'DE', office, callbackMinutes: 60 };
    expect(preview(file)).toEqual({
      ok: true,
      changes: [
        { what: 'password' },
        { what: 'country', from: 'UA', to: 'DE' },
        { what: 'week' },
        { what: 'holidays' },
        { what: 'callbackMinutes', from: 30, to: 60 },
      ],
    });
  });

  test('without an account goes to the practice exchange, and says so', () => {
    expect(preview({ version: 1 })).toEqual({
      ok: true,
      changes: [{ what: 'account', from: 'sip:1000@pbx.example', to: null }],
    });
  });

  test('with another directory server or CRM says so, whoever signs in there, and the same ones are no change', () => {
    const ldap = LdapSettings.parse({ server: 'ldap://dc.example', base: 'dc=example', bindName: 'reader' });
    const crm = CrmSettings.parse({
      url: 'https://crm.example/{number}',
      paths: {},
      headers: [{ name: 'Key', value: '' }],
    });
    const { password: _, ...ldapView } = ldap;
    const now: OutsideView = {
      ldap: { ...ldapView, hasPassword: true },
      crm: { ...crm, headers: [{ name: 'Key', hasValue: true }] },
      secretsKept: 'encrypted',
    };
    const whole = { version: 1, account, country: 'UA', ldap, crm };
    const changes = (content: object) => {
      const read = previewOf(JSON.stringify(content), view, now);
      return read.ok ? read.changes.map(({ what }) => what) : read.fault;
    };
    expect(changes(whole)).toEqual([]);
    expect(changes({ ...whole, ldap: { ...ldap, base: 'dc=other' }, crm: undefined })).toEqual(['ldap', 'crm']);
    expect(changes({ ...whole, ldap: { ...ldap, password: 'new' } })).toEqual(['ldap']);
    expect(changes({ ...whole, crm: { ...crm, headers: [{ name: 'Key', value: 'new' }] } })).toEqual(['crm']);
  });

  test('that cannot be read is told with what was meant', () => {
    expect([previewOf('hello', view, outside), preview({ version: 1, contry: 'DE' })]).toEqual([
      { ok: false, fault: { kind: 'not-json', path: '', meant: null } },
      { ok: false, fault: { kind: 'unknown-key', path: 'contry', meant: 'country' } },
    ]);
  });
});

test.each(languages)('every country has its name in $name, in its order', ({ locale }) => {
  const countries = countriesIn(locale);
  const codes = countries.map(({ value }) => value);
  expect(codes).toEqual(expect.arrayContaining(['UA', 'DE', 'AE', 'US', 'GB', 'PL', 'KZ', 'SA', 'EG', 'XK']));
  expect(codes.filter((code) => ['SU', 'YU', 'DD', 'EU', 'UN', 'ZZ', 'UK'].includes(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(countries.length).toBeGreaterThan(230);
  expect(countries.length).toBeLessThan(255);
});

describe('lines beside the first one', () => {
  const nothingOutside: OutsideView = { ldap: null, crm: null, secretsKept: 'file' };
  const clinic = { ...newLine('c'), ...account, uri: '2000@pbx.example', name: 'Clinic', password: 'x' };
  const draft = { ...telephoneOf(view), name: 'Main', lines: [clinic] };

  test('each need a name, an address and a password of their own', () => {
    expect(hasTelephoneFaults(faultsOfTelephone(draft, true))).toBe(false);
    const faults = faultsOfTelephone(
      {
        ...draft,
        name: ' clinic',
        lines: [
          { ...clinic, password: '' },
          { ...clinic, id: 'd', name: '', uri: 'sip:1000@pbx.example' },
        ],
      },
      true,
    );
    expect([faults.name, ...faults.lines.map(({ name, taken, password }) => [name, taken, password])]).toEqual([
      'taken',
      ['taken', false, true],
      ['missing', true, false],
    ]);
    expect(hasTelephoneFaults(faults)).toBe(true);
  });

  test('say nothing of their exchange where it is the first one’s, and are told by a file that changes them', () => {
    const change = changeOfTelephone(view, draft);
    expect(change.lines).toEqual([
      { id: 'c', name: 'Clinic', ...account, uri: 'sip:2000@pbx.example', password: 'x', exchange: null },
    ]);
    const own = changeOfTelephone(view, { ...draft, lines: [{ ...clinic, likeFirst: false }] });
    expect(own.lines[0]?.exchange).toEqual({ pbx: view.pbx, codes: view.codes });
    const { exchange: _, ...line } = change.lines[0]!;
    const file = { version: 1, account: { ...account, password: '' }, lines: [{ ...line, password: undefined }] };
    expect(previewOf(JSON.stringify(file), view, nothingOutside)).toMatchObject({
      ok: true,
      changes: [{ what: 'lines' }],
    });
    const same = { ...view, lines: [{ ...line, hasPassword: true, exchange: null }] };
    expect(previewOf(JSON.stringify(file), same, nothingOutside)).toEqual({ ok: true, changes: [] });
  });
});
