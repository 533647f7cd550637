import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityHeaders } from '../../electron/adapters/sip/identityHeaders.ts';
import { boundHeader, type NameAddr, parseNameAddrs } from '#core/caller/nameAddr.ts';

const one = (displayName: string, uri: string, ...params: [string, string][]): NameAddr[] => [
  { displayName, uri, params: params.map(([name, value]) => ({ name, value })) },
];

describe('a header that names somebody', () => {
  test.each<[string, readonly NameAddr[]]>([
    ['<sip:214@pbx>', one('', 'sip:214@pbx')],
    ['"Olena K" <sip:214@pbx;user=phone>;tag=1', one('Olena K', 'sip:214@pbx;user=phone', ['tag', '1'])],
    ['Jürgen <sip:214@pbx>;tag=1', one('Jürgen', 'sip:214@pbx', ['tag', '1'])],
    ['Іван Петрович <tel:+380675550914>', one('Іван Петрович', 'tel:+380675550914')],
    ['"O\\\'Brien \\"Bob\\" \\\\ Co" <sip:b@x>', one('O\'Brien "Bob" \\ Co', 'sip:b@x')],
    ['C:\\dir\\<sip:b@x>', one('C:\\dir\\', 'sip:b@x')],
    ['<sip:+380 67 #5@pbx>', one('', 'sip:+380 67 #5@pbx')],
    ['sip:214@pbx;tag=1;x="a;b"', one('', 'sip:214@pbx', ['tag', '1'], ['x', 'a;b'])],
    ['sip:+1;verstat=No-TN-Validation@pbx;tag=1', one('', 'sip:+1;verstat=No-TN-Validation@pbx', ['tag', '1'])],
    ['tel:214;phone-context=pbx.example', one('', 'tel:214;phone-context=pbx.example')],
    ['Doe, John <sip:j@x>', one('Doe, John', 'sip:j@x')],
    ['"Doe, John" <sip:j@x>', one('Doe, John', 'sip:j@x')],
    ['"unclosed <sip:j@x>;tag=1', one('"unclosed', 'sip:j@x', ['tag', '1'])],
    ['"Bob <sip:b@x>;tag="q"', one('Bob', 'sip:b@x', ['tag', 'q'])],
    ['Bob <sip:b@x', one('Bob', 'sip:b@x')],
    ['Bob sip:b@x>;tag=1', one('Bob', 'sip:b@x', ['tag', '1'])],
    ['<<sip:b@x>>;tag=1', one('<', 'sip:b@x', ['tag', '1'])],
    ['<script>alert(1)</script> <sip:b@x>', one('<script>alert(1)</script>', 'sip:b@x')],
    ['"<sip:forged@x>" <sip:b@x>', one('<sip:forged@x>', 'sip:b@x')],
    ['b@corp.example <sip:214@pbx>', one('b@corp.example', 'sip:214@pbx')],
    ['<+380 67 555 09 14>', one('', '+380 67 555 09 14')],
    ['anonymous', one('', 'anonymous')],
    ['"Only a name"', one('Only a name', '')],
    ['Bob\0 \r\n\t<sip:b@x>', one('Bob\0', 'sip:b@x')],
    [
      '<sip:b@x>; Verstat = TN-Validation-Failed ;lr',
      one('', 'sip:b@x', ['verstat', 'TN-Validation-Failed'], ['lr', '']),
    ],
    ['', []],
    [' , ,', one(', ,', '')],
  ])('is taken apart: %j', (value, entries) => {
    expect(parseNameAddrs(value)).toEqual(entries);
  });

  test('may name several, joined by commas', () => {
    expect(parseNameAddrs('"A, B" <sip:a@x>;n="1,2" , <tel:+380675550914>,sip:c@x')).toEqual([
      ...one('A, B', 'sip:a@x', ['n', '1,2']),
      ...one('', 'tel:+380675550914'),
      ...one('', 'sip:c@x'),
    ]);
  });

  test('keeps the address behind a name of 64 kB', () => {
    const [entry] = parseNameAddrs(`"${'A'.repeat(65_536)}" <sip:214@pbx>`);
    expect(entry?.uri).toBe('sip:214@pbx');
    expect(entry?.displayName.length).toBeLessThan(8_192);
    expect(boundHeader('short', 1_024)).toBe('short');
    expect(boundHeader(`${'A'.repeat(2_000)}end`, 10)).toBe('AAAAAAAend');
  });

  test('never names more than 32', () => {
    expect(parseNameAddrs('sip:a@x,'.repeat(1_000))).toHaveLength(32);
  });

  test('never breaks the desk, whatever it holds', () => {
    const signs = fc.constantFrom('"', '\\', '<', '>', ',', ';', '=', '@', 'sip:', 'tel:', ' ', 'a', '\0', '\uD800');
    const values = fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 });
    fc.assert(
      fc.property(values, (parts) => {
        for (const entry of parseNameAddrs(parts.join(''))) expect(entry.displayName + entry.uri).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('with a well-formed name and address always gives both back', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((name) => name.trim() === name);
    fc.assert(
      fc.property(names, fc.stringMatching(/^[a-z0-9+]{1,20}$/), (name, user) => {
        const quoted = `"${name.replace(/["\\]/g, '\\$&')}" <sip:${user}@pbx.example>;tag=1`;
        expect(parseNameAddrs(quoted)).toEqual(one(name, `sip:${user}@pbx.example`, ['tag', '1']));
      }),
      { numRuns: 2_000 },
    );
  });
});

test('however many headers of its own an exchange sends, those that say who calls are kept, in their order', () => {
  const own = Array.from({ length: 40 }, (_, at) => ({ name: `x-menu-${at}`, value: String(at) }));
  const from = { name: 'from', value: '<sip:+4930@pbx.test>' };
  expect(identityHeaders([...own, from])).toEqual([...own.slice(0, 16), { name: 'From', value: from.value }]);
});
