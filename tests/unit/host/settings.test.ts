import { expect, test } from 'vitest';
import { readSettings } from '#core/settings.ts';

const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', password: 'secret' };
const read = (value: unknown) => readSettings(JSON.stringify(value));

test('a complete settings file is read, with or without a byte order mark', () => {
  const settings = { version: 1, account, country: 'UA', practiceEverySeconds: 60 };
  expect(read(settings)).toEqual(settings);
  expect(readSettings(`\uFEFF${JSON.stringify(settings)}`)).toEqual(settings);
});

test.each([
  ['text that is no JSON', '{', { kind: 'not-json', path: '', meant: null }],
  ['a misspelt key', { version: 1, acount: account }, { kind: 'unknown-key', path: 'acount', meant: 'account' }],
  [
    'a misspelt key inside the account',
    { version: 1, account: { ...account, sever: 'ws://x' } },
    { kind: 'unknown-key', path: 'account.sever', meant: 'server' },
  ],
  [
    'a key that resembles none',
    { version: 1, favouriteColour: 'green' },
    { kind: 'unknown-key', path: 'favouriteColour', meant: null },
  ],
  [
    'an account without its server',
    { version: 1, account: { uri: account.uri, user: '1000', password: '' } },
    { kind: 'missing', path: 'account.server', meant: null },
  ],
  [
    'a web address for a WebSocket',
    { version: 1, account: { ...account, server: 'https://pbx.example' } },
    { kind: 'wrong-value', path: 'account.server', meant: null },
  ],
  ['a country written out', { version: 1, country: 'Ukraine' }, { kind: 'wrong-value', path: 'country', meant: null }],
  ['no version', {}, { kind: 'missing', path: 'version', meant: null }],
  ['a list', [], { kind: 'wrong-value', path: '', meant: null }],
])('%s is told as such', (_name, value, problem) => {
  expect(typeof value === 'string' ? readSettings(value) : read(value)).toEqual(problem);
});
