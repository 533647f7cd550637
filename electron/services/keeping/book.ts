import type { JournalDamage } from '#core/journal/keeping.ts';
import type { KeepingDisk, KeepingNote } from '#core/journal/keepingDisk.ts';
import type { Clock, Log } from '#core/support/ports.ts';
import { createTurns } from '#core/support/turns.ts';

/** What is remembered of the keeping: in memory at once, on the disk as soon as it lets. */
export interface KeepingBook {
  readonly note: () => KeepingNote;
  readonly change: (changes: Partial<KeepingNote>) => void;
  readonly damaged: (kind: JournalDamage['kind']) => void;
  /** Sets the journal's files aside, to be joined later; false when the disk refuses. */
  readonly setAside: () => boolean;
  /** Calls `listener` after each change; one listener. */
  readonly onChanged: (listener: () => void) => void;
  /** Everything is on the disk, or cannot be. */
  readonly close: () => Promise<void>;
}

const gravest: readonly JournalDamage['kind'][] = ['file', 'missing', 'events', 'lines'];

export async function openKeepingBook(ports: {
  readonly disk: Pick<KeepingDisk, 'load' | 'save' | 'setAside'>;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<KeepingBook> {
  const { disk, clock, log } = ports;
  const inTurn = createTurns();
  let note = await disk.load();
  // A journal was set aside, and the desk was stopped before it was noted.
  if (note.aside.length > 0 && note.damage === null) note = { ...note, damage: { kind: 'file', at: clock.now() } };
  let listener: (() => void) | null = null;

  function change(changes: Partial<KeepingNote>): void {
    note = { ...note, ...changes };
    const written = note;
    void inTurn(() => (written === note ? disk.save(written) : Promise.resolve(true)));
    listener?.();
  }

  function damaged(kind: JournalDamage['kind']): void {
    const { damage } = note;
    if (damage !== null && gravest.indexOf(damage.kind) <= gravest.indexOf(kind)) return;
    log.warn('journal-damaged', { kind });
    change({ damage: { kind, at: clock.now() } });
  }

  return {
    note: () => note,
    change,
    damaged,
    setAside: () => {
      const file = disk.setAside(clock.now());
      if (file === null) return false;
      // The new journal's chain begins anew, and so does every check.
      change({ aside: [...note.aside, { file, reached: note.head?.seq ?? 0 }], head: null, place: null });
      damaged('file');
      return true;
    },
    onChanged: (heard) => {
      listener = heard;
    },
    close: async () => {
      await inTurn(() => Promise.resolve());
    },
  };
}
