import type { KeepingView, LostSpan } from '#core/journal/keeping.ts';
import type { KeepingNote, LongJob, MendReport } from '#core/journal/keepingDisk.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { Backups } from './backups.ts';
import { searchEveryOf } from './checks.ts';
import type { Doing } from './doing.ts';
import type { KeepingPorts } from './keepingPorts.ts';

interface MendingWish {
  /** The backup to begin with; null: none, all is read from what is there. */
  readonly backupId: string | null;
  /** What is newer than the backup, in the journal in use and in those set aside, is added. */
  readonly keepNewer: boolean;
}

export interface Mending {
  readonly mend: (wish: MendingWish) => Promise<void>;
  readonly failure: () => KeepingView['mendFailure'];
}

interface Placed {
  readonly at: number;
  /** When the backup was made that it began with. */
  readonly from: number | null;
  /** Of the moment before. */
  readonly before: Pick<KeepingNote, 'aside' | 'head' | 'damage'>;
  readonly report: Omit<MendReport, 'damage' | 'joinedUpTo'>;
  /** The folder of the journal that was replaced. */
  readonly replaced: string;
}

/**
 * Puts the journal in order while the desk works: a new file is made beside, looked at, and takes the place of the old one at
 * the end. All of it is one job, so that nothing else is begun in between.
 */
export function createMending(
  ports: Omit<KeepingPorts, 'publish'> & {
    readonly doing: Doing;
    readonly backups: Pick<Backups, 'folder' | 'read'>;
  },
): Mending {
  const { clock, book, disk, doing, store, log } = ports;
  let failure: KeepingView['mendFailure'] = null;

  function begin({ backupId, keepNewer }: MendingWish): LongJob<Placed> {
    let making: LongJob<MendReport> | null = null;
    let isStopped = false;

    /** One in use that cannot be read is set aside, and read page by page as whatever was set aside meanwhile. */
    async function made(): Promise<Result<MendReport>> {
      if (isStopped) return failed('stopped');
      const { aside, checked } = book.note();
      const from = backupId === null ? null : { folder: ports.backups.folder(), backupId };
      const wish = { from, damaged: keepNewer ? aside : [], keepsNewer: keepNewer };
      making = disk.mend({ ...wish, searchEvery: searchEveryOf(checked?.calls ?? 0) }, doing.progress);
      const report = await making.done;
      making = null;
      if (!report.ok && report.error === 'SOURCE_DAMAGED') await store.leave();
      return book.note().aside === aside ? report : made();
    }

    async function act(): Promise<Result<Placed>> {
      const list = await disk.backups(ports.backups.folder());
      const from = list.find((one) => one.backupId === backupId);
      if (backupId !== null && from === undefined) return failed('backup-gone');
      const report = await made();
      if (!report.ok) return from !== undefined && isDamage(report.error) ? failed('backup-bad') : report;
      if (report.value.damage !== null) return failed(from === undefined ? 'not-mended' : 'backup-bad');
      if (isStopped) return failed('stopped');
      const before = book.note();
      const at = clock.now();
      // From here on another chain is the journal's.
      book.change({ head: null, place: null });
      const exchanged = await store.exchange(() =>
        book.note().aside === before.aside
          ? disk.takePlace(keepNewer ? report.value.joinedUpTo : null, at)
          : Promise.resolve(failed('set-aside')),
      );
      if (!exchanged.ok) {
        book.change({ head: before.head });
        return exchanged;
      }
      const { calls, facts, added, lost } = report.value;
      const tail = exchanged.value;
      return ok({
        at,
        from: from?.at ?? null,
        before,
        report: { calls, facts: facts + tail.added, added: added + tail.added, lost: [...lost, ...tail.lost] },
        replaced: tail.aside,
      });
    }

    return {
      done: act(),
      stop: async () => {
        isStopped = true;
        await making?.stop();
      },
    };
  }

  function placed({ at, from, before, report, replaced }: Placed, { keepNewer }: MendingWish): void {
    const { calls, facts, added } = report;
    const isMissing = before.damage?.kind === 'missing' && keepNewer;
    const lost = isMissing ? [...report.lost, ...missing(report, before.head?.seq ?? 0)] : report.lost;
    log.info('journal-mended', { calls, added, lost: lost.length });
    book.change({
      damage: null,
      aside: [],
      // All of it was looked at before it took the place.
      checked: { at, calls, facts, isGood: true },
      mended: { at, from, calls, added, lost: [...lost], aside: replaced },
    });
    disk.joined(before.aside);
  }

  async function failedBy(code: string, { backupId }: MendingWish): Promise<void> {
    log.warn('journal-not-mended', { code });
    failure = failureOf(code);
    book.change({});
    if (failure !== 'backup-bad' || backupId === null) return;
    await disk.doubt(ports.backups.folder(), backupId);
    await ports.backups.read();
  }

  return {
    mend: async (wish) => {
      failure = null;
      const mended = await doing.runInstead(
        'mend',
        () => begin(wish),
        (result) => {
          if (result.ok) placed(result.value, wish);
        },
      );
      if (!mended.ok && mended.error !== 'stopped' && mended.error !== 'busy') await failedBy(mended.error, wish);
    },
    failure: () => failure,
  };
}

function isDamage(code: string): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

function failureOf(code: string): NonNullable<KeepingView['mendFailure']> {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'no-space';
  return code === 'backup-gone' || code === 'backup-bad' ? code : 'not-mended';
}

/** What is neither there nor known to be lost already. */
function missing({ facts, lost }: Placed['report'], reached: number): readonly LostSpan[] {
  const count = reached - facts - lost.reduce((sum, span) => sum + span.facts, 0);
  return count > 0 ? [{ from: null, until: null, facts: count }] : [];
}
