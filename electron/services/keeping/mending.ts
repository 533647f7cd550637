import type { KeepingView, LostSpan } from '#core/journal/keeping.ts';
import type { KeepingNote, MendReport } from '#core/journal/keepingDisk.ts';
import type { Result } from '#core/support/result.ts';
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

/** Puts the journal in order while the desk works: a new file is made beside, and takes the place of the old one at the end. */
export function createMending(
  ports: Omit<KeepingPorts, 'publish'> & {
    readonly doing: Doing;
    readonly folder: () => string;
    readonly onMended: () => void;
  },
): Mending {
  const { clock, book, disk, doing, store, log } = ports;
  let failure: KeepingView['mendFailure'] = null;

  async function made({ backupId, keepNewer }: MendingWish, aside: KeepingNote['aside']): Promise<Result<MendReport>> {
    const from = backupId === null ? null : { folder: ports.folder(), backupId };
    return doing.run('mend', () => disk.mend({ from, damaged: keepNewer ? aside : [], keepsNewer: keepNewer }));
  }

  async function mend(wish: MendingWish): Promise<void> {
    if (doing.now()?.what === 'mend') return;
    failure = null;
    await doing.stop();
    const { aside, head, damage } = book.note();
    const list = await disk.backups(ports.folder());
    const from = list.find(({ backupId }) => backupId === wish.backupId);
    if (wish.backupId !== null && from === undefined) return fail('backup-gone', 'backup-gone');
    const report = await made(wish, aside);
    if (!report.ok)
      return fail(
        report.error === 'SQLITE_FULL' || report.error === 'ENOSPC' ? 'no-space' : 'not-mended',
        report.error,
      );
    const at = clock.now();
    // From here on another chain is the journal's.
    book.change({ head: null, place: null });
    const placed = await store.exchange(() => disk.takePlace(wish.keepNewer ? report.value.joinedUpTo : null, at));
    if (!placed.ok) {
      book.change({ head });
      return fail('not-mended', placed.error);
    }
    const { calls, facts, added, lost } = report.value;
    const missing = damage?.kind === 'missing' && wish.keepNewer ? missingSince(facts, head?.seq ?? 0) : [];
    log.info('journal-mended', { calls, added, lost: lost.length + missing.length });
    book.change({
      damage: null,
      aside: [],
      mended: { at, from: from?.at ?? null, calls, added, lost: [...lost, ...missing], aside: placed.value },
    });
    disk.joined(aside);
    ports.onMended();
  }

  function fail(why: NonNullable<KeepingView['mendFailure']>, code: string): void {
    failure = why;
    log.warn('journal-not-mended', { code });
    book.change({});
  }

  return { mend, failure: () => failure };
}

function missingSince(facts: number, reached: number): readonly LostSpan[] {
  return facts < reached ? [{ from: null, until: null, facts: reached - facts }] : [];
}
