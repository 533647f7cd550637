import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import type { CallFact } from '#core/journal/fact.ts';
import { callId } from '#core/support/ids.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { startHost } from '../product/host.ts';
import { manyNumber } from '../product/manyContacts.ts';
import { type Figure, compared } from './figures.ts';
import { commits, openedIn, openedStore } from './journalDesk.ts';

const starts = 10;

/** What a journal of so many calls, in this folder, costs a start: of the journal by itself, and of the whole desk. */
export async function measureStarts(folder: string, count: number): Promise<readonly Figure[]> {
  const file = path.join(folder, 'journal.db');
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  const exchange = await createExchange({ password: 'bench', employees: [] });
  const settings = { version: 1, account: exchange.account, country: 'UA' };

  /** From the program's start to the line that says it is ready for its pages. */
  async function begun(data: string): Promise<number> {
    const since = performance.now();
    const host = await startHost({ data, settings });
    const ms = performance.now() - since;
    await host.stop();
    return ms;
  }

  const figures = [
    await inTurn(
      `reading: opened with its first page, ${count} calls (floor: none)`,
      () => openedIn(file),
      () => openedIn(path.join(folder, 'few.db')),
    ),
    await inTurn(
      `reading: the desk begun, ${count} calls (floor: none)`,
      () => begun(folder),
      () => begun(empty),
    ),
  ];
  await exchange.close();
  return figures;
}

async function inTurn(name: string, one: () => Promise<number>, other: () => Promise<number>): Promise<Figure> {
  await one();
  await other();
  const large: number[] = [];
  const small: number[] = [];
  for (let turn = 0; turn < starts; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
    large.push(await one());
    // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
    small.push(await other());
  }
  return compared(name, large, small, {
    says: 'p50 <= floor + 100',
    met: (value, least) => value.p50 <= least.p50 + 100,
  });
}

/** A call that comes, of a number that has called before. */
function arrival(nth: number): CallFact {
  const number = manyNumber(nth * 37);
  return {
    callId: callId(v7()),
    at: Date.now(),
    body: {
      kind: 'invited',
      direction: 'in',
      number,
      numberShown: number,
      displayName: '',
      dialled: '+380442370000',
      verification: 'not-said',
      sipCallId: `${nth}@pbx.example`,
      headers: [{ name: 'From', value: `<sip:${number}@pbx.example>` }],
    },
  };
}

/** Commits into a journal of many calls and into one of none, in turn. */
export async function measureCommits(file: string, empty: string, times: number): Promise<readonly Figure[]> {
  const many = await openedStore(file);
  const few = await openedStore(empty);
  const figures: Figure[] = [];
  for (const [what, factOf] of [
    ['a note', undefined],
    ['a call that comes', arrival],
  ] as const) {
    const took: number[] = [];
    const least: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const share = Math.ceil(times / 10);
      // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
      took.push(...(await commits(many, share, null, factOf)));
      // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
      least.push(...(await commits(few, share, null, factOf)));
    }
    figures.push(
      compared(`reading: commit of ${what} (floor: in a journal without calls)`, took, least, {
        says: 'p50 and p95 <= 2 x floor',
        met: (value, floor) => value.p50 <= 2 * floor.p50 && value.p95 <= 2 * floor.p95,
      }),
    );
  }
  await many.close();
  await few.close();
  return figures;
}
