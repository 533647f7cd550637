import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Attestation, type CallerNumber, type Identity, type RawHeader } from '#core/caller/identity.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';

const kyivMobile: CallerNumber = { e164: '+380675550914', shown: '+380 67 555 09 14', kind: 'public', country: 'UA' };
const sales: CallerNumber = { e164: '+380445551230', shown: '+380 44 555 12 30', kind: 'public', country: 'UA' };
const withheld: CallerNumber = { e164: null, shown: '', kind: 'withheld', country: null };
const short = (shown: string): CallerNumber => ({ e164: null, shown, kind: 'internal', country: null });

/** 'From: x' lines as the telephone hands them over. */
function headers(...lines: readonly string[]): readonly RawHeader[] {
  return lines.map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 2) }));
}

const identify = (...lines: readonly string[]) => understandIdentity(headers(...lines), { country: 'UA' });

const nobody: Identity = {
  number: withheld,
  displayName: '',
  source: 'from',
  verification: 'not-said',
  dialled: null,
  forwards: [],
  line: null,
  attestation: null,
  signed: false,
  reason: '',
  company: '',
};
const known: Identity = { ...nobody, number: kyivMobile };

describe('who the network says is calling', () => {
  test('is From when nothing better is there', () => {
    expect(identify('From: "Олексій" <sip:0675550914@pbx>;tag=1', 'To: <sip:0445551230@pbx>')).toEqual({
      ...known,
      displayName: 'Олексій',
      dialled: sales,
    });
  });

  test('is P-Asserted-Identity before Remote-Party-ID before From', () => {
    const from = 'From: "From" <sip:+380501112233@pbx>;tag=1';
    const remote = 'Remote-Party-ID: "Remote" <sip:214@pbx>;party=calling;screen=yes';
    const asserted = 'P-Asserted-Identity: "Asserted" <sip:+380675550914@pbx>';
    expect(identify(from, remote, asserted)).toEqual({
      ...known,
      displayName: 'Asserted',
      source: 'p-asserted-identity',
    });
    expect(identify(from, remote)).toEqual({
      ...nobody,
      number: short('214'),
      displayName: 'Remote',
      source: 'remote-party-id',
    });
  });

  test('takes the telephone number of two asserted identities, in one header or in two', () => {
    const both = { ...known, source: 'p-asserted-identity', displayName: 'Marta, B.' };
    const from = 'From: <sip:trunk7@pbx>;tag=1';
    expect(identify(from, 'P-Asserted-Identity: "Marta, B." <sip:marta@pbx>, <tel:+380675550914>')).toEqual(both);
    expect(
      identify(from, 'P-Asserted-Identity: "Marta, B." <sip:marta@pbx>', 'p-asserted-identity: tel:+380675550914'),
    ).toEqual(both);
  });

  test('takes a name from the next header when the better one has none', () => {
    expect(identify('f: Jürgen <sip:0675550914@pbx>', 'P-Asserted-Identity: <sip:+380675550914@pbx>')).toEqual({
      ...known,
      displayName: 'Jürgen',
      source: 'p-asserted-identity',
    });
  });

  test('takes the number of From when what is asserted is only the name of a line', () => {
    expect(identify('P-Asserted-Identity: <sip:trunk@pbx>', 'From: <sip:0675550914@pbx>')).toEqual(known);
    expect(identify('P-Asserted-Identity: <sip:pbx.example>', 'From: <sip:0675550914@pbx>')).toEqual(known);
    expect(identify('From: "Alice" <sip:alice@pbx>')).toEqual({
      ...nobody,
      number: { e164: null, shown: 'alice', kind: 'unusable', country: null },
    });
  });

  test.each([
    '"+380675550914"',
    '"0675550914"',
    '"067 555 09 14"',
    '"380675550914"',
    '"+44 20 7946 0000"',
    'Anonymous',
    '"Unknown"',
    '"\u202E\u200B"',
    '"..."',
  ])('has no name where only %s stands in its place', (name) => {
    expect(identify(`From: ${name} <sip:+380675550914@pbx>;tag=1`)).toEqual(known);
  });

  test.each(['3M', '1+1', '24/7', '<b>Bob</b>', 'Anonymous Films'])('keeps the name %s', (name) => {
    expect(identify(`From: "${name}" <sip:+380675550914@pbx>;tag=1`)).toEqual({ ...known, displayName: name });
  });

  test('is nobody without any header, or with nonsense in them', () => {
    expect(identify()).toEqual(nobody);
    expect(identify('From: <<<>>>;;;', 'To: ', 'Diversion: ,', 'Privacy: ;')).toMatchObject({ number: withheld });
  });
});

const remote = (privacy: string) => `Remote-Party-ID: "Olena" <sip:0675550914@pbx>;privacy=${privacy}`;

describe('a caller who does not want to be known', () => {
  const asserted = 'P-Asserted-Identity: "Olena" <sip:+380675550914;verstat=TN-Validation-Passed@pbx>';

  test.each(['Privacy: id', 'privacy: user;id;critical', 'Privacy: HEADER', 'Privacy: none;id'])(
    'stays unknown although the PBX passes the number on: %s',
    (privacy) => {
      expect(identify(asserted, 'From: "Olena" <sip:0675550914@pbx>', privacy)).toEqual({
        ...nobody,
        source: 'p-asserted-identity',
      });
    },
  );

  test('is known when privacy is said to be none, or when only From is anonymous and the network asserts the number', () => {
    const olena: Identity = {
      ...known,
      displayName: 'Olena',
      source: 'p-asserted-identity',
      verification: 'verified',
    };
    expect(identify(asserted, 'From: <sip:0675550914@pbx>', 'Privacy: none')).toEqual(olena);
    expect(identify(asserted, 'From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=1')).toEqual(olena);
  });

  test('stays unknown with an anonymous From, or an anonymous assertion before a telling From', () => {
    expect(identify('From: "Bob" <sip:anonymous@anonymous.invalid>;tag=1', 'To: <sip:1000@pbx>')).toEqual({
      ...nobody,
      dialled: short('1000'),
    });
    expect(
      identify('P-Asserted-Identity: <sip:anonymous@anonymous.invalid>', 'From: "Bob" <sip:0675550914@pbx>'),
    ).toEqual({ ...nobody, source: 'p-asserted-identity' });
  });

  test('may hide the number or the name alone in Remote-Party-ID', () => {
    const from = 'From: <sip:trunk@pbx>';
    expect(identify(remote('full'), from)).toEqual({ ...nobody, source: 'remote-party-id' });
    expect(identify(remote('uri'), from)).toEqual({ ...nobody, source: 'remote-party-id' });
    expect(identify(remote('name'), from)).toEqual({ ...known, source: 'remote-party-id' });
    expect(identify(remote('off'), from)).toEqual({ ...known, displayName: 'Olena', source: 'remote-party-id' });
  });
});

describe('how sure the network is of the number', () => {
  test.each<[string, Identity['verification']]>([
    ['<sip:+380675550914;verstat=TN-Validation-Passed@pbx;user=phone>', 'verified'],
    ['<sip:+380675550914@pbx;user=phone;verstat=TN-Validation-Passed>', 'verified'],
    ['<sip:+380675550914@pbx>;verstat=TN-Validation-Passed', 'verified'],
    ['<sip:+380675550914@pbx>;verstat="tn-validation-passed-a"', 'verified'],
    ['<tel:+380675550914;verstat=TN-Validation-Passed>', 'verified'],
    ['<tel:+380675550914;verstat=TN-Validation-Passed-B>', 'not-verified'],
    ['<tel:+380675550914;verstat=TN-Validation-Passed-C>', 'not-verified'],
    ['<tel:+380675550914;verstat=TN-Validation-Failed>', 'failed'],
    ['<tel:+380675550914;verstat=TN-Validation-Failed-A>', 'failed'],
    ['<tel:+380675550914;verstat=No-TN-Validation>', 'not-verified'],
    ['<tel:+380675550914;verstat=something-new>', 'not-verified'],
    ['<tel:+380675550914>', 'not-said'],
  ])('is read from %s', (value, verification) => {
    const letter = /-([abc])[">]/i.exec(value)?.[1]?.toUpperCase() ?? null;
    const attestation = Attestation.nullable().parse(letter);
    expect(identify(`From: ${value}`)).toEqual({ ...known, verification, attestation });
    expect(identify(`P-Asserted-Identity: ${value}`)).toEqual({
      ...known,
      source: 'p-asserted-identity',
      verification,
      attestation,
    });
  });

  test('is the most cautious statement about the number, and statements about other numbers do not count', () => {
    const asserted = 'P-Asserted-Identity: <tel:+380675550914;verstat=TN-Validation-Passed>';
    const verification = (from: string) => identify(asserted, `From: ${from}`).verification;
    expect(verification('<sip:0675550914@pbx>;verstat=TN-Validation-Failed')).toBe('failed');
    expect(verification('<sip:0675550914@pbx>')).toBe('verified');
    expect(verification('<sip:+380501112233@pbx>;verstat=TN-Validation-Failed')).toBe('verified');
    expect(
      identify('P-Asserted-Identity: <tel:+380675550914>', 'From: <sip:1@x>;verstat=TN-Validation-Passed').verification,
    ).toBe('not-said');
  });
});

describe('which number was dialled and who forwarded', () => {
  const from = 'From: <sip:+380675550914@pbx>;tag=1';

  test('To tells it when nobody forwarded', () => {
    expect(identify(from, 'To: "Sales" <sip:0445551230@pbx>')).toEqual({ ...known, dialled: sales });
    expect(identify(from, 't: tel:+380445551230')).toEqual({ ...known, dialled: sales });
  });

  test('the oldest Diversion is what was dialled, the newest who forwarded', () => {
    expect(
      identify(
        from,
        'To: <sip:1000@pbx>',
        'Diversion: <sip:214@pbx>;reason=no-answer, <sip:200@pbx>;reason=user-busy',
        'Diversion: <tel:+380445551230>;reason=unconditional;privacy=off',
      ),
    ).toEqual({
      ...known,
      dialled: sales,
      forwards: [
        { number: short('214'), name: '', reason: 'no-answer' },
        { number: short('200'), name: '', reason: 'busy' },
        { number: sales, name: '', reason: 'always' },
      ],
    });
  });

  test('History-Info begins with what was dialled and ends with the desk', () => {
    expect(
      identify(
        from,
        'To: <sip:1000@pbx>',
        'History-Info: <sip:+380445551230@pbx>;index=1, <sip:214@pbx?Reason=SIP%3Bcause%3D408>;index=1.1',
        'History-Info: <sip:1000@pbx>;index=1.2;mp=1.1, <sip:1000@127.0.0.1:5060>;index=1.2.1;rc=1.2',
      ),
    ).toEqual({
      ...known,
      dialled: sales,
      forwards: [
        { number: short('214'), name: '', reason: 'no-answer' },
        { number: sales, name: '', reason: 'unknown' },
      ],
    });
  });

  test('History-Info with the desk alone is no forwarding', () => {
    expect(
      identify(from, 'To: <sip:9@pbx>', 'History-Info: <sip:1000@pbx>;index=1,<sip:1000@10.0.0.1>;index=1.1'),
    ).toEqual({ ...known, dialled: short('1000') });
  });

  test('whoever forwarded and does not want to be known stays unknown', () => {
    expect(identify(from, 'To: <sip:1000@pbx>', 'Diversion: <sip:214@pbx>;privacy=full')).toEqual({
      ...known,
      dialled: short('1000'),
    });
    expect(
      identify(
        from,
        'To: <sip:1000@pbx>',
        'History-Info: <sip:anonymous@anonymous.invalid>;index=1,<sip:214@pbx?Privacy=history>;index=1.1,<sip:1000@pbx>;index=1.2',
      ),
    ).toEqual({ ...known, dialled: short('1000') });
  });
});

describe('headers that sip.js would drop or tear', () => {
  test.each<[string, string, Partial<Identity>]>([
    ['an unquoted name', 'Jürgen Groß <sip:+380675550914@pbx>;tag=1', { displayName: 'Jürgen Groß' }],
    ['a tel: address', '<tel:+380675550914>;tag=1', {}],
    ['spaces in the number', '<sip:+380 67 555 09 14@pbx>;tag=1', {}],
    [
      'a # in the number',
      '<sip:12#34@pbx>;tag=1',
      { number: { e164: null, shown: '12#34', kind: 'unusable', country: null } },
    ],
    ['backslashes', '"O\\\'Brien \\\\ \\"B\\"" <sip:+380675550914@pbx>', { displayName: 'O\'Brien \\ "B"' }],
    ['markup', '"<img src=x onerror=y>" <sip:+380675550914@pbx>', { displayName: '<img src=x onerror=y>' }],
    ['a name of 64 kB', `"${'A'.repeat(65_536)}" <sip:+380675550914@pbx>`, { displayName: 'A'.repeat(120) }],
    ['64 kB of quotes', `${'"'.repeat(65_536)} <sip:+380675550914@pbx>`, {}],
    ['NUL', '"Bo\0b" <sip:+380675\x00550914@pbx>', { displayName: 'Bob' }],
    ['bidi overrides', '"\u202Eevil\u202C" <sip:\u202E+380675550914@pbx>', { displayName: 'evil' }],
    ['no brackets', 'sip:+380675550914@pbx;tag=1', {}],
    ['one bracket', 'Bob <sip:+380675550914@pbx', { displayName: 'Bob' }],
  ])('are understood: %s', (_, value, expected) => {
    expect(identify(`From: ${value}`)).toEqual({ ...known, ...expected });
  });

  test('never break the desk, and what is read from them is always harmless', () => {
    const name = fc.constantFrom('From', 'f', 'To', 'P-Asserted-Identity', 'Remote-Party-ID', 'Diversion', 'Privacy');
    const signs = fc.constantFrom('"', '<', '>', ',', ';verstat=', ';privacy=', '@', 'sip:', 'tel:', '+380', '\u202E');
    const value = fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
    const header = fc.record({ name, value: value.map((parts) => parts.join('')) });
    fc.assert(
      fc.property(fc.array(header, { maxLength: 6 }), (list) => {
        const identity = understandIdentity(list, { country: 'UA' });
        expect(understandIdentity(list, { country: 'UA' })).toEqual(identity);
        const texts = [identity.displayName, identity.number.shown, identity.dialled?.shown ?? ''].join('|');
        expect(texts).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      }),
      { numRuns: 1_000 },
    );
  });
});
