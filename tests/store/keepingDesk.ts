import { onTestFinished } from 'vitest';
import { ok } from '#core/support/result.ts';
import type { KeepingView } from '#core/journal/keeping.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { openWriter } from '../../electron/adapters/sqlite/writer.ts';
import { openKeepingDisk } from '../../electron/adapters/sqlite/keeping/keepingDisk.ts';
import { writeWhole } from '../../electron/adapters/files/wholeFile.ts';
import { type KeptStore, openKeptStore } from '../../electron/services/journal/keptStore.ts';
import { openKeepingBook } from '../../electron/services/keeping/book.ts';
import { type Keeping, createKeeping } from '../../electron/services/keeping/keeping.ts';
import { type FakeClock, fakeClock, silentLog } from '../fakes/clock.ts';
import { append, fact, gaveUp, hungUp, invited, morning, newCall, newDesk, zone } from './journalDesk.ts';

export interface KeptDesk {
  readonly folder: string;
  readonly file: string;
  /** Noon of the day after the calls of `writeCalls`. */
  readonly clock: FakeClock;
  /** Opens it as Portico does; refused with a code where Portico would not start. */
  readonly open: (quiet?: () => boolean) => Promise<OpenedDesk>;
}

interface OpenedDesk {
  readonly store: KeptStore;
  readonly keeping: Keeping;
  /** Resolves with the view as soon as it is so. */
  readonly until: (isSo: (view: KeepingView) => boolean) => Promise<KeepingView>;
  /** How often the journal became another one. */
  readonly exchanged: () => number;
  readonly close: () => Promise<void>;
}

export function newKeptDesk(): KeptDesk {
  const { folder, file } = newDesk();
  const clock = fakeClock(morning + 27 * 60 * 60_000, zone);
  return {
    folder,
    file,
    clock,
    open: async (isQuiet = () => true) => {
      const disk = openKeepingDisk({ file, deskId: 'front', zone: () => zone, writeWhole, stepsBack: false });
      const book = await openKeepingBook({ disk, clock, log: silentLog });
      const updating = await disk.backUpOlder(book.note().backupFolder ?? disk.ownFolder, clock.now());
      const opened = await openKeptStore({
        open: (running) => openJournal({ file, deskId: 'front', zone: () => zone, running, onDamage: book.damaged }),
        setAside: book.setAside,
      });
      if (!opened.ok) throw new Error(`not opened: ${opened.error}`);
      const store = opened.value;
      const watchers = new Set<(view: KeepingView) => void>();
      let exchanges = 0;
      const keeping = createKeeping({
        clock,
        timers: clock,
        log: silentLog,
        disk,
        book,
        updating,
        store,
        settings: () => ok({ text: '{"version":1}' }),
        isQuiet,
        publish: (view) => {
          for (const watch of watchers) watch(view);
        },
        onExchanged: () => {
          exchanges += 1;
        },
      });
      let closing: Promise<void> | null = null;
      const close = (): Promise<void> => {
        closing ??= keeping.close().then(store.close);
        return closing;
      };
      onTestFinished(close);
      return {
        store,
        keeping,
        until: (isSo) =>
          new Promise((resolve) => {
            const watch = (view: KeepingView): void => {
              if (!isSo(view)) return;
              watchers.delete(watch);
              resolve(view);
            };
            watchers.add(watch);
            watch(keeping.view());
          }),
        exchanged: () => exchanges,
        close,
      };
    },
  };
}

/** So many ended calls a minute apart, every third missed, with topic and essence; their ids, oldest first. */
export function writeCalls(file: string, count: number, from = 0): readonly string[] {
  const writer = newDeskWriter(file);
  const ids = Array.from({ length: count }, (_, index) => {
    const nth = from + index;
    const call = newCall();
    const at = morning + nth * 60_000;
    const isMissed = nth % 3 === 2;
    writer.append([
      append(
        fact(
          call,
          at,
          invited(`+38067555${String(1_000 + (nth % 40))}`, nth % 2 === 0 ? 'Оксана Бойко' : 'Marta Brandt'),
        ),
        ...(isMissed ? [] : [fact(call, at + 4_000, { kind: 'answered' })]),
        fact(call, at + 5_000, { kind: 'topic-noted', topic: nth % 2 === 0 ? 'delivery' : 'invoice' }),
        fact(call, at + 6_000, {
          kind: 'essence-noted',
          essence: `order ${nth} ${'to be looked at '.repeat(nth % 30)}`,
        }),
        fact(call, at + 30_000, isMissed ? gaveUp : hungUp),
      ),
    ]);
    return call;
  });
  writer.close();
  return ids;
}

function newDeskWriter(file: string) {
  const opened = openWriter({ file, deskId: 'front', zone });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}
