import { expect, test } from 'vitest';
import { fromPhc, toPhc } from '../../electron/adapters/pins/phc.ts';
import { pins } from '../../electron/adapters/pins/pins.ts';

test('a PIN is kept as Argon2id with the parameters of OWASP and a salt of its own, and only itself is right', async () => {
  const [one, other] = await Promise.all([pins.hash('2468'), pins.hash('2468')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await Promise.all(['2468', '2467', ''].map((pin) => pins.isRight(pin, one)))).toEqual([true, false, false]);
});

test('a hash made by another program with other parameters is understood', async () => {
  // RFC 9106 has no vector without secret and associated bytes: this one is of the reference implementation's test.c.
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await Promise.all(['password', 'Password'].map((pin) => pins.isRight(pin, reference)))).toEqual([true, false]);
  const read = fromPhc(reference);
  expect(read === null ? null : toPhc(read)).toBe(reference);
});

test.each(['', '2468', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'])(
  'what is no Argon2id hash lets nobody in: %s',
  async (kept) => {
    expect(await pins.isRight('2468', kept)).toBe(false);
  },
);

test('the thread of the desk goes on while a PIN is looked at', async () => {
  let turns = 0;
  const looking = pins.hash('2468').then(() => 'done');
  const ticking = async (): Promise<string> => {
    for (;;) {
      const answer = await Promise.race([looking, new Promise<null>((next) => setImmediate(next, null))]);
      if (answer !== null) return answer;
      turns += 1;
    }
  };
  expect(await ticking()).toBe('done');
  expect(turns).toBeGreaterThan(100);
});
