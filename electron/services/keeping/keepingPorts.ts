import type { HandlersOf } from '#core/contract/server.ts';
import type { Backup, BackupFailure, KeepingView } from '#core/journal/keeping.ts';
import type { ChainHead, KeepingDisk, LongJob } from '#core/journal/keepingDisk.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import type { Result } from '#core/support/result.ts';
import type { KeepingBook } from './book.ts';

export interface KeepingPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly disk: KeepingDisk;
  readonly book: KeepingBook;
  /** The backup of a journal of an older release, begun before it was opened; null: it was of this one. */
  readonly updating: LongJob<Result<Backup, BackupFailure>> | null;
  readonly store: Pick<JournalStore, 'holds'> & {
    readonly head: () => Promise<ChainHead | null>;
    readonly exchange: <T>(act: () => Promise<T>) => Promise<T>;
    readonly leave: () => Promise<void>;
  };
  /** The settings as a file, without a password. */
  readonly settings: () => ReturnType<HandlersOf<'settings'>['settings.export']>;
  readonly isQuiet: () => boolean;
  readonly publish: (view: KeepingView) => void;
  /** The journal is another one: whatever was read of it is read again. */
  readonly onExchanged: () => void;
}
