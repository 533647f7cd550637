import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { callId } from '#core/support/ids.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { scratchFolder } from '../product/host.ts';
import { type Figure, compared } from './figures.ts';

/** (d) One fact appended and on the disk, with its chain, projection and full text, against the plainest durable insert. */
export async function measureCommit(times: number): Promise<Figure> {
  const { folder, remove } = scratchFolder();
  const opened = await openJournal({
    file: path.join(folder, 'journal.db'),
    deskId: 'desk',
    zone: () => 'Europe/Kyiv',
  });
  if (!opened.ok) throw new Error(opened.error);
  const plain = new Database(path.join(folder, 'plain.db'));
  plain.pragma('journal_mode = WAL');
  plain.pragma('synchronous = FULL');
  plain.exec('CREATE TABLE event (id TEXT PRIMARY KEY, payload TEXT) STRICT');
  const insert = plain.prepare('INSERT INTO event VALUES (?, ?)');
  const id = callId(v7());
  await opened.value.append([
    {
      callId: id,
      at: Date.now(),
      body: {
        kind: 'invited',
        direction: 'in',
        number: '+380675550914',
        numberShown: '+380 67 555 09 14',
        displayName: '',
        dialled: '',
        verification: 'not-said',
        sipCallId: 'bench',
        headers: [],
      },
    },
  ]);
  const value: number[] = [];
  const least: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const essence = `Order ${turn}: wants delivery on Friday instead of Monday`;
    const started = performance.now();
    await opened.value.append([{ callId: id, at: Date.now(), body: { kind: 'essence-noted', essence } }]);
    const appended = performance.now();
    insert.run(v7(), JSON.stringify({ kind: 'essence-noted', essence }));
    value.push(appended - started);
    least.push(performance.now() - appended);
  }
  await opened.value.close();
  plain.close();
  remove();
  return compared('commit: an event of the journal', value, least, {
    says: 'p50 <= 3 times the plainest insert',
    met: (spread, bare) => spread.p50 <= 3 * bare.p50,
  });
}
