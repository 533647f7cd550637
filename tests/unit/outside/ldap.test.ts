import { describe, expect, it } from 'vitest';
import type { Employee } from '#core/caller/company.ts';
import { type LdapMemory, nothingRead } from '#core/ldap/memory.ts';
import type { ImportRow } from '#core/importing/row.ts';
import type { LdapEntry } from '#core/ldap/person.ts';
import { LdapSettings } from '#core/ldap/settings.ts';
import type { LdapSource } from '#core/ldap/source.ts';
import type { LdapFault, LdapState } from '#core/ldap/view.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createLdap } from '../../../electron/services/outside/ldap.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

const settings = LdapSettings.parse({ server: 'ldap://dc.office.example', base: 'dc=office', everyHours: 4 });

function entry(name: string, extension: string): LdapEntry {
  return {
    dn: `cn=${name}`,
    values: new Map([
      ['cn', [name]],
      ['ipphone', [extension]],
      ['telephonenumber', ['+49301234567']],
    ]),
  };
}

/** A desk whose directory server gives these pages; waits are for what the desk says. */
function desk(
  pages: readonly (readonly LdapEntry[])[],
  more: Partial<LdapSettings> = {},
  memory: LdapMemory = nothingRead,
) {
  const clock = fakeClock();
  const world: {
    end: Result<{ entries: number; referrals: number }, LdapFault>;
    reads: number;
    /** The import's thread is gone. */
    broken: boolean;
    /** The server says nothing after its first page. */
    hangs: boolean;
  } = {
    end: ok({ entries: 2, referrals: 1 }),
    reads: 0,
    broken: false,
    hangs: false,
  };
  let last = 0;
  const kept: (readonly ImportRow[])[] = [];
  const employees: Employee[] = [];
  const states: LdapState[] = [];
  const waiting: ((state: LdapState) => void)[] = [];
  const source: LdapSource = {
    async *read() {
      world.reads += 1;
      for (const page of pages) {
        yield page;
        if (world.hangs) await new Promise(() => undefined);
      }
      return await Promise.resolve(world.end);
    },
    first: () => Promise.resolve(ok(pages.flat())),
  };
  const ldap = createLdap({
    clock,
    timers: clock,
    ids: { next: () => `id-${(last += 1)}` },
    log: silentLog,
    source,
    settings: { ...settings, ...more },
    country: () => 'DE',
    imports: {
      importRows: async (from, rows) => {
        if (world.broken) throw new Error('the thread is gone');
        const taken: ImportRow[] = [];
        try {
          for await (const page of rows) taken.push(...page);
        } catch {
          return failed('source-failed');
        }
        kept.push(taken);
        const refused = taken.filter((row) => 'refused' in row).length;
        const counts = { rows: taken.length, contacts: taken.length - refused, refused, incomplete: 0, repeated: 0 };
        return ok({ importId: 'i', source: from, endedAt: 0, outcome: 'taken', ...counts });
      },
    },
    changeEmployees: (change) => {
      employees.push(...change(employees));
      return Promise.resolve(ok(null));
    },
    memory,
    remember: () => Promise.resolve(true),
    onState: (state) => {
      states.push(state);
      if (state.reading === null) for (const told of waiting.splice(0)) told(state);
    },
  });
  return {
    ldap,
    clock,
    world,
    kept,
    employees,
    states,
    /** How it stands when the reading that is under way has ended. */
    ended: () => new Promise<LdapState>((told) => void waiting.push(told)),
  };
}

const pages = [[entry('Olena', '201')], [entry('Petro', '202')]];

describe('reading the directory server', () => {
  it('gives its people to the directory page by page, never twice at once, and says when it is read next', async () => {
    const { ldap, clock, kept, world, ended } = desk(pages);
    const end = ended();
    expect([ldap.read(), ldap.read()]).toEqual([true, false]);
    const state = await end;
    const contact = { company: '', class: 'client', numbers: ['+49301234567'] };
    expect(kept).toEqual([
      [
        { line: 1, contact: { ...contact, key: 'cn=Olena', name: 'Olena' }, leftOut: [] },
        { line: 2, contact: { ...contact, key: 'cn=Petro', name: 'Petro' }, leftOut: [] },
      ],
    ]);
    expect(state).toEqual({
      reading: null,
      last: { at: clock.now(), people: 2, leftOut: 0, referrals: 1, gone: [], open: [] },
      failed: null,
      nextAt: clock.now() + 4 * 60 * 60_000,
    });
    expect(world.reads).toBe(1);
    const again = ended();
    clock.pass(4 * 60 * 60_000);
    await again;
    expect(world.reads).toBe(2);
  });

  it('fails in the middle: nobody is taken, the reason is told, and it is tried again in an hour', async () => {
    const { ldap, clock, kept, world, ended, employees } = desk(pages);
    world.end = failed('cut-off');
    const end = ended();
    ldap.read();
    expect(await end).toMatchObject({
      last: null,
      failed: { at: clock.now(), fault: 'cut-off' },
      nextAt: clock.now() + 60 * 60_000,
    });
    world.end = failed('size-limit');
    const again = ended();
    ldap.read();
    expect((await again).failed?.fault).toBe('size-limit');
    expect([kept, employees]).toEqual([[], []]);
  });

  it('makes employees where the office says so', async () => {
    const { ldap, employees, kept, ended } = desk(pages, { people: 'employees' });
    const end = ended();
    ldap.read();
    expect((await end).last).toMatchObject({ people: 2, leftOut: 0 });
    expect(employees.map(({ name, extension }) => [name, extension])).toEqual([
      ['Olena', '201'],
      ['Petro', '202'],
    ]);
    expect(kept).toEqual([]);
  });

  it('goes on after what nobody foresaw: it is told as a failure and tried again', async () => {
    const { ldap, clock, world, ended } = desk(pages);
    world.broken = true;
    const end = ended();
    ldap.read();
    expect(await end).toMatchObject({ reading: null, failed: { fault: 'not-written' } });
    world.broken = false;
    const again = ended();
    clock.pass(60 * 60_000);
    expect(await again).toMatchObject({ failed: null, last: { people: 2 } });
  });

  it('is cancelled, also while the server says nothing: nobody is taken', async () => {
    const { ldap, kept, world, ended } = desk(pages);
    world.hangs = true;
    expect(ldap.cancel()).toBe(false);
    const end = ended();
    ldap.read();
    await settled();
    expect(ldap.cancel()).toBe(true);
    expect(await end).toMatchObject({ reading: null, failed: { fault: 'cancelled' } });
    expect(kept).toEqual([]);
  });

  it('does not wait for ever for a server that gives pages without end', async () => {
    const { ldap, clock, kept, world, ended } = desk(pages);
    world.hangs = true;
    const end = ended();
    ldap.read();
    await settled();
    clock.pass(2 * 60 * 60_000);
    expect(await end).toMatchObject({ reading: null, failed: { fault: 'timeout' } });
    expect(kept).toEqual([]);
  });

  it('finds nobody who could be an employee: nothing is changed, and it is said', async () => {
    const { ldap, ended } = desk([[]], { people: 'employees' });
    const end = ended();
    ldap.read();
    expect((await end).failed?.fault).toBe('nobody');
  });

  it('shows the first people of settings that are not saved, and says when there are none', async () => {
    const found = await desk(pages).ldap.tryWith(settings);
    expect(found.ok && found.value.map(({ name, extension, numbers }) => [name, extension, numbers])).toEqual([
      ['Olena', '201', ['+49301234567']],
      ['Petro', '202', ['+49301234567']],
    ]);
    expect(await desk([]).ldap.tryWith(settings)).toEqual(failed('nobody'));
  });

  it('is not planned without settings, and is as soon as there are some', () => {
    const { ldap, clock } = desk(pages, { everyHours: 0 });
    expect(ldap.state().nextAt).toBe(null);
    ldap.setSettings({ ...settings, everyHours: 24 });
    expect(ldap.state().nextAt).toBe(clock.now() + 60_000);
    ldap.setSettings(null);
    expect([ldap.state().nextAt, ldap.read(), clock.pending()]).toEqual([null, false, 0]);
  });
});
