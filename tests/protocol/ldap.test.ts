import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LdapEntry, personOf } from '#core/ldap/person.ts';
import type { LdapSettings } from '#core/ldap/settings.ts';
import { nothingRead } from '#core/ldap/memory.ts';
import type { LdapState } from '#core/ldap/view.ts';
import { clock, ids, timers } from '../../electron/adapters/machine/clock.ts';
import { createLdap } from '../../electron/services/outside/ldap.ts';
import { newDirectoryDesk } from '../store/directoryDesk.ts';
import { silentLog } from '../fakes/clock.ts';
import { createLdapSource } from '../../electron/adapters/ldap/ldapSource.ts';
import { base, manyPeople, missingSlapd, settingsFor, type Slapd, startSlapd } from './outside/slapd.ts';

const missing = missingSlapd();
if (missing !== null) process.stderr.write(`skipped: LDAP, because ${missing}\n`);

const olena = `dn: uid=olena,ou=people,${base}
objectClass: inetOrgPerson
uid: olena
cn: Olena Koval
displayName:: ${Buffer.from('Олена Коваль').toString('base64')}
sn: Koval
o: Nordwind
ou: Sales
telephoneNumber: 214
telephoneNumber: +380 44 555 09 14
mobile: 067 555 09 14
`;

/** What nobody would type, and a directory may hold all the same. */
const hostile = `dn: uid=hostile,ou=people,${base}
objectClass: inetOrgPerson
uid: hostile
cn:: ${Buffer.from('\u202E<img src=x onerror=alert(1)>\u0007=CMD()').toString('base64')}
sn: x
o:: ${Buffer.from('Ж'.repeat(30_000)).toString('base64')}
${Array.from({ length: 300 }, (_, n) => `telephoneNumber: +49 30 900${String(n).padStart(4, '0')}`).join('\n')}
homePhone: not a number
`;

describe.skipIf(missing !== null)('a real LDAP server', () => {
  let slapd: Slapd;
  const source = createLdapSource({ connectMs: 5_000, answerMs: 10_000, mostBytesOfPage: 32 * 1024 * 1024 });

  beforeAll(async () => {
    slapd = await startSlapd(`${olena}\n${hostile}\n${manyPeople(5_000)}`);
  }, 60_000);
  afterAll(() => slapd.stop());

  async function readAll(changed: Partial<LdapSettings> = {}) {
    const pages: (readonly LdapEntry[])[] = [];
    const reading = source.read({ ...slapd.settings, ...changed });
    for (;;) {
      const page = await reading.next();
      if (page.done === true) return { read: page.value, pages, entries: pages.flat() };
      pages.push(page.value);
    }
  }

  const first = (changed: Partial<LdapSettings>) => source.first({ ...slapd.settings, ...changed }, 5);

  it('gives five thousand people page by page over StartTLS, and names the place on another server that is not asked', async () => {
    const { read, pages, entries } = await readAll();
    expect(read).toEqual({ ok: true, value: { entries: 5_002, referrals: 1 } });
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(100);
    expect(new Set(entries.map(({ dn }) => dn)).size).toBe(5_002);
  });

  it('lets go of each page when the next is asked for: a hundred thousand people need no more memory than a hundred', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const reading = source.read(slapd.settings);
    const heapAfter = async (pages: number): Promise<number> => {
      for (let page = 0; page < pages; page += 1) await reading.next();
      await new Promise((later) => setImmediate(later));
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heapAfter(5);
    // Kept, forty pages would be three megabytes.
    expect((await heapAfter(40)) - before).toBeLessThan(1_000_000);
    await reading.return({ ok: true, value: { entries: 0, referrals: 0 } });
  });

  it('is let go in the middle when nobody wants more', async () => {
    const reading = source.read(slapd.settings);
    expect((await reading.next()).done).toBe(false);
    expect(await reading.return({ ok: true, value: { entries: 0, referrals: 0 } })).toMatchObject({ done: true });
    expect((await reading.next()).done).toBe(true);
  });

  it('tells a person as a card needs her, under a key that stays', async () => {
    const { entries } = await readAll({ filter: '(uid=olena)' });
    const person = personOf(entries[0] ?? { dn: '', values: new Map() }, slapd.settings, 'UA');
    expect(person).toEqual({
      key: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Олена Коваль',
      company: 'Nordwind',
      department: 'Sales',
      numbers: ['+380445550914', '+380675550914'],
      extension: '214',
      mobile: '+380 67 555 09 14',
    });
  });

  it('makes hostile names harmless, and takes twenty numbers of three hundred', async () => {
    const { entries } = await readAll({ filter: '(uid=hostile)' });
    const person = personOf(entries[0] ?? { dn: '', values: new Map() }, slapd.settings, 'DE');
    expect(person?.name).toBe('<img src=x onerror=alert(1)>=CMD()');
    expect(person?.company.length).toBeLessThanOrEqual(120);
    expect(person?.numbers).toHaveLength(20);
  });

  it('answers over ldaps with the company’s own authority, and is not believed without it', async () => {
    const { read } = await readAll({ server: slapd.secure });
    expect(read).toMatchObject({ ok: true, value: { entries: 5_002 } });
    expect(await first({ server: slapd.secure, ca: '' })).toMatchObject({ ok: false, error: 'certificate' });
    expect(await first({ ca: '' })).toMatchObject({ ok: false, error: 'certificate' });
  });

  it('says in a word why nobody comes', async () => {
    const why = async (changed: Partial<LdapSettings>) => {
      const tried = await first(changed);
      return tried.ok ? tried.value.length : tried.error;
    };
    expect({
      good: await why({}),
      password: await why({ password: 'guessed' }),
      name: await why({ bindName: `cn=nobody,${base}` }),
      unencrypted: await why({ startTls: false }),
      withoutName: await why({ bindName: '', password: '' }),
      base: await why({ base: 'dc=nowhere,dc=example' }),
      noDn: await why({ base: 'office' }),
      filter: await why({ filter: '(cn=' }),
      elsewhere: await why({ base: `ou=elsewhere,${base}` }),
      port: await why({ server: 'ldap://127.0.0.1:9' }),
      host: await why({ server: 'ldap://directory.invalid' }),
      plainPort: await why({ server: slapd.plain.replace('ldap:', 'ldaps:') }),
    }).toEqual({
      good: 5,
      password: 'wrong-password',
      name: 'wrong-password',
      unencrypted: 'encryption-wanted',
      withoutName: 'not-allowed',
      base: 'no-such-base',
      noDn: 'no-such-base',
      filter: 'bad-filter',
      elsewhere: 'referral',
      port: 'unreachable',
      host: 'name-not-found',
      plainPort: 'no-encryption',
    });
  });

  it('fills the directory, whose people are known when they call; a reading that fails leaves all of them there', async () => {
    const store = await newDirectoryDesk().opened();
    const states: LdapState[] = [];
    const waiting: ((state: LdapState) => void)[] = [];
    const ldap = createLdap({
      clock,
      timers,
      ids,
      log: silentLog,
      source,
      settings: slapd.settings,
      country: () => 'DE',
      imports: store.imports,
      changeEmployees: () => Promise.resolve({ ok: true, value: null }),
      memory: nothingRead,
      remember: () => Promise.resolve(true),
      onState: (state) => {
        states.push(state);
        if (state.reading === null) for (const told of waiting.splice(0)) told(state);
      },
    });
    const read = (): Promise<LdapState> =>
      new Promise((told) => {
        waiting.push(told);
        ldap.read();
      });
    expect((await read()).last).toMatchObject({ people: 5_002, leftOut: 0, referrals: 1 });
    const known = () => store.lookUp(['+49301234711', '+380445550914']);
    expect(await known()).toMatchObject([
      { name: 'Person 4711', company: 'Company 11', class: 'client' },
      { name: 'Олена Коваль' },
    ]);
    // So far is told on the way.
    expect(states.flatMap(({ reading }) => reading?.people ?? []).some((people) => people >= 1_000)).toBe(true);
    ldap.setSettings({ ...slapd.settings, bindName: `cn=limited,${base}`, password: 'limited-secret' });
    waiting.length = 0;
    expect(await read()).toMatchObject({ failed: { fault: 'size-limit' }, last: { people: 5_002 } });
    expect([await store.size(), (await known())[0]?.name]).toEqual([5_002, 'Person 4711']);
    ldap.close();
  }, 90_000);

  it('is told apart from a server that gives a hundred and no more', async () => {
    const { read } = await readAll({ bindName: `cn=limited,${base}`, password: 'limited-secret' });
    expect(read).toMatchObject({ ok: false, error: 'size-limit' });
  });
});

/** An answer to what was asked, by its message id, that says yes and no more (RFC 4511 section 4.1.9). */
function success(asked: Buffer, operation: number): Buffer {
  return Buffer.from([0x30, 0x0c, 0x02, 0x01, asked[4] ?? 1, operation, 0x07, 0x0a, 1, 0, 4, 0, 4, 0]);
}

describe('a server that is none', () => {
  const impatient = createLdapSource({ connectMs: 300, answerMs: 300, mostBytesOfPage: 100_000 });
  const patient = createLdapSource({ connectMs: 20_000, answerMs: 20_000, mostBytesOfPage: 100_000 });
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  /** Accepts, and does with each connection what it is told. */
  async function serve(act: (socket: Socket) => void): Promise<string> {
    const listening = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      act(socket);
    });
    servers.push(listening);
    await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
    return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  async function why(address: string, changed: Partial<LdapSettings> = {}, source = impatient): Promise<string> {
    const settings = settingsFor(`ldap://${address}`, { startTls: false, ...changed });
    const page = await source.read(settings).next();
    if (page.done !== true) return 'people';
    return page.value.ok ? 'nobody' : page.value.error;
  }

  it('accepts and says nothing: it is not waited for', async () => {
    const address = await serve(() => undefined);
    expect(await why(address)).toBe('timeout');
    expect(await why(address, { startTls: true })).toBe('timeout');
    expect(await why(address, { server: `ldaps://${address}` })).toBe('timeout');
  });

  it('cuts the line at the first word, or speaks what is no LDAP', async () => {
    expect(await why(await serve((socket) => socket.once('data', () => socket.destroy())), {}, patient)).toBe(
      'cut-off',
    );
    expect(await why(await serve((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')))).toMatch(
      /refused|timeout/,
    );
  });

  it('says yes to encryption and then nothing', async () => {
    const address = await serve((socket) => socket.once('data', (asked) => socket.write(success(asked, 0x78))));
    expect(await why(address, { startTls: true })).toBe('timeout');
  });

  it('cuts the line in the middle of the people, of whom nothing is kept as if all had come', async () => {
    const address = await serve((socket) => {
      socket.once('data', (asked) => {
        socket.write(success(asked, 0x61));
        socket.once('data', () => socket.end(Buffer.from('3082010002010364820100', 'hex')));
      });
    });
    expect(await why(address, {}, patient)).toBe('cut-off');
  });

  it('talks without an end: it is stopped, and needs no more memory than was allowed', async () => {
    let sent = 0;
    const address = await serve((socket) => {
      socket.once('data', (asked) => {
        socket.write(success(asked, 0x61));
        socket.once('data', () => {
          const more = (): void => {
            if (socket.destroyed) return;
            sent += 65_536;
            socket.write(Buffer.concat([Buffer.from('3084ffffffff', 'hex'), Buffer.alloc(65_530)]), more);
          };
          more();
        });
      });
    });
    expect(await why(address, {}, patient)).toMatch(/cut-off|refused/);
    expect(sent).toBeLessThan(10_000_000);
  });
});
