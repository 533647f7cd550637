import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallerNumber } from '#core/caller/identity.ts';
import { e164Of, numberKey, understandNumber } from '#core/caller/number.ts';

const kyivMobile: CallerNumber = {
  e164: '+380675550914',
  shown: '+380 67 555 09 14',
  kind: 'public',
  country: 'UA',
};
const withheld: CallerNumber = { e164: null, shown: '', kind: 'withheld', country: null };
const unusable = (shown: string): CallerNumber => ({ e164: null, shown, kind: 'unusable', country: null });
const internal = (shown: string): CallerNumber => ({ e164: null, shown, kind: 'internal', country: null });

describe('a number that reaches the desk', () => {
  test.each([
    'sip:+380675550914@pbx.example',
    'sips:+380675550914@pbx.example:5061;transport=wss',
    'SIP:+380675550914@PBX.example;user=phone',
    '<sip:+380675550914@pbx.example>',
    'sip:+380675550914;verstat=TN-Validation-Passed@pbx.example;user=phone',
    'sip:+380675550914:secret@pbx.example',
    'sip:%2B380675550914@pbx.example',
    'sip:+380 67 555 09 14@pbx.example',
    'sip:+380675550914@pbx.example?Reason=SIP%3Bcause%3D302',
    'sip:380675550914@pbx.example',
    'sip:00380675550914@pbx.example',
    'sip:+00380675550914@pbx.example',
    'sip:+0675550914@pbx.example',
    'sip:0675550914@pbx.example',
    'sip:380675550914',
    'tel:+380675550914',
    'tel:+380-67-555-0914;ext=12',
    'tel:0675550914',
    'tel:5550914;phone-context=+38067',
    'tel:0675550914;phone-context=+380',
    'tel:675550914;phone-context=+380',
    'tel:0675550914;phone-context=pbx.example',
    'sip:0675550914;phone-context=+380@pbx.example;user=phone',
    '067 555 09 14',
    '(067) 555-09-14',
    '067.555.09.14',
    '+380 (0) 67 555 09 14',
    '٠٦٧٥٥٥٠٩١٤',
    '＋３８０６７５５５０９１４',
    ' \t+380\u00A067\u00A0555\u00A009\u00A014\r\n',
    '+380\u200E67\u202C5550914',
  ])('is understood as the same Ukrainian mobile: %j', (raw) => {
    expect(understandNumber(raw, 'UA')).toEqual(kyivMobile);
  });

  test.each<[string, string, CallerNumber]>([
    ['sip:02079460000@pbx', 'GB', { e164: '+442079460000', shown: '+44 20 7946 0000', kind: 'public', country: 'GB' }],
    ['sip:442079460000@pbx', 'UA', { e164: '+442079460000', shown: '+44 20 7946 0000', kind: 'public', country: 'GB' }],
    [
      'sip:011442079460000@pbx',
      'US',
      { e164: '+442079460000', shown: '+44 20 7946 0000', kind: 'public', country: 'GB' },
    ],
    [
      'sip:00442079460000@pbx',
      'US',
      { e164: '+442079460000', shown: '+44 20 7946 0000', kind: 'public', country: 'GB' },
    ],
    ['sip:89161234567@pbx', 'RU', { e164: '+79161234567', shown: '+7 916 123 45 67', kind: 'public', country: 'RU' }],
    ['tel:+77011234567', 'RU', { e164: '+77011234567', shown: '+7 701 123 4567', kind: 'public', country: 'KZ' }],
    ['sip:0501234567@pbx', 'AE', { e164: '+971501234567', shown: '+971 50 123 4567', kind: 'public', country: 'AE' }],
    ['tel:+390612345678', 'UA', { e164: '+390612345678', shown: '+39 06 1234 5678', kind: 'public', country: 'IT' }],
    ['tel:+80012345678', 'UA', { e164: '+80012345678', shown: '+800 1234 5678', kind: 'public', country: null }],
  ])('%s at a desk in %s is written as people write it', (raw, country, number) => {
    expect(understandNumber(raw, country)).toEqual(number);
  });

  test('is believed in E.164 even when no numbering plan here knows it', () => {
    expect(understandNumber('sip:+999123456789@pbx', 'UA')).toEqual({
      e164: '+999123456789',
      shown: '+999123456789',
      kind: 'public',
      country: null,
    });
    expect(understandNumber('sip:5551234567@pbx', 'US')).toEqual({
      e164: '+15551234567',
      shown: '+1 555 123 4567',
      kind: 'public',
      country: null,
    });
  });

  test('is an extension when it is short', () => {
    expect(understandNumber('sip:214@pbx.example', 'UA')).toEqual(internal('214'));
    expect(understandNumber('sip:200001@pbx.example', 'DE')).toEqual(internal('200001'));
    expect(understandNumber('tel:7042;phone-context=pbx.example', 'UA')).toEqual(internal('7042'));
    expect(understandNumber('sip:0012@pbx.example', 'UA')).toEqual(internal('0012'));
  });

  test.each([
    'sip:anonymous@anonymous.invalid',
    'sip:+380675550914@anonymous.invalid',
    'sip:c8oqz84zk7z@ANONYMOUS.INVALID:5060',
    'Anonymous',
    'sip:Restricted@pbx.example',
    'sip:unavailable@unknown.invalid',
    'sip:coin-line/payphone@pbx.example',
    'sip:Private%20Number@pbx.example',
    'sip:pbx.example',
    'sip:192.168.1.5',
    'sip:192.168.1.5:5060',
    'sip:%00@pbx.example',
    'sip:@',
    'tel:',
    '',
    '  ',
  ])('is withheld: %j', (raw) => {
    expect(understandNumber(raw, 'UA')).toEqual(withheld);
  });

  test.each<[string, string]>([
    ['sip:alice@pbx.example', 'alice'],
    ['sip:12#34@pbx.example', '12#34'],
    ['sip:*67@pbx.example', '*67'],
    ['sip:alice:secret@pbx.example', 'alice'],
    ['sip:"><img src=x onerror=alert(1)>@pbx.example', '"><img src=x onerror=alert(1)>'],
    ['sip:al%E2%80%AEice@pbx.example', 'alice'],
    ['sip:%zz@pbx.example', '%zz'],
    ['sip:%ff%fe@pbx.example', '%ff%fe'],
    ['sip:1800FLOWERS@pbx.example', '1800FLOWERS'],
    ['tel:+12', '+12'],
    ['sip:5550914@pbx.example', '5550914'],
    [`sip:${'9'.repeat(65_536)}@pbx.example`, '9'.repeat(64)],
    ['sip:Іра@pbx.example', 'Іра'],
  ])('is shown although it is no telephone number: %.60j', (raw, shown) => {
    expect(understandNumber(raw, 'UA')).toEqual(unusable(shown));
  });

  test('is understood in international form at a desk whose country is not known', () => {
    expect(understandNumber('+380675550914', 'XX')).toEqual(kyivMobile);
    expect(understandNumber('380675550914', '')).toEqual(kyivMobile);
    expect(understandNumber('0675550914', '__proto__')).toEqual(unusable('0675550914'));
  });

  test('has a key for the journal: E.164, extension or SIP user, nothing when withheld', () => {
    expect([kyivMobile, internal('214'), unusable('alice'), withheld].map(numberKey)).toEqual([
      '+380675550914',
      '214',
      'alice',
      '',
    ]);
  });
});

const country = fc.constantFrom('UA', 'DE', 'US', 'RU', 'AE', 'AR', 'IT', 'GB', 'XX');
const signs = [
  'sip:',
  'tel:',
  '%2',
  '%25',
  '5',
  '+',
  '@',
  ';',
  '00',
  '0',
  '380',
  '49',
  ' ',
  '(',
  ')',
  '-',
  '.',
  '/',
  '"',
];
const traps = [
  '<',
  '>',
  ':',
  '?',
  ';phone-context=+38067',
  'anonymous',
  '\0',
  '٠',
  '\uD800',
  'e\u0301',
  ',',
  '\\',
  '#',
];
const pieces = fc.constantFrom(...signs, ...traps);
const hostile = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary' }), fc.nat().map(String)), { maxLength: 14 })
  .map((parts) => parts.join(''));
const dialled = fc
  .tuple(fc.constantFrom('', '+', '00', '0', '8'), fc.stringMatching(/^\d{3,14}$/))
  .map((parts) => parts.join(''));

describe('whatever comes as a number', () => {
  test('what is shown, and its E.164 form, are understood as the same number again', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, dialled), country, (raw, desk) => {
        const number = understandNumber(raw, desk);
        expect(understandNumber(number.shown, desk)).toEqual(number);
        expect(understandNumber(number.e164 ?? number.shown, desk)).toEqual(number);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a public number has E.164 form, no other kind has one, and what is shown is short and harmless', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, dialled), country, (raw, desk) => {
        const number = understandNumber(raw, desk);
        expect(number.kind === 'public').toBe(number.e164 !== null);
        expect(number.e164 ?? '+380675550914').toMatch(/^\+[1-9]\d{3,14}$/);
        expect(number.kind === 'withheld').toBe(number.shown === '');
        expect(number.shown.length).toBeLessThanOrEqual(64);
        expect(number.shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('a number for dialling alone is the same as the one that is shown', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('+', '0', '3', '8', '6', '7', '5', ' ', '(', ')', '-', 'x', '@', ';') }),
      (raw) => {
        const { e164, kind } = understandNumber(raw, 'UA');
        const alone = e164 === null ? (kind === 'internal' ? 'internal' : null) : { e164 };
        expect(e164Of(raw, 'UA')).toEqual(alone);
      },
    ),
  );
});
