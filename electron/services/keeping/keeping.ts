import type { HandlersOf } from '#core/contract/server.ts';
import type { KeepingView } from '#core/journal/keeping.ts';
import { failed, ok } from '#core/support/result.ts';
import { createBackups } from './backups.ts';
import { createChecks } from './checks.ts';
import { type Doing, createDoing } from './doing.ts';
import type { KeepingPorts } from './keepingPorts.ts';
import { createMending } from './mending.ts';

interface Copies {
  /** What keeps them from being made anew; null: nothing. */
  readonly hindered: () => Promise<'backup-folder' | 'journal' | null>;
  /** A new backup, and none before it, nor a journal that was replaced; null: it could not be made. */
  readonly renew: () => Promise<{ readonly backups: number; readonly replaced: number } | null>;
}

export interface Keeping {
  readonly view: () => KeepingView;
  readonly handlers: HandlersOf<'keeping'>;
  /** Copies of the journal that hold a person who is to be forgotten. */
  readonly copies: Copies;
  readonly close: () => Promise<void>;
}

/** How often it is looked whether something is to be done. */
const lookMs = 60_000;
/** The desk is up, and the first calls of the morning have come. */
const settleMs = 30_000;

/** Sees to it that the journal can be trusted: looks at it, keeps backups of it, and brings it back. */
export function createKeeping(ports: KeepingPorts): Keeping {
  const { timers, book, store } = ports;
  const doing: Doing = createDoing(tell);
  const checks = createChecks({ ...ports, doing });
  const backups = createBackups({ ...ports, doing, onChanged: tell });
  const mending = createMending({ ...ports, doing, backups });
  const { checked: checkedBefore } = book.note();
  let stopLooking: (() => void) | null = null;
  let isClosed = false;

  function view(): KeepingView {
    const { damage, checked, backupFailure, mended: last } = book.note();
    return {
      damage,
      checked,
      isLookedThrough: checked !== null && checked !== checkedBefore && checked.isGood,
      doing: doing.now(),
      backups: [...backups.list()],
      backupFailure,
      folder: { path: backups.folder(), isOwn: book.note().backupFolder === null },
      mended: last,
      mendFailure: mending.failure(),
    };
  }

  function tell(): void {
    if (!isClosed) ports.publish(view());
  }

  /** What was known to be written is still there; then how far it is known to reach now. */
  async function remember(isFirst: boolean): Promise<void> {
    const { head: known } = book.note();
    if (isFirst && known !== null && !(await store.holds(known).catch(() => true))) book.damaged('missing');
    const head = await store.head().catch(() => null);
    // Where something is missing the old end is what tells how much.
    if (head === null || book.note().damage?.kind === 'missing' || head.seq === known?.seq) return;
    book.change({ head });
  }

  async function look(isFirst: boolean): Promise<void> {
    if (isClosed) return;
    await remember(isFirst);
    if (isFirst) await backups.read();
    if (isClosed) return;
    if (doing.now() === null && ports.isQuiet()) {
      if (checks.isDue(isFirst)) checks.begin();
      else if (backups.isDue()) void backups.make();
    }
    stopLooking = timers.after(lookMs, () => void look(false));
  }

  async function renewCopies(): ReturnType<Copies['renew']> {
    await doing.stop();
    const { disk } = ports;
    const before = await disk.backups(backups.folder());
    const elsewhere = backups.folder() === disk.ownFolder ? [] : await disk.backups(disk.ownFolder);
    await backups.make();
    if (!backups.list().some(({ backupId }) => before.every((old) => old.backupId !== backupId))) return null;
    for (const { backupId } of before) await disk.drop(backups.folder(), backupId);
    for (const { backupId } of elsewhere) await disk.drop(disk.ownFolder, backupId);
    await backups.read();
    return { backups: before.length + elsewhere.length, replaced: await disk.dropReplaced() };
  }

  let { aside } = book.note();
  book.onChanged(() => {
    tell();
    if (book.note().aside === aside) return;
    aside = book.note().aside;
    ports.onExchanged();
  });
  const begun = remember(true)
    .then(() => backups.read())
    .then(tell);
  if (ports.updating !== null) void backups.follow(ports.updating);
  stopLooking = timers.after(settleMs, () => void look(true));

  return {
    view,
    handlers: {
      'keeping.check': () => {
        checks.begin();
        return ok({});
      },
      'keeping.back-up': () => {
        void backups.make();
        return ok({});
      },
      'keeping.restore': (wish) => {
        if (!wish.keepNewer && !ports.isQuiet()) return failed('busy-with-calls');
        void mending.mend(wish);
        return ok({});
      },
      'keeping.set-folder': async ({ folder }) => ((await backups.setFolder(folder)) ? ok({}) : failed('not-there')),
    },
    copies: {
      hindered: async () => {
        const note = book.note();
        const { damage, backupFolder } = note;
        if (damage !== null || note.aside.length > 0) return 'journal';
        return backupFolder === null || (await ports.disk.isUsable(backupFolder)) ? null : 'backup-folder';
      },
      renew: renewCopies,
    },
    close: async () => {
      isClosed = true;
      stopLooking?.();
      await begun.catch(() => null);
      await doing.stop();
      await remember(false);
      await book.close();
    },
  };
}
