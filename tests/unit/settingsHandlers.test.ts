import { expect, test } from 'vitest';
import type { SipAccount } from '#core/call/telephone.ts';
import type { SettingsChange, TypedLine } from '#core/contract/settingsCalls.ts';
import type { TypedCrm, TypedLdap } from '#core/contract/outsideCalls.ts';
import { CrmSettings } from '#core/crm/settings.ts';
import { LdapSettings } from '#core/ldap/settings.ts';
import type { Settings } from '#core/settings.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { type PasswordKept, createSettingsHandlers } from '../../electron/services/settings/settings.ts';
import { fakeClock } from '../fakes/clock.ts';

const office = { week: [{ day: 1, from: '09:00', until: '18:00' }], holidays: ['2026-12-25'] };
const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example:8089/ws', user: '1000', password: 'kept' };
const rules = { country: 'UA', office, callbackMinutes: 15, targetSeconds: 25, wrapUpSeconds: 60 };
const inUse: Settings = { version: 1, account, ...rules };
const asTyped: SettingsChange = {
  account: { ...account, password: null },
  lines: [],
  practiceEverySeconds: 0,
  ...rules,
  codes: { digits: 'rtp', park: '', parkPlaces: '', pickUpParked: '', pickUpRinging: '' },
  pbx: pbxRulesOf(undefined),
};
const whole: Settings = { ...inUse, practiceEverySeconds: 0, codes: asTyped.codes, pbx: pbxRulesOf(undefined) };

const registered = { registered: true, ms: 40, signature: 'Asterisk PBX 20.5.0' } as const;

function desk(settings: Settings = inUse) {
  const clock = fakeClock();
  const did: string[] = [];
  const written: Settings[] = [];
  const tried: SipAccount[] = [];
  const asked: unknown[] = [];
  const turned: string[] = [];
  const world = {
    /** What is live when the disk has written. */
    comesMeanwhile: null as readonly string[] | null,
    callsLive: false as boolean | readonly string[],
    disk: ok('file') as Result<PasswordKept, 'not-written'>,
  };
  const handlers = createSettingsHandlers({
    timers: clock,
    settings,
    file: '/data/settings.json',
    passwordKept: 'file',
    write: (changed) => {
      world.callsLive = world.comesMeanwhile ?? world.callsLive;
      if (world.disk.ok) written.push(changed);
      return Promise.resolve(world.disk);
    },
    tryAccount: (typed, onTurnedAway) => {
      tried.push(typed);
      onTurnedAway('meanwhile', []);
      return Promise.resolve(registered);
    },
    tryLdap: (typed) => {
      asked.push(typed);
      return Promise.resolve(ok([]));
    },
    tryCrm: (typed, e164) => {
      asked.push({ typed, e164 });
      return Promise.resolve(ok({ found: null, ms: 12 }));
    },
    apply: ({ callbackMinutes }) => void did.push(`apply ${callbackMinutes}`),
    restart: () => void did.push('restart'),
    turnedAway: (lineId, sipCallId) => void turned.push(`${sipCallId} on ${lineId}`),
    renewLine: (lineId) => void did.push(lineId === 'main' ? 'renew' : `renew ${lineId}`),
    callsLive: (lineIds) => {
      const live = world.callsLive;
      return typeof live === 'boolean' ? live : lineIds === null || lineIds.some((lineId) => live.includes(lineId));
    },
  });
  const exported = async (withPassword: boolean): Promise<string> => {
    const told = await handlers['settings.export']({ withPassword });
    return told.ok ? told.value.text : '';
  };
  return { clock, did, written, tried, asked, turned, world, handlers, exported };
}

test('the settings are read without the password, with Portico’s own values where the file says nothing', async () => {
  const { account: _, ...rest } = asTyped;
  expect(await desk().handlers['settings.read']({})).toEqual(
    ok({
      ...rest,
      account: { uri: account.uri, server: account.server, user: account.user, hasPassword: true },
      passwordKept: 'file',
      file: '/data/settings.json',
    }),
  );
  expect(await desk({ version: 1 }).handlers['settings.read']({})).toEqual(
    ok({
      account: null,
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
      file: '/data/settings.json',
    }),
  );
});

test('hours and times are on the disk and in use at once, with the kept password', async () => {
  const { handlers, written, did, clock } = desk();
  expect(await handlers['settings.change']({ ...asTyped, callbackMinutes: 45 })).toEqual(ok({ fault: null }));
  expect(written).toEqual([{ ...whole, callbackMinutes: 45 }]);
  expect([did, clock.pending()]).toEqual([['apply 45'], 0]);
});

test('another account is on the disk and in use at once: nothing begins anew', async () => {
  const { handlers, written, did, clock } = desk();
  const user = { ...account, user: '1001', password: null };
  expect(await handlers['settings.change']({ ...asTyped, account: user })).toEqual(ok({ fault: null }));
  expect(await handlers['settings.change']({ ...asTyped, account: { ...user, password: 'new' } })).toEqual(
    ok({ fault: null }),
  );
  expect(written.map((settings) => settings.account)).toEqual([
    { ...account, user: '1001' },
    { ...account, user: '1001', password: 'new' },
  ]);
  expect([did, clock.pending()]).toEqual([['apply 15', 'apply 15'], 0]);
});

test('a second server is kept and shown, and an empty one is none', async () => {
  const { handlers, written, did } = desk();
  const typed = { ...account, password: null, secondServer: ' ws://c ' };
  expect(await handlers['settings.change']({ ...asTyped, account: typed })).toEqual(ok({ fault: null }));
  expect(await handlers['settings.read']({})).toMatchObject({ value: { account: { secondServer: 'ws://c' } } });
  expect(did).toEqual(['apply 15']);
  await handlers['settings.change']({ ...asTyped, account: { ...typed, secondServer: '' } });
  expect(written.map((settings) => settings.account)).toEqual([{ ...account, secondServer: 'ws://c' }, account]);
});

test('practice and telephone system are changed for each other, but not while a call is live', async () => {
  const { handlers, written, did, clock, world } = desk();
  world.callsLive = true;
  expect(await handlers['settings.change']({ ...asTyped, account: null })).toEqual(failed('busy-with-calls'));
  expect(await handlers['settings.change']({ ...asTyped, callbackMinutes: 5 })).toEqual(ok({ fault: null }));
  world.callsLive = false;
  expect(await handlers['settings.change']({ ...asTyped, account: null })).toEqual(ok({ fault: null }));
  // A call came in before the line could be cut: it is not.
  world.callsLive = true;
  clock.pass(200);
  world.callsLive = false;
  clock.pass(999);
  expect(did).toEqual(['apply 5']);
  clock.pass(1);
  expect(did).toEqual(['apply 5', 'restart']);
  expect(written.map((settings) => 'account' in settings)).toEqual([true, false]);
});

test.each<[string, Partial<SettingsChange>, string]>([
  [
    'a server that is no address',
    { account: { ...asTyped.account, ...account, server: 'pbx.example' } },
    'account.server',
  ],
  ['an address without a host', { account: { ...account, uri: 'sip:1000' } }, 'account.uri'],
  ['no user', { account: { ...account, user: '  ' } }, 'account.user'],
  ['a country nobody knows the form of', { country: 'ua' }, 'country'],
  [
    'an hour that no clock shows',
    { office: { week: [{ day: 1, from: '9', until: '18:00' }], holidays: [] } },
    'office.week.0.from',
  ],
  ['a time that is too short', { targetSeconds: 1 }, 'targetSeconds'],
])('%s is told by its place, and nothing is written', async (_, wrong, place) => {
  const { handlers, written, did } = desk();
  expect(await handlers['settings.change']({ ...asTyped, ...wrong })).toEqual(
    ok({ fault: { kind: 'wrong-value', path: place, meant: null } }),
  );
  expect([written, did]).toEqual([[], []]);
});

test('what the disk refuses is not in use', async () => {
  const { handlers, did, world } = desk();
  const before = await handlers['settings.read']({});
  world.disk = failed('not-written');
  expect(await handlers['settings.change']({ ...asTyped, callbackMinutes: 45 })).toEqual(failed('not-written'));
  expect([did, await handlers['settings.read']({})]).toEqual([[], before]);
});

test('the password leaves only when it is asked for, and a file without one leaves the kept one', async () => {
  const { handlers, exported, written } = desk();
  expect(JSON.parse(await exported(true))).toEqual(inUse);
  const without = await exported(false);
  expect(JSON.parse(without)).toEqual({ ...inUse, account: { ...account, password: '' } });
  expect(without).not.toContain('kept');
  expect(await handlers['settings.import']({ text: without.replace('15', '99') })).toEqual(ok({ fault: null }));
  expect(written).toEqual([{ ...inUse, callbackMinutes: 99 }]);
});

test('a file that is not settings is told with its fault', async () => {
  const { handlers, written } = desk();
  const told = (text: string) => handlers['settings.import']({ text });
  expect(await told('{')).toEqual(ok({ fault: { kind: 'not-json', path: '', meant: null } }));
  expect(await told('{"version":1,"countri":"UA"}')).toEqual(
    ok({ fault: { kind: 'unknown-key', path: 'countri', meant: 'country' } }),
  );
  expect(await told('{"version":1,"account":{"uri":"sip:a@b","server":"ws://b","user":"a"}}')).toEqual(
    ok({ fault: { kind: 'missing', path: 'account.password', meant: null } }),
  );
  expect(written).toEqual([]);
});

test('an account is tried as typed, with the kept password where none was typed', async () => {
  const { handlers, tried, turned } = desk();
  const typed = { uri: 'sip:2@b', server: 'ws://b', user: '2' };
  expect(await handlers['settings.try-account']({ ...typed, password: null })).toEqual(ok(registered));
  await handlers['settings.try-account']({ ...typed, password: 'typed' });
  expect(tried.map(({ password }) => password)).toEqual(['kept', 'typed']);
  // Whoever calls a strange account meanwhile is nobody’s caller.
  expect(turned).toEqual([]);
});

test('an exchange that keeps one registration a user loses the desk to the trial for a moment only', async () => {
  const { handlers, did, clock, world, tried, turned } = desk();
  const own = { ...account, password: null };
  expect(await handlers['settings.try-account'](own)).toEqual(ok(registered));
  expect([did, turned]).toEqual([['renew'], ['meanwhile on main']]);
  world.callsLive = true;
  expect(await handlers['settings.try-account'](own)).toEqual(failed('busy-with-calls'));
  expect(await handlers['settings.try-account']({ ...own, uri: 'sip:2@b' })).toEqual(ok(registered));
  world.callsLive = false;
  const trial = handlers['settings.try-account'](own);
  // A call comes in while it is tried: the line is renewed when it is over.
  world.callsLive = true;
  await trial;
  expect([tried.length, did]).toEqual([3, ['renew']]);
  world.callsLive = false;
  clock.pass(1_000);
  expect(did).toEqual(['renew', 'renew']);
});

test('of two changes at the same time the later is made to what the earlier left', async () => {
  const { handlers, written } = desk();
  await Promise.all([
    handlers['settings.change']({ ...asTyped, account: { ...account, password: 'new' } }),
    handlers['settings.change']({ ...asTyped, callbackMinutes: 5 }),
  ]);
  expect(written.at(-1)).toEqual({ ...whole, account: { ...account, password: 'new' }, callbackMinutes: 5 });
});

const clinic = { id: 'clinic', name: 'Clinic', ...account, uri: 'sip:2000@pbx.example', password: 'second' };
const withClinic: Settings = { ...inUse, lines: [clinic] };
const clinicTyped: TypedLine = { ...clinic, password: null, exchange: null };

test('a further line keeps its own password, and none of them leaves but when asked', async () => {
  const { handlers, written, exported } = desk(withClinic);
  const lines = [{ ...clinicTyped, name: ' Polyclinic ' }];
  expect(await handlers['settings.change']({ ...asTyped, lines })).toEqual(ok({ fault: null }));
  expect(written.at(-1)?.lines).toEqual([{ ...clinic, name: 'Polyclinic' }]);
  const { password: _, ...shown } = clinic;
  expect(await handlers['settings.read']({})).toMatchObject({
    value: { lines: [{ ...shown, name: 'Polyclinic', hasPassword: true, exchange: null }] },
  });
  const without = await exported(false);
  expect(without).not.toMatch(/kept|second/);
  expect(JSON.parse(await exported(true)).lines[0].password).toBe('second');
  await handlers['settings.import']({ text: without });
  expect(written.at(-1)?.lines?.[0]?.password).toBe('second');
  await handlers['settings.change']({ ...asTyped, account: null, lines });
  expect(written.at(-1)).not.toHaveProperty('lines');
});

test('a line with a live call is not changed or taken away, and every other line is', async () => {
  const { handlers, written, did, world } = desk(withClinic);
  world.callsLive = ['clinic'];
  const other = { ...clinicTyped, user: '2001' };
  for (const lines of [[], [other]])
    expect(await handlers['settings.change']({ ...asTyped, lines })).toEqual(failed('busy-with-calls'));
  const further = { ...clinicTyped, id: 'support', name: 'Support', uri: 'sip:3@b', password: 'third' };
  const renamed = { ...clinicTyped, name: 'Polyclinic' };
  expect(
    await handlers['settings.change']({
      ...asTyped,
      account: { ...account, password: 'new' },
      lines: [renamed, further],
    }),
  ).toEqual(ok({ fault: null }));
  expect([written.at(-1)?.lines?.map(({ name }) => name), did]).toEqual([['Polyclinic', 'Support'], ['apply 15']]);
});

test('a call that comes in while the change is written is not cut off: the line changes when it has ended', async () => {
  const { handlers, did, world, clock } = desk(withClinic);
  world.comesMeanwhile = ['clinic'];
  expect(await handlers['settings.change']({ ...asTyped, lines: [] })).toEqual(ok({ fault: null }));
  expect(did).toEqual([]);
  world.callsLive = [];
  clock.pass(1_000);
  expect(did).toEqual(['apply 15']);
});

test('a further line is tried with its own kept password, and renewed alone', async () => {
  const { handlers, tried, did, world } = desk(withClinic);
  world.callsLive = ['main'];
  const { id: _, name: __, exchange: ___, ...typed } = clinicTyped;
  expect(await handlers['settings.try-account']({ ...typed, lineId: 'clinic' })).toEqual(ok(registered));
  expect([tried.map(({ password }) => password), did]).toEqual([['second'], ['renew clinic']]);
  world.callsLive = ['clinic'];
  expect(await handlers['settings.try-account']({ ...typed, lineId: 'clinic' })).toEqual(failed('busy-with-calls'));
});

const ldap = LdapSettings.parse({
  server: 'ldap://dc.example',
  base: 'dc=example',
  bindName: 'reader',
  password: 'kept',
});
const crm = CrmSettings.parse({
  url: 'https://crm.example/?q={number}',
  headers: [{ name: 'Authorization', value: 'kept' }],
  paths: { name: 'name' },
});
const typedLdap: TypedLdap = { ...ldap, password: null };
const typedCrm: TypedCrm = { ...crm, headers: [{ name: 'Authorization', value: null }] };

test('other directories are read without their secrets, and keep them when nothing is typed', async () => {
  const { handlers, written, did } = desk({ ...inUse, ldap, crm });
  const { password: _, ...ldapView } = ldap;
  expect(await handlers['settings.outside']({})).toEqual(
    ok({
      ldap: { ...ldapView, hasPassword: true },
      crm: { ...crm, headers: [{ name: 'Authorization', hasValue: true }] },
      secretsKept: 'file',
    }),
  );
  const changed = { ldap: { ...typedLdap, base: 'dc=other' }, crm: typedCrm };
  expect(await handlers['settings.change-outside'](changed)).toEqual(ok({ fault: null }));
  expect(written).toEqual([{ ...inUse, ldap: { ...ldap, base: 'dc=other' }, crm }]);
  expect(did).toEqual(['apply 15']);
  // The other sections leave them as they are.
  await handlers['settings.change']({ ...asTyped, callbackMinutes: 45 });
  expect(written.at(-1)).toMatchObject({ callbackMinutes: 45, ldap: { base: 'dc=other', password: 'kept' }, crm });
  await handlers['settings.change-outside']({ ldap: null, crm: null });
  expect(Object.keys(written.at(-1) ?? {})).not.toContain('ldap');
});

test('a secret that was kept for one server is never sent to another', async () => {
  const { handlers, written, asked } = desk({ ...inUse, ldap, crm });
  const elsewhere = { ...typedLdap, server: 'ldap://other.example' };
  expect(await handlers['settings.change-outside']({ ldap: elsewhere, crm: null })).toEqual(
    ok({ fault: { kind: 'missing', path: 'ldap.password', meant: null } }),
  );
  expect(await handlers['settings.try-ldap'](elsewhere)).toEqual(ok({ found: false, fault: 'incomplete' }));
  const otherCrm = { ...typedCrm, url: 'https://other.example/?q={number}' };
  expect(await handlers['settings.change-outside']({ ldap: null, crm: otherCrm })).toEqual(
    ok({ fault: { kind: 'missing', path: 'crm.headers', meant: null } }),
  );
  expect(await handlers['settings.try-crm']({ crm: otherCrm, number: '+380675550914' })).toEqual(
    ok({ answered: false, fault: 'incomplete' }),
  );
  expect([written, asked]).toEqual([[], []]);
});

test('other directories are tried as typed, with the kept secrets, and about numbers that can be called from outside alone', async () => {
  const { handlers, asked } = desk({ ...inUse, ldap, crm });
  expect(await handlers['settings.try-ldap'](typedLdap)).toEqual(ok({ found: true, people: [] }));
  expect(await handlers['settings.try-crm']({ crm: typedCrm, number: '067 555 09 14' })).toEqual(
    ok({ answered: true, found: null, ms: 12 }),
  );
  expect(asked).toEqual([ldap, { typed: crm, e164: '+380675550914' }]);
  expect(await handlers['settings.try-crm']({ crm: typedCrm, number: '214' })).toEqual(
    ok({ answered: false, fault: 'bad-number' }),
  );
});

test.each([
  ['an address without the number', { ...typedCrm, url: 'https://crm.example/' }, 'crm.url'],
  ['a path that is none', { ...typedCrm, paths: { ...crm.paths, note: 'a..b' } }, 'crm.paths.note'],
])('%s is told by its place, and nothing is written', async (_, wrong, place) => {
  const { handlers, written } = desk({ ...inUse, crm });
  expect(await handlers['settings.change-outside']({ ldap: null, crm: wrong })).toEqual(
    ok({ fault: { kind: 'wrong-value', path: place, meant: null } }),
  );
  expect(written).toEqual([]);
});

test('a change that waits for the end of a call is not brought in by the next one', async () => {
  const { handlers, did, world, clock, written } = desk(withClinic);
  // A call comes while the disk writes: the line keeps its account until it has ended.
  world.comesMeanwhile = ['main'];
  const other = { ...asTyped, lines: [clinicTyped], account: { ...account, password: 'new' } };
  expect(await handlers['settings.change'](other)).toEqual(ok({ fault: null }));
  world.comesMeanwhile = null;
  expect(await handlers['settings.change']({ ...other, callbackMinutes: 45 })).toEqual(ok({ fault: null }));
  expect([did, written.length]).toEqual([[], 2]);
  clock.pass(5_000);
  expect(did).toEqual([]);
  world.callsLive = [];
  clock.pass(1_000);
  expect([did, clock.pending()]).toEqual([['apply 45'], 0]);
});
