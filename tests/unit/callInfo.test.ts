import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallInfo } from '#core/caller/callInfo.ts';
import { Company } from '#core/caller/company.ts';
import { createDirectory, knownCaller } from '#core/caller/directory.ts';
import { recognise } from '#core/caller/recognise.ts';
import { noHistory } from '#core/journal/store.ts';
import { alwaysOpen } from '#core/routing/hours.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';

const read = (...values: readonly string[]) => readCallInfo(values.map((value) => ({ name: 'Call-Info', value })));
const card = '["vcard",[["version",{},"text","4.0"],["fn",{},"text","Q Branch"],["org",{},"text","MI6;Q Branch"]]]';
const nothing = { reason: '', name: '', company: '' };
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('what Call-Info says', () => {
  test.each([
    ['a reason alone (RFC 9796)', '<data:>;purpose=jcard;call-reason="For your ears only"'],
    [
      'beside a page that nobody opens',
      '<https://example.com/jbond.json>;purpose=jcard;call-reason="For your ears only"',
    ],
    [
      'behind a picture',
      '<https://example.com/a.json>;purpose=jcard, <https://example.com/a.png>;purpose=icon;call-reason="For your ears only"',
    ],
    ['with quotes within', '<data:>;call-reason="For your \\ears only"'],
  ])('%s', (_, value) => {
    expect(read(value)).toEqual({ ...nothing, reason: 'For your ears only' });
  });

  test.each([
    ['as it is', `<data:application/json,${card}>;purpose=rcd-jcard`],
    ['percent-encoded', `<data:application/vcard+json,${encodeURIComponent(card)}>;purpose=jcard`],
    ['as base64', `<data:application/vcard+json;base64,${base64(card)}>;purpose="jcard"`],
    [
      'of a company in parts',
      `<data:,${encodeURIComponent(card.replace('"MI6;Q Branch"', '["MI6","Q"]'))}>;purpose=jcard`,
    ],
  ])('a card in the header itself, %s', (_, value) => {
    expect(read(value)).toEqual({ reason: '', name: 'Q Branch', company: 'MI6' });
  });

  test('a card in any script', () => {
    const named = card.replace('Q Branch', 'Олена Коваль');
    expect(read(`<data:application/vcard+json;base64,${base64(named)}>;purpose=jcard`).name).toBe('Олена Коваль');
  });

  test.each([
    ['an answer that shall be given at once', '<sip:214@pbx>;answer-after=0'],
    ['a picture', '<https://example.com/a.png>;purpose=icon'],
    ['a card of another purpose', `<data:,${card}>;purpose=card`],
    ['a card that was cut', `<data:application/json,${card.slice(0, 40)}>;purpose=jcard`],
    ['a card that is no card', '<data:application/json,{"fn":"X"}>;purpose=jcard'],
    ['broken percent signs', '<data:application/json,%E0%A4%A>;purpose=jcard'],
    ['broken base64', '<data:;base64,***>;purpose=jcard'],
    ['nothing', ''],
  ])('nothing by %s', (_, value) => {
    expect(read(value)).toEqual(nothing);
  });

  test('harmlessly, whatever stands there, and in one line of bounded length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (a, b) => {
          const told = read(`<data:,${a}>;purpose=jcard;call-reason="${b}"`, a, b);
          for (const text of Object.values(told)) {
            expect(text.length).toBeLessThanOrEqual(120);
            expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
          }
        },
      ),
    );
  });
});

describe('it is believed', () => {
  const headers = [
    { name: 'From', value: '<sip:+380675550914@pbx>' },
    { name: 'Call-Info', value: `<data:,${card}>;purpose=jcard;call-reason="The order of May"` },
  ];
  const of = (believes: readonly ('from' | 'p-asserted-identity')[], further: typeof headers = []) => {
    const { displayName, company, reason } = understandIdentity([...headers, ...further], { country: 'UA', believes });
    return { displayName, company, reason };
  };

  test('where the exchange is, and not where only the caller’s telephone speaks', () => {
    expect(of(['p-asserted-identity', 'from'])).toEqual({
      displayName: 'Q Branch',
      company: 'MI6',
      reason: 'The order of May',
    });
    expect(of(['from'])).toEqual({ displayName: '', company: '', reason: '' });
  });

  test('not of a caller who asks for privacy', () => {
    const quiet = [{ name: 'Privacy', value: 'id' }];
    expect(of(['p-asserted-identity', 'from'], quiet)).toEqual({ displayName: '', company: '', reason: '' });
  });

  test('behind a name that the exchange itself says', () => {
    const asserted = [{ name: 'P-Asserted-Identity', value: '"James" <tel:+380675550914>' }];
    expect(of(['p-asserted-identity', 'from'], asserted).displayName).toBe('James');
  });
});

describe('the card', () => {
  const known = {
    contactId: 'c1',
    name: 'Marta Brandt',
    company: 'Nordwind',
    class: 'partner',
    numbers: ['+493055501482'],
  };
  const office = Company.parse({
    version: 1,
    name: 'Portico',
    contacts: [known],
    employees: [],
    publicNumbers: [],
    numberRules: [],
  });
  const inEvery = { en: 'x', uk: 'x', ru: 'x', ar: 'x' };
  const playbook = { class: 'unknown', version: 1, greeting: inEvery, questions: [], topics: [] };
  const headers = [
    { name: 'P-Asserted-Identity', value: '<tel:+380501112233>' },
    { name: 'Call-Info', value: `<data:,${card}>;purpose=jcard;call-reason="The order of May"` },
  ];
  const cardOf = (contact: ReturnType<typeof knownCaller>) =>
    recognise({
      identity: understandIdentity(headers, { country: 'UA' }),
      directory: createDirectory(office, 'UA'),
      playbooks: Playbooks.parse({ version: 1, playbooks: [playbook] }),
      known: { contact, forwarders: [], history: noHistory },
      language: 'en',
      companyName: 'Portico',
      at: Date.UTC(2026, 10, 23, 10),
      zone: 'Europe/Kyiv',
      office: alwaysOpen,
    });

  test('names a stranger and the company as the network’s word, and says why', () => {
    expect(cardOf(null)).toMatchObject({
      name: 'Q Branch',
      nameSource: 'pbx',
      company: 'MI6',
      reason: 'The order of May',
    });
  });

  test('of somebody whom the office knows stays as the office knows it, and says why', () => {
    expect(cardOf(knownCaller(office.contacts))).toMatchObject({
      name: 'Marta Brandt',
      nameSource: 'directory',
      company: 'Nordwind',
      reason: 'The order of May',
    });
  });
});
