import { describe, expect, test } from 'vitest';
import { type KeptRoles, faultOfPin, noPins, waitAfter } from '#core/roles/pins.ts';
import type { SessionView } from '#core/roles/session.ts';
import { failed, ok } from '#core/support/result.ts';
import { type RoleEvent, createRoles } from '../../electron/services/roles/roles.ts';
import type { Seat } from '../../electron/services/roles/session.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';

const minute = 60_000;

/** Roles over a disk in memory; a hash is the PIN behind a mark. */
function office(kept: KeptRoles | 'unreadable' = noPins) {
  const clock = fakeClock();
  const events: RoleEvent[] = [];
  const disk = { kept, refuses: false, looked: 0 };
  let lastToken = 0;
  const start = () =>
    createRoles({
      clock,
      timers: clock,
      log: silentLog,
      kept: disk.kept,
      save: (changed) => {
        if (!disk.refuses) disk.kept = changed;
        return Promise.resolve(!disk.refuses);
      },
      hash: (pin) => Promise.resolve(`hash of ${pin}`),
      isRight: (pin, hash) => {
        disk.looked += 1;
        return Promise.resolve(hash === `hash of ${pin}`);
      },
      token: () => {
        lastToken += 1;
        return `token-${lastToken}`;
      },
      readingLink: (token) => Promise.resolve(`http://127.0.0.1:1/#${token}`),
      onEvent: (_, event) => events.push(event),
    });
  let roles = start();
  return {
    clock,
    events,
    disk,
    roles: () => roles,
    restart: () => {
      roles = start();
    },
    page: (seat: Seat = 'desk') => {
      const told: SessionView[] = [];
      const session = roles.joined(seat, (view) => told.push(view));
      return { session, told, ask: roles.handlersFor(session), level: () => session.level() };
    },
  };
}

async function guardedOffice() {
  const desk = office();
  const first = desk.page();
  await first.ask['roles.set-pin']({ of: 'manager', pin: '2468', old: null });
  return { ...desk, first };
}

describe('before any PIN is set', () => {
  test('whoever sits at the desk may do everything and is asked nothing', () => {
    const { session, level } = office().page();
    expect([level(), session.roles(), session.view().locksAt]).toEqual([
      'administrator',
      ['receptionist', 'manager', 'administrator'],
      null,
    ]);
  });
});

describe('a PIN of the manager', () => {
  test('leaves its owner as she is and makes every other page the receptionist’s', async () => {
    const desk = office();
    const [mine, other] = [desk.page(), desk.page()];
    expect(await mine.ask['roles.set-pin']({ of: 'manager', pin: '2468', old: null })).toEqual(ok({ done: true }));
    expect([mine.level(), other.level(), desk.page().level()]).toEqual([
      'administrator',
      'receptionist',
      'receptionist',
    ]);
    expect(other.told.at(-1)).toMatchObject({ level: 'receptionist', pins: { manager: true, administrator: false } });
    expect(desk.disk.kept).toMatchObject({ pins: { manager: 'hash of 2468', administrator: null } });
  });

  test('raises a page until it was not used for as long as the office says', async () => {
    const { clock, page } = await guardedOffice();
    const { ask, level, session } = page();
    expect(await ask['roles.raise']({ as: 'manager', pin: '2468' })).toEqual(ok({ done: true }));
    expect(level()).toBe('administrator');
    clock.pass(9 * minute);
    await ask['roles.used']({});
    clock.pass(9 * minute);
    expect([level(), session.view().locksAt]).toEqual(['administrator', clock.now() + minute]);
    clock.pass(minute);
    expect([level(), session.view().locksAt]).toEqual(['receptionist', null]);
  });

  test('is not taken away, nor changed, without the one that is set', async () => {
    const { page, first, disk } = await guardedOffice();
    const wrong = ok({ done: false, why: 'wrong', waitMs: 0 });
    expect(await first.ask['roles.set-pin']({ of: 'manager', pin: null, old: '1111' })).toEqual(wrong);
    expect(await first.ask['roles.set-pin']({ of: 'manager', pin: '9999', old: null })).toEqual(wrong);
    expect(await first.ask['roles.set-pin']({ of: 'manager', pin: '123', old: '2468' })).toEqual(
      ok({ done: false, why: 'too-short', waitMs: 0 }),
    );
    expect(await first.ask['roles.set-pin']({ of: 'manager', pin: null, old: '2468' })).toEqual(ok({ done: true }));
    expect([disk.kept, page().level()]).toMatchObject([{ pins: { manager: null } }, 'administrator']);
  });

  test('that the disk does not take is not set', async () => {
    const desk = office();
    const { ask, level } = desk.page();
    desk.disk.refuses = true;
    expect(await ask['roles.set-pin']({ of: 'manager', pin: '2468', old: null })).toEqual(failed('not-written'));
    expect([level(), desk.page().level()]).toEqual(['administrator', 'administrator']);
  });
});

describe('a PIN of the administrator beside it', () => {
  test('keeps the manager out of the settings, and lets the administrator mend a forgotten PIN', async () => {
    const { page, first } = await guardedOffice();
    await first.ask['roles.set-pin']({ of: 'administrator', pin: 'long secret', old: null });
    const manager = page();
    await manager.ask['roles.raise']({ as: 'manager', pin: '2468' });
    expect(manager.level()).toBe('manager');
    expect(await manager.ask['roles.set-pin']({ of: 'administrator', pin: '4321', old: 'long secret' })).toEqual(
      failed('needs-administrator'),
    );
    const administrator = page();
    await administrator.ask['roles.raise']({ as: 'administrator', pin: 'long secret' });
    expect(await administrator.ask['roles.set-pin']({ of: 'manager', pin: '1357', old: null })).toEqual(
      ok({ done: true }),
    );
    expect([manager.level(), administrator.level()]).toEqual(['receptionist', 'administrator']);
  });

  test('alone leaves everybody the manager', async () => {
    const desk = office();
    await desk.page().ask['roles.set-pin']({ of: 'administrator', pin: 'long secret', old: null });
    expect(desk.page().level()).toBe('manager');
  });
});

describe('whoever guesses', () => {
  test('waits longer with each wrong try, also after a restart, and is not even looked at meanwhile', async () => {
    const desk = await guardedOffice();
    const guess = (pin: string) => desk.page().ask['roles.raise']({ as: 'manager', pin });
    const waits: number[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const tried = await guess('0000');
      const waitMs = tried.ok && !tried.value.done ? tried.value.waitMs : -1;
      waits.push(waitMs);
      desk.clock.pass(waitMs);
    }
    expect(waits).toEqual([0, 0, 5_000, 10_000, 20_000]);
    await guess('0000');
    desk.restart();
    const { looked } = desk.disk;
    expect(await guess('2468')).toEqual(ok({ done: false, why: 'wait', waitMs: 40_000 }));
    expect(desk.disk.looked).toBe(looked);
    desk.clock.pass(40_000);
    expect(await guess('2468')).toEqual(ok({ done: true }));
    expect(desk.disk.kept).toMatchObject({ wrong: { manager: { count: 0 } } });
  });

  test('gains nothing by asking many times at once, nor by ending the program before the answer', async () => {
    const desk = await guardedOffice();
    const asked = await Promise.all(
      Array.from({ length: 10 }, async () => desk.page().ask['roles.raise']({ as: 'manager', pin: '0000' })),
    );
    const whys = asked.map((tried) => (tried.ok && !tried.value.done ? tried.value.why : 'in'));
    expect(whys).toEqual(['wrong', 'wrong', 'wrong', ...Array.from({ length: 7 }, () => 'wait')]);
    expect(desk.events.filter(({ kind }) => kind === 'wrong-pin')).toHaveLength(3);
  });

  test('waits no longer than a quarter of an hour, and not for ever when the clock was set back', () => {
    expect(waitAfter({ count: 40, lastAt: 1_000 }, 1_000)).toBe(15 * minute);
    expect(waitAfter({ count: 4, lastAt: 1_000_000 }, 0)).toBe(10_000);
    expect(waitAfter({ count: 2, lastAt: 1_000 }, 1_000)).toBe(0);
  });
});

test('PINs that cannot be read let nobody be more than the receptionist', async () => {
  const { ask, level, session } = office('unreadable').page();
  expect([level(), session.view().unreadable]).toEqual(['receptionist', true]);
  expect(await ask['roles.raise']({ as: 'manager', pin: '2468' })).toEqual(
    ok({ done: false, why: 'unreadable', waitMs: 0 }),
  );
});

test('a PIN is as long as letters are counted, in any script', () => {
  expect(['123', '1234', 'пароль', '🔑🔑🔑', 'x'.repeat(65)].map(faultOfPin)).toEqual([
    'too-short',
    null,
    null,
    'too-short',
    'too-long',
  ]);
});

describe('a window for reading', () => {
  test('is let in by its own token, again after a reload, until it is locked', async () => {
    const { page, roles, events, first } = await guardedOffice();
    const opened = await first.ask['roles.open-reading']({});
    expect(opened).toEqual(ok({ link: 'http://127.0.0.1:1/#token-1' }));
    expect([roles().letsRead('token-1'), roles().letsRead('token-2')]).toEqual([true, false]);
    const before = page({ reading: 'token-1' });
    expect([before.session.roles(), before.session.view().seat]).toEqual([['manager'], 'reading']);
    roles().left(before.session);
    const after = page({ reading: 'token-1' });
    await after.ask['roles.lock']({});
    expect([roles().letsRead('token-1'), after.session.roles(), after.told.at(-1)?.seat]).toEqual([false, [], 'ended']);
    expect(events.map(({ kind }) => kind)).toEqual(['pin-set', 'reading-opened', 'reading-ended']);
  });

  test('ends without use, when nobody opens it, when it is closed for long, and by a press at the desk', async () => {
    const { page, roles, clock, first } = await guardedOffice();
    for (let nth = 0; nth < 4; nth += 1) await first.ask['roles.open-reading']({});
    page({ reading: 'token-1' });
    roles().left(page({ reading: 'token-3' }).session);
    const used = page({ reading: 'token-4' });
    clock.pass(9 * minute);
    await used.ask['roles.used']({});
    clock.pass(minute);
    expect(['token-1', 'token-2', 'token-3', 'token-4'].map(roles().letsRead)).toEqual([false, false, false, true]);
    await first.ask['roles.end-reading']({});
    expect([roles().letsRead('token-4'), used.session.roles()]).toEqual([false, []]);
  });
});
