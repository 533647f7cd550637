import { writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CallerCard } from '#core/caller/card.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { SavedView } from '#core/journal/savedView.ts';
import { callId } from '#core/support/ids.ts';
import { ids } from '../../electron/adapters/machine/clock.ts';
import { openDirectory } from '../../electron/adapters/sqlite/directory.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { cardOf } from '../fakes/card.ts';
import { clock, hurriedTimers, openWriting, zone } from './writingParts.ts';

/** Rests are as short as can be. */
const timers = hurriedTimers(1);

export interface CorrectingDesk {
  readonly atDesk: Set<string>;
  readonly views: () => readonly SavedView[];
  readonly setViews: (views: readonly SavedView[]) => void;
  /** When the newest bulk correction is over. */
  readonly over: () => Promise<BulkView>;
}

/** Journal, playbooks and all that is written into them afterwards; it is nobody's desk, so that nobody calls. */
export async function openCorrectingDesk(folder: string, onChanged: (bulk: BulkView) => void = () => undefined) {
  const opened = await openJournal({ file: path.join(folder, 'journal.db'), deskId: 'front', zone: () => zone });
  const directory = await openDirectory({
    file: path.join(folder, 'directory.db'),
    companyFile: null,
    follow: false,
    clock,
    ids,
    timers,
  });
  if (!opened.ok || !directory.ok) throw new Error('not opened');
  const store = opened.value;
  let views: readonly SavedView[] = [];
  const atDesk = new Set<string>();
  const waiting = new Set<(bulk: BulkView) => void>();
  const { shelf, writing, handlers } = await openWriting({
    folder,
    store,
    directory: directory.value,
    timers,
    isAtDesk: (id) => atDesk.has(id),
    views: {
      all: () => views,
      change: (change) => {
        views = change(views);
        return Promise.resolve(true);
      },
    },
    onChanged: (bulk) => {
      onChanged(bulk);
      for (const tell of waiting) tell(bulk);
    },
  });
  /** When nothing is at work any more, as it stands then. */
  const over = (): Promise<BulkView> =>
    new Promise((resolve) => {
      const look = (bulk: BulkView): void => {
        if (bulk.state === 'running' || bulk.state === 'undoing') return;
        waiting.delete(look);
        resolve(bulk);
      };
      waiting.add(look);
    });
  return {
    store,
    shelf,
    handlers,
    notedAs: writing.notedAs,
    forgetPerson: writing.forgetPerson,
    atDesk,
    over,
    views: () => views,
    setViews: (wanted: readonly SavedView[]) => {
      views = wanted;
    },
    close: async () => {
      await writing.close();
      await directory.value.close();
      await store.close();
    },
  };
}

const card = cardOf('client');
const labelled: CallerCard = {
  ...card,
  guidance: { ...card.guidance, topics: [{ topic: 'delivery', label: 'Delivery' }] },
};

/** An ended call of a client about `topic`, so many minutes after the first one. */
export function endedCall(nth: number, topic: string, start = 1_788_329_400_000): readonly CallFact[] {
  const number = `+38067555${1_000 + nth}`;
  const at = start + nth * 60_000;
  const bodies: readonly FactBody[] = [
    {
      kind: 'invited',
      direction: 'in',
      number,
      numberShown: number,
      displayName: '',
      dialled: '+380442370000',
      verification: 'not-said',
      sipCallId: `call-${nth}`,
      headers: [],
    },
    { kind: 'recognised', card: { ...labelled, name: `Caller ${nth}` } },
    { kind: 'answered' },
    ...(topic === '' ? [] : [{ kind: 'topic-noted' as const, topic }]),
    { kind: 'essence-noted', essence: `note ${nth}` },
    {
      kind: 'ended',
      outcome: 'answered',
      cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
    },
  ];
  return bodies.map((body, place) => ({ callId: callId(`call-${nth}`), at: at + place * 1_000, body }));
}

/** `node correctingDesk.ts FOLDER begin|undo|go-on`: says "slice N" whenever calls were changed, and "over STATE". */
if (process.argv[1]?.endsWith('correctingDesk.ts') === true) {
  const [, , folder = '', what = ''] = process.argv;
  // A stream would still be flushing when the process is killed.
  const say = (line: string): void => void writeSync(1, `${line}\n`);
  const desk = await openCorrectingDesk(folder, ({ state, changed }) => say(`slice ${state} ${changed}`));
  const newest = async (): Promise<BulkView | undefined> => {
    const listed = await desk.handlers['bulk.list']({});
    return listed.ok ? listed.value.bulks[0] : undefined;
  };
  const order = { filter: { topics: ['delivery'] }, except: [], why: 'sorted anew' };
  const over = desk.over();
  if (what === 'begin') await desk.handlers['bulk.start']({ ...order, change: { field: 'topic', to: 'invoice' } });
  if (what === 'undo') await desk.handlers['bulk.undo']({ bulkId: (await newest())?.bulkId ?? '' });
  const begun = await newest();
  // The kill may come so late that it was over: nothing is told of it any more.
  const isOver = begun !== undefined && begun.state !== 'running' && begun.state !== 'undoing';
  const { state, changed } = isOver ? begun : await over;
  say(`over ${state} ${changed}`);
  await desk.close();
}
