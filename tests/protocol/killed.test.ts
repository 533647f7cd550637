import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { office } from '../product/company.ts';
import { scratchFolder, startHost } from '../product/host.ts';
import { onPaper } from '../product/page.ts';

/** How often the desk is killed; `npm run soak` does it 200 times. */
const kills = Number(process.env['PORTICO_KILLS'] ?? 4);

test(
  `a desk killed at ${kills} random moments after the caller heard ringing has every call in its journal`,
  { timeout: 30_000 + kills * 5_000 },
  async () => {
    const { folder, remove } = scratchFolder();
    writeFileSync(path.join(folder, 'company.json'), JSON.stringify(office));
    const exchange = await createExchange({ password: 'secret' });
    const expected: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      // One after the other on the same journal, as a desk that falls and is started again.
      const registered = exchange.registered();
      const host = await startHost({
        data: folder,
        settings: { version: 1, account: exchange.account, country: 'UA' },
      });
      await registered;
      const number = `+38044555${String(1000 + round)}`;
      const call = exchange.call({ from: number, offer: onPaper });
      await call.until('ringing');
      expected.push(number);
      // The random moment: while the card's facts are still being written, or long after.
      const later = Math.random() * 40;
      await new Promise((reached) => setTimeout(reached, later));
      await host.kill();
      call.cancel();
    }
    await exchange.close();
    const journal = await openJournal({
      file: path.join(folder, 'journal.db'),
      deskId: 'desk',
      zone: () => 'Europe/Kyiv',
    });
    if (!journal.ok) throw new Error(journal.error);
    const { entries } = await journal.value.list({ filter: {}, from: { kind: 'newest' }, limit: 200 });
    await journal.value.close();
    remove();
    expect(entries.map(({ number, outcome }) => ({ number, outcome })).toReversed()).toEqual(
      expected.map((number) => ({ number, outcome: 'missed' })),
    );
  },
);
