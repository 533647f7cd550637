import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CallName, RequestOf } from '#core/contract/contract.ts';
import type { JournalFrom } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { type AccessEntry, accessActs } from '#core/privacy/access.ts';
import { accessOf } from '#core/privacy/accessOf.ts';
import { lookFor } from '#core/privacy/person.ts';
import { cutoffsOf, keepAll } from '#core/privacy/retention.ts';
import { openAccessLog } from '../../electron/adapters/files/accessLog.ts';
import { createAccess } from '../../electron/services/privacy/access.ts';
import { fakeClock, settled, silentLog } from '../fakes/clock.ts';
import { scratchFolder } from '../product/host.ts';

const day = 86_400_000;

function folder(): string {
  const scratch = scratchFolder();
  onTestFinished(scratch.remove);
  return scratch.folder;
}

function entry(at: number, act: AccessEntry['act'] = 'call-opened'): AccessEntry {
  return { at, by: 'receptionist', session: 's1', act, of: 'call-1' };
}

describe('a person is known', () => {
  const look = lookFor({ names: ['Анна Ковальчук'], numbers: ['+380675559041'] });

  test.each([
    'Анна Ковальчук',
    'ковальчук анна',
    'Дзвонила Анна Ковальчук, просила рахунок',
    '+380675559041',
    '067 555-90-41',
    'sip:+380675559041@pbx.example;user=phone',
    '"Анна Ковальчук" <sip:380675559041@pbx.example>',
  ])('in: %s', (text) => expect(look.mentions(text)).toBe(true));

  test.each([
    '',
    'Анна',
    'Анна Ковальчукова',
    'Ганна Ковальчук',
    '+380675559042',
    '675559041123456789',
    'order 5559041',
  ])('and not in: %s', (text) => expect(look.mentions(text)).toBe(false));

  test('by a short number of the house only where it stands alone', () => {
    const inside = lookFor({ names: [], numbers: ['201'] });
    expect([inside.isNumber('201'), inside.isNumber('+380442010201'), inside.mentions('room 201')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('each kind of caller is kept as long as the office says, and others for ever', () => {
  const now = Date.parse('2026-09-02T06:10:00Z');
  expect(cutoffsOf({ ...keepAll, byClass: { client: null, applicant: 90, unknown: 1 } }, now, 'Europe/Kyiv')).toEqual([
    { class: 'applicant', before: '2026-06-04' },
    { class: 'unknown', before: '2026-09-01' },
  ]);
});

describe('the access log', () => {
  test('tells the newest first, page by page and over months, also after a new start', async () => {
    const at = folder();
    const months = ['2026-07-30', '2026-08-01', '2026-08-31', '2026-09-01'].map((one) => Date.parse(one));
    const log = await openAccessLog(at);
    for (const moment of months) await log.add(entry(moment));
    const again = await openAccessLog(at);
    await again.add(entry(months[3] ?? 0, 'printed'));
    const first = await again.read(null, 3);
    expect([first.lines.map(({ nth }) => nth), first.more, first.isWhole]).toEqual([[5, 4, 3], true, true]);
    const rest = await again.read(3, 3);
    expect([rest.lines.map(({ nth }) => nth), rest.more, rest.isWhole]).toEqual([[2, 1], false, true]);
  });

  test('shows that a line was changed or taken away, and goes on behind one that was cut short', async () => {
    const at = folder();
    const log = await openAccessLog(at);
    for (const act of ['call-opened', 'exported', 'printed'] as const) await log.add(entry(1_788_329_400_000, act));
    const [month = ''] = readdirSync(path.join(at, 'access'));
    const file = path.join(at, 'access', month);
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, `${whole}{"nth":4,"bef`);
    const cut = await openAccessLog(at);
    expect((await cut.read(null, 9)).lines).toHaveLength(3);
    writeFileSync(file, whole.replace('exported', 'imported'));
    expect(await (await openAccessLog(at)).read(null, 9)).toMatchObject({ isWhole: false });
    writeFileSync(file, whole.split('\n').toSpliced(1, 1).join('\n'));
    expect(await (await openAccessLog(at)).read(null, 9)).toMatchObject({ isWhole: false });
  });

  test('is kept as long as the office says, by whole months', async () => {
    const at = folder();
    const clock = fakeClock(Date.parse('2026-09-02T06:00:00Z'));
    const disk = await openAccessLog(at);
    for (const days of [100, 40, 1]) await disk.add(entry(clock.now() - days * day));
    await createAccess({ clock, log: silentLog, disk, keptDays: () => 60 }).drop();
    expect(readdirSync(path.join(at, 'access'))).toEqual(['2026-07.jsonl', '2026-09.jsonl']);
  });

  /** Two windows of one manager, and what the log says of them, oldest first. */
  async function searching() {
    const clock = fakeClock();
    const disk = await openAccessLog(folder());
    const access = createAccess({ clock, log: silentLog, disk, keptDays: () => 60 });
    const ask = <N extends CallName>(name: N, body: RequestOf<N>, session = 's1') => {
      const said = accessOf(name, body);
      if (said !== null) access.note({ by: 'manager', session }, said);
    };
    const list = (filter: JournalFilter, from: JournalFrom = { kind: 'newest' }, session = 's1') =>
      ask('journal.list', { filter, from, limit: 50 }, session);
    const told = async () => {
      await settled();
      return (await disk.read(null, 99)).lines.map(({ act, session }) => `${act} ${session}`).toReversed();
    };
    return { clock, ask, list, told, behind: { kind: 'behind', callId: 'call-7' } as const };
  }

  test('a search is one line from its first letter to its last page, however long somebody reads in it', async () => {
    const { clock, ask, list, told, behind } = await searching();
    for (const text of ['', 'К', 'Ко', 'Ковальчук', 'Ковал', 'Ковальчук Ан']) list({ text });
    for (let page = 0; page < 200; page += 1) {
      clock.pass(4_000);
      list({ text: 'Ковальчук Ан' }, behind);
    }
    clock.pass(6 * 60_000);
    list({ text: 'Ковальчук Ан' }, behind);
    const change = { field: 'topic', to: 'order' } as const;
    ask('bulk.preview', { filter: { text: 'Ковальчук Ан' }, except: [], change });
    // The list has changed: it is read anew, and nobody searched.
    for (let calls = 0; calls < 10; calls += 1) {
      clock.pass(4 * 60_000);
      list({ text: 'Ковальчук Ан' });
    }
    expect(await told()).toEqual(['journal-searched s1']);
  });

  test('other words, other filters, another window, and the same words after a while are searches of their own', async () => {
    const { clock, ask, list, told, behind } = await searching();
    list({ text: 'Ковальчук' });
    list({ text: 'Ков' });
    list({ text: 'Ковтун' });
    list({ text: 'Ковтун', classes: ['client'] });
    list({ text: 'Ковтун' });
    list({ number: '0675' });
    list({ number: '06755590' });
    list({ text: 'Ковтун' }, { kind: 'newest' }, 's2');
    ask('directory.contacts', { text: 'Ков', after: null, limit: 9 });
    ask('directory.contacts', { text: 'Ков', after: 'x', limit: 9 });
    expect(await told()).toEqual([
      ...Array.from({ length: 5 }, () => 'journal-searched s1'),
      'journal-searched s2',
      'directory-searched s1',
    ]);
    clock.pass(6 * 60_000);
    list({ number: '06755590' });
    list({});
    list({ number: '06755590' });
    // Nobody's first question is one for a page further down, but a search is noted by whatever question it comes.
    list({ text: 'Ковтун' }, behind, 's3');
    expect((await told()).slice(7)).toEqual(['journal-searched s1', 'journal-searched s1', 'journal-searched s3']);
  });

  test('names a call and never what was looked for', () => {
    expect(accessOf('journal.call', { callId: 'call-7' })).toEqual({ act: 'call-opened', of: 'call-7' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing of what is wanted is looked at
    const order = { form: 'pdf', filter: { text: 'Brandt' } } as RequestOf<'export.start'>;
    expect(accessOf('export.start', order)).toEqual({ act: 'exported', of: '' });
    expect(accessActs).toContain('pins-forgotten');
  });
});
