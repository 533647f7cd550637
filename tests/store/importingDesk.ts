import { writeSync } from 'node:fs';
import { clock, ids, timers } from '../../electron/adapters/machine/clock.ts';
import { openDirectory } from '../../electron/adapters/sqlite/directory.ts';
import { inHandfuls, oldList, row, unwatched } from './importDesk.ts';

/**
 * A desk that imports, in a process of its own, to be killed: `node importingDesk.ts FILE ROUND COUNT`. Says "opened", and
 * "taken" when the import was acknowledged, after it was and not before.
 */
const [, , file = '', round = '', count = ''] = process.argv;
const opened = await openDirectory({ file, companyFile: null, follow: false, clock, ids, timers });
if (!opened.ok) throw new Error(`not opened: ${opened.error}`);
writeSync(1, 'opened\n');
const rows = Array.from({ length: Number(count) }, (_, at) =>
  row(`key ${at}`, `Round ${round} ${String(at).padStart(5, '0')}`, { numbers: [`+4930${1_000_000 + at}`] }),
);
const done = await opened.value.imports.importRows(oldList, inHandfuls(rows, 500), unwatched);
if (!done.ok) throw new Error(`not imported: ${done.error}`);
writeSync(1, 'taken\n');
await opened.value.close();
