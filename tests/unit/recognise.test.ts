import { describe, expect, test } from 'vitest';
import { CallerCard, type EarlierCall } from '#core/caller/card.ts';
import { Company } from '#core/caller/company.ts';
import { createDirectory, knownCaller } from '#core/caller/directory.ts';
import type { CallerNumber, Identity } from '#core/caller/identity.ts';
import { isNameCertain } from '#core/caller/nameCertainty.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';
import { recognise } from '#core/caller/recognise.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import { alwaysOpen, type OfficeHours } from '#core/routing/hours.ts';
import { Playbooks } from '#core/routing/playbook.ts';

const company = Company.parse({
  version: 1,
  name: 'Портіко',
  contacts: [
    {
      contactId: 'c1',
      name: 'Іваненко Олексій',
      company: 'ТОВ «Дніпро Агро»',
      class: 'client',
      numbers: ['+380675550914'],
      language: 'uk',
      responsible: 'e1',
      since: 2023,
    },
    { contactId: 'c2', name: 'Marta Brandt', company: 'Nordwind', class: 'partner', numbers: ['+493055501482'] },
    { contactId: 'c3', name: 'Jan Vogt', company: 'Nordwind', class: 'partner', numbers: ['+493055501482'] },
  ],
  employees: [{ employeeId: 'e1', name: 'Olena Kovalenko', department: 'Sales', extension: '214' }],
  publicNumbers: [
    { number: '+380445551230', label: 'Careers', source: 'website', defaultClass: 'applicant' },
    { number: '044 555 12 00', label: 'Main', source: 'card' },
  ],
  numberRules: [
    { prefix: '+4930', class: 'partner', note: 'Berlin plant' },
    { prefix: '+49', class: 'client', note: 'Germany' },
  ],
});
const inEvery = (text: string) => ({ en: `${text} en`, uk: `${text} uk`, ru: `${text} ru`, ar: `${text} ar` });
const playbooks = Playbooks.parse({
  version: 1,
  playbooks: (['client', 'unknown'] as const).map((of) => ({
    class: of,
    version: of === 'client' ? 3 : 1,
    greeting: inEvery(`${of}, {{company}}`),
    questions: [inEvery('why')],
    topics: [{ topic: 'delivery', label: inEvery('Delivery') }],
  })),
});
const directory = createDirectory(company, 'UA');
/** Noon in Kyiv. */
const monday = { at: Date.UTC(2026, 10, 23, 10), zone: 'Europe/Kyiv', office: alwaysOpen };

/** As the directory's file answers. */
function contactOf(number: CallerNumber | null) {
  const e164 = number?.e164 ?? null;
  return knownCaller(company.contacts.filter(({ numbers }) => e164 !== null && numbers.includes(e164)));
}

function knownOf(identity: Identity, history: CallerHistory) {
  return {
    contact: contactOf(identity.number),
    forwarders: identity.forwards.map(({ number }) => contactOf(number)),
    history,
  };
}

function cardOf(lines: readonly [string, string][], history: CallerHistory = noHistory): CallerCard {
  const identity = understandIdentity(
    lines.map(([name, value]) => ({ name, value })),
    { country: 'UA' },
  );
  const known = knownOf(identity, history);
  return recognise({ identity, directory, playbooks, known, language: 'en', companyName: company.name, ...monday });
}

const evidenceOf = (number: string) => cardOf([['From', `<tel:${number}>`]]).classification.evidence;
const dialledLabelOf = (to: string) =>
  cardOf([
    ['From', '<sip:0501112233@pbx>'],
    ['To', to],
  ]).dialled?.label;
const earlierCall = (callId: string): EarlierCall => ({
  callId,
  at: 1,
  topic: 'delivery',
  essence: '',
  outcome: 'answered',
  talkMs: 60_000,
});
const history: CallerHistory = {
  earlier: ['d', 'c', 'b', 'a'].map(earlierCall),
  count: 7,
  classes: [{ class: 'client', count: 7 }],
  last: {
    class: 'client',
    confidence: 0.9,
    corrected: false,
    circumstances: 'outside/in:UA/from:+38050',
    at: monday.at,
  },
  lastName: 'Oleksii',
  forged: null,
};
const nothingSaid = {
  attestation: null,
  signed: false,
  reason: '',
  line: null,
  forgedBefore: null,
  afterHours: false,
  forwards: [],
};
const stranger: CallerCard = {
  name: '',
  nameSource: null,
  company: '',
  contactId: null,
  number: { e164: '+380501112233', shown: '+380 50 111 22 33', kind: 'public', country: 'UA' },
  verification: 'not-said',
  dialled: null,
  ...nothingSaid,
  responsible: null,
  classification: { class: 'unknown', confidence: 0, evidence: [], runnerUp: null },
  guidance: {
    playbookVersion: 1,
    language: 'en',
    greeting: 'unknown, Портіко en',
    questions: ['why en'],
    topics: [{ topic: 'delivery', label: 'Delivery en' }],
  },
  earlier: [],
  earlierCount: 0,
};

describe('the card of a caller', () => {
  test('of a known client is complete: who, why, what to say in his language, what was before', () => {
    const card = cardOf(
      [
        ['From', '"Alexey" <sip:0675550914@pbx>'],
        ['P-Asserted-Identity', '<tel:+380675550914;verstat=TN-Validation-Passed>'],
        ['To', '<sip:0445551200@pbx>'],
      ],
      history,
    );
    expect(card).toEqual({
      name: 'Іваненко Олексій',
      nameSource: 'directory',
      company: 'ТОВ «Дніпро Агро»',
      contactId: 'c1',
      number: { e164: '+380675550914', shown: '+380 67 555 09 14', kind: 'public', country: 'UA' },
      verification: 'verified',
      dialled: { shown: '+380 44 555 12 00', label: 'Main', source: 'card', owner: null, note: '' },
      ...nothingSaid,
      responsible: { employeeId: 'e1', name: 'Olena Kovalenko', extension: '214' },
      classification: {
        class: 'client',
        confidence: 1,
        evidence: [
          { kind: 'directory', class: 'client', weight: 0.95, since: 2023 },
          { kind: 'history', class: 'client', weight: 0.9, count: 7, of: 7 },
        ],
        runnerUp: null,
      },
      guidance: {
        playbookVersion: 3,
        language: 'uk',
        greeting: 'client, Портіко uk',
        questions: ['why uk'],
        topics: [{ topic: 'delivery', label: 'Delivery en' }],
      },
      earlier: ['d', 'c', 'b'].map(earlierCall),
      earlierCount: 7,
    });
    expect(CallerCard.parse(card)).toEqual(card);
    expect(isNameCertain(card)).toBe(true);
  });

  test('of a stranger has a number and the general playbook, nothing invented', () => {
    expect(cardOf([['From', '<sip:0501112233@pbx>']])).toEqual(stranger);
  });

  test('names a stranger as on earlier calls before the PBX does, and neither is certain', () => {
    const from: [string, string] = ['From', '"Petro" <sip:0501112233@pbx>'];
    const named = cardOf([from]);
    expect(named).toEqual({ ...stranger, name: 'Petro', nameSource: 'pbx' });
    expect(isNameCertain(named)).toBe(false);
    const remembered = cardOf([from], { ...noHistory, count: 1, lastName: 'Petro Moroz' });
    expect(remembered).toEqual({ ...stranger, name: 'Petro Moroz', nameSource: 'history', earlierCount: 1 });
    expect(isNameCertain(remembered)).toBe(false);
  });

  test('of someone who withholds the number has no name and no history, whatever is handed in', () => {
    const lines: [string, string][] = [
      ['From', '"Alexey" <sip:0675550914@pbx>'],
      ['Privacy', 'id'],
      ['To', '<sip:0445551230@pbx>'],
    ];
    expect(cardOf(lines, history)).toEqual({
      ...stranger,
      number: { e164: null, shown: '', kind: 'withheld', country: null },
      dialled: { shown: '+380 44 555 12 30', label: 'Careers', source: 'website', owner: null, note: '' },
      classification: {
        class: 'applicant',
        confidence: 0.6,
        evidence: [{ kind: 'dialled-number', class: 'applicant', weight: 0.6, label: 'Careers' }],
        runnerUp: null,
      },
    });
  });

  test('of a forged number shows whose number it is, but neither name nor class as certain', () => {
    const card = cardOf([['From', '<sip:0675550914@pbx>;verstat=TN-Validation-Failed']]);
    expect(card).toMatchObject({
      name: 'Іваненко Олексій',
      nameSource: 'directory',
      verification: 'failed',
      classification: { class: 'client', confidence: 0.475 },
    });
    expect(isNameCertain(card)).toBe(false);
  });

  test('of a switchboard says only what its contacts have in common', () => {
    expect(cardOf([['From', '<tel:+493055501482>']])).toMatchObject({
      name: '',
      nameSource: null,
      company: 'Nordwind',
      contactId: null,
      classification: {
        class: 'partner',
        evidence: [
          { kind: 'directory', class: 'partner', weight: 0.95, since: null },
          { kind: 'number-rule', class: 'partner', weight: 0.7, note: 'Berlin plant' },
        ],
      },
    });
  });

  test('follows the rule with the longest prefix', () => {
    expect(evidenceOf('+4930123456')).toEqual([
      { kind: 'number-rule', class: 'partner', weight: 0.7, note: 'Berlin plant' },
    ]);
    expect(evidenceOf('+4989123456')).toEqual([{ kind: 'number-rule', class: 'client', weight: 0.7, note: 'Germany' }]);
    expect(evidenceOf('+48225550199')).toEqual([]);
  });

  test('of a colleague has her name and department', () => {
    expect(cardOf([['From', '"x" <sip:214@pbx>']])).toEqual({
      ...stranger,
      name: 'Olena Kovalenko',
      nameSource: 'directory',
      company: 'Sales',
      number: { e164: null, shown: '214', kind: 'internal', country: null },
    });
  });

  test('says who forwarded by name, and does not call our own public number a person', () => {
    const from: [string, string] = ['From', '<sip:0501112233@pbx>'];
    const forwarded = (by: string) => cardOf([from, ['Diversion', `<sip:${by}@pbx>;reason=user-busy`]]).forwards;
    expect(['214', '0675550914', '0501234567', '0445551230'].map(forwarded)).toEqual([
      [{ who: 'Olena Kovalenko', reason: 'busy' }],
      [{ who: 'Іваненко Олексій', reason: 'busy' }],
      [{ who: '+380 50 123 45 67', reason: 'busy' }],
      [],
    ]);
  });

  test('shows a dialled number that nobody listed without label', () => {
    expect(
      cardOf([
        ['From', '<sip:0501112233@pbx>'],
        ['To', '<sip:1000@pbx>'],
      ]),
    ).toEqual({ ...stranger, dialled: { shown: '1000', label: '', source: '', owner: null, note: '' } });
  });

  test('finds a public number by its digits, however the PBX writes it', () => {
    expect(
      ['<sip:380445551230@pbx>', '<sip:00380445551230@pbx>', '<tel:+380-44-555-12-30>', '<sip:0445551230@pbx>'].map(
        dialledLabelOf,
      ),
    ).toEqual(['Careers', 'Careers', 'Careers', 'Careers']);
  });

  test('is not misled by numbers that are names of JavaScript', () => {
    const identity: Identity = {
      number: { e164: null, shown: '__proto__', kind: 'unusable', country: null },
      displayName: 'constructor',
      source: 'from',
      verification: 'not-said',
      dialled: { e164: null, shown: 'toString', kind: 'unusable', country: null },
      forwards: [],
      line: null,
      attestation: null,
      signed: false,
      reason: '',
      company: '',
    };
    expect(
      recognise({
        identity,
        directory,
        playbooks,
        known: knownOf(identity, noHistory),
        language: 'en',
        companyName: company.name,
        ...monday,
      }),
    ).toEqual({
      ...stranger,
      name: 'constructor',
      nameSource: 'pbx',
      number: identity.number,
      dialled: { shown: 'toString', label: '', source: '', owner: null, note: '' },
    });
  });
});

describe('what the entry of the dialled number says', () => {
  const hours = [{ day: 1, from: '09:00', until: '13:00' }];
  const careers = {
    number: '+380445551230',
    label: 'Careers',
    source: 'website',
    owner: 'e1',
    note: 'Ask which vacancy',
    hours,
    greeting: { en: 'Careers of {{company}}', uk: 'Кадри {{company}}' },
  };
  const office = {
    ...company,
    publicNumbers: [careers, { number: '+380445551299', label: '', source: '', ignored: true }],
  };
  const own = createDirectory(office, 'UA');
  const called = (from: string, to: string, at: number, week: OfficeHours['week'] = []) => {
    const identity = understandIdentity(
      [
        { name: 'From', value: `<tel:${from}>` },
        { name: 'To', value: `<tel:${to}>` },
      ],
      { country: 'UA' },
    );
    const desk = { directory: own, playbooks, language: 'en', companyName: company.name } as const;
    const known = knownOf(identity, noHistory);
    return recognise({ ...desk, identity, known, at, zone: 'Europe/Kyiv', office: { week, holidays: [] } });
  };
  const noon = Date.UTC(2026, 10, 23, 10);

  test('stands on the card: owner, note, and its greeting in the caller’s language instead of the class’s', () => {
    const first = called('+380501112233', careers.number, noon);
    expect(first.dialled).toEqual({
      shown: '+380 44 555 12 30',
      label: 'Careers',
      source: 'website',
      owner: { employeeId: 'e1', name: 'Olena Kovalenko' },
      note: 'Ask which vacancy',
    });
    expect([
      first.guidance.greeting,
      called('+380675550914', careers.number, noon).guidance.greeting,
      called('+380501112233', '+380445551299', noon).guidance.greeting,
    ]).toEqual(['Careers of Портіко', 'Кадри Портіко', 'unknown, Портіко en']);
  });

  test('its own hours tell whether it is after hours, else the office’s; a lunch is not', () => {
    const office9to18 = [
      { day: 1, from: '09:00', until: '12:00' },
      { day: 1, from: '13:00', until: '18:00' },
    ];
    const afternoon = noon + 3 * 3_600_000;
    const other = '+380445550000';
    expect([
      called('+380501112233', careers.number, noon, office9to18).afterHours,
      called('+380501112233', careers.number, afternoon, office9to18).afterHours,
      called('+380501112233', other, afternoon, office9to18).afterHours,
      called('+380501112233', other, noon + 1_800_000, office9to18).afterHours,
      called('+380501112233', other, noon + 10 * 3_600_000, office9to18).afterHours,
      called('+380501112233', other, noon + 10 * 3_600_000).afterHours,
    ]).toEqual([false, true, false, false, true, false]);
  });

  test('an ignored number has no label, as one that nobody knows', () => {
    expect(called('+380501112233', '+380445551299', noon).dialled).toEqual({
      shown: '+380 44 555 12 99',
      label: '',
      source: '',
      owner: null,
      note: '',
    });
  });
});

test('a number that was forged is told on the next call with when, and of a caller who withholds it nothing is', () => {
  const forged = { callId: 'f1', at: 1_780_000_000_000 };
  const known = (from: string) => cardOf([['From', from]], { ...noHistory, forged }).forgedBefore;
  expect([known('<tel:+380501112233>'), known('<sip:anonymous@anonymous.invalid>')]).toEqual([forged, null]);
});
