import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ok } from '#core/support/result.ts';
import { migrations } from '../../electron/adapters/sqlite/migrations/all.ts';
import { everything, fact, invited, looking, morning, newCall } from './journalDesk.ts';
import { type KeptDesk, newKeptDesk } from './keepingDesk.ts';

/** As the first release left it. */
function oldDesk(): KeptDesk {
  const desk = newKeptDesk();
  const packed = readFileSync(fileURLToPath(new URL('released/journal-1.db.gz', import.meta.url)));
  writeFileSync(desk.file, gunzipSync(packed));
  return desk;
}

function versionIn(file: string): unknown {
  return looking(file, (db) => db.pragma('user_version', { simple: true }));
}

test(
  'before a new release changes the journal of an older one there is a backup of it as it was, named so and looked at',
  { timeout: 180_000 },
  async () => {
    const desk = oldDesk();
    const { until, keeping, close } = await desk.open();
    const { backups, folder } = await until((view) => view.backups.length > 0 && view.doing === null);
    const [backup] = backups;
    expect(backup).toMatchObject({ beforeUpdate: true, verified: true, calls: 5, facts: 16 });
    expect(backup?.backupId).toMatch(/-before-update$/);
    const journal = path.join(folder.path, backup?.backupId ?? '', 'journal.db');
    expect([versionIn(journal), versionIn(desk.file)]).toEqual([1, migrations.length]);
    // It is gone back to as to any other.
    void keeping.handlers['keeping.restore']({ backupId: backup?.backupId ?? '', keepNewer: false });
    const { mended } = await until((view) => view.mended !== null && view.doing === null);
    expect(mended).toMatchObject({ from: backup?.at, calls: 5 });
    await close();
    // The next start is no update.
    const again = await desk.open();
    await again.until((view) => view.backups.length > 0 && view.doing === null);
    expect(again.keeping.view().backups).toHaveLength(1);
  },
);

test(
  'where that backup cannot be made the desk opens all the same, and says why there is none',
  { timeout: 180_000 },
  async () => {
    const desk = oldDesk();
    const away = path.join(desk.folder, 'drive-that-is-away', 'backups');
    writeFileSync(path.join(desk.folder, 'keeping.json'), JSON.stringify({ backupFolder: away }));
    const { store, until } = await desk.open();
    const { backupFailure } = await until((view) => view.backupFailure !== null);
    expect(backupFailure?.why).toBe('folder-away');
    expect(existsSync(away)).toBe(false);
    expect((await store.list(everything)).entries).toHaveLength(5);
    expect(await store.append([fact(newCall(), morning + 90_000_000, invited('214'))])).toEqual(ok(null));
  },
);
