import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import { fold } from '#core/text/fold.ts';
import { openPrivacyFiles } from '../../electron/adapters/files/privacyFiles.ts';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { fillWithPerson, openErasingDesk, person, traces } from './erasingDesk.ts';
import { looking, newDesk } from './journalDesk.ts';

const program = fileURLToPath(new URL('erasingDesk.ts', import.meta.url));
/** Each start of a desk takes its time on a busy machine. */
const patienceMs = 240_000;
/** How often the desk is killed in one erasure; `npm run soak -- journal` takes many. */
const kills = Number(process.env['PORTICO_ERASING_KILLS'] ?? 2);
const erased = { calls: 6, mentioned: 3, contacts: 3, rows: 1, views: 3, corrections: 2 };

/** Every file that bears the person, in either of the ways in which Unicode is kept. */
function bearing(folder: string): readonly string[] {
  const sought = traces.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => {
    const whole = path.join(folder, file);
    if (!statSync(whole).isFile()) return false;
    const bytes = readFileSync(whole);
    return sought.some((text) => bytes.includes(text));
  });
}

async function expectForgotten(folder: string): Promise<void> {
  expect(bearing(folder)).toEqual([]);
  const file = path.join(folder, 'journal.db');
  expect(looking(file, verifyChain).brokenAt).toBeNull();
  const checked = await check({
    file,
    from: fromTheBeginning,
    search: { every: 1, turn: 0 },
    rest: () => Promise.resolve(),
  });
  expect([checked.damage, checked.calls]).toEqual([null, 30]);
}

test(
  'one person is forgotten in every file of the data folder, and the receipt says so without saying who',
  async () => {
    const { folder } = newDesk();
    await fillWithPerson(folder);
    const before = bearing(folder).map((file) => file.replace(/\d{4}-\d\d-\d\dT\d+Z/, 'WHEN'));
    expect(before).toEqual(
      expect.arrayContaining([
        'company.json',
        'set-aside/WHEN/journal.db',
        'backups/WHEN/journal.db',
        'directory.db',
        'views.json',
        'corrections.json',
      ]),
    );
    const done = Promise.withResolvers<PrivacyState['receipts']>();
    const desk = await openErasingDesk(folder, ({ receipts }) => {
      if (receipts !== undefined && receipts.length > 0) done.resolve(receipts);
    });
    onTestFinished(desk.close);
    const day = await desk.store.day('2026-09-02');
    expect(await desk.handlers['privacy.find'](person)).toEqual({ ok: true, value: { found: erased } });
    expect(await desk.handlers['privacy.erase'](person)).toEqual({ ok: true, value: {} });
    const [summary] = await done.promise;
    expect(summary?.erased).toEqual(erased);
    expect(await desk.store.day('2026-09-02')).toEqual(day);
    expect(
      (await desk.directory.contacts({ text: '', after: null, limit: 9 })).contacts.map(({ name }) => name),
    ).toEqual(['Боб', 'Марта Брандт']);
    // What was made to find the person is gone; a list loses the person alone.
    expect(await desk.views['journal.views']({})).toEqual({
      ok: true,
      value: {
        views: [
          expect.objectContaining({ viewId: 'topics', filter: { topics: ['order'] } }),
          expect.objectContaining({ viewId: 'missed', filter: { outcomes: ['missed'], text: 'кава' } }),
        ],
      },
    });
    // The one that looked for the person is stopped, and of the other nothing is left.
    expect(await desk.correcting['bulk.list']({})).toMatchObject({
      ok: true,
      value: { bulks: [{ bulkId: 'looking', state: 'stopped' }, { bulkId: 'other' }] },
    });
    const read = await desk.handlers['privacy.receipt']({ receiptId: summary?.receiptId ?? '' });
    const receipt = read.ok ? read.value.receipt : null;
    const files = await openPrivacyFiles(folder, folder);
    expect(receipt).toMatchObject({
      backups: 1,
      replaced: 1,
      by: { level: 'administrator', session: 'test' },
      names: person.names.map((name) => files.hash(receipt?.salt ?? '', fold(name))),
    });
    await desk.close();
    await expectForgotten(folder);
  },
  patienceMs,
);

test(
  `an erasure that is killed ${kills} times goes on by itself, and tells the whole of it once`,
  async () => {
    const { folder } = newDesk();
    await fillWithPerson(folder);
    let isDone = false;
    for (let round = 0; !isDone; round += 1) isDone = await killedOrDone(folder, round);
    await expectForgotten(folder);
    const receipts = await (await openPrivacyFiles(folder, folder)).receipts();
    expect(receipts.map((receipt) => receipt.erased)).toEqual([erased]);
  },
  patienceMs,
);

/** True when the receipt came; after the last kill nobody disturbs it any more. */
async function killedOrDone(folder: string, round: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, folder, ...(round === 0 ? ['erase'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isDone = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begun' && round < kills) setTimeout(() => child.kill('SIGKILL'), Math.random() * 400);
    if (line !== 'receipt') continue;
    isDone = true;
    child.kill('SIGKILL');
  }
  await gone;
  return isDone;
}
