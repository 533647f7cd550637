import type { DaySummary } from '#core/journal/entry.ts';
import { type JournalStore, type OpenFailure, type WriteFailure, noHistory } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

/** Opens the journal; on a disk that is full or away now it is opened later. What waiting cannot mend is refused. */
export async function openOrLater(
  open: OpenJournal,
): Promise<Result<JournalStore, Exclude<OpenFailure, WriteFailure>>> {
  const opened = await open();
  if (opened.ok) return opened;
  if (opened.error === 'newer-version' || opened.error === 'damaged') return failed(opened.error);
  return ok(createLateStore(open, opened.error));
}

/** Tries to open the journal's file; the foreseen failures that may pass are 'disk-full' and 'not-writable'. */
type OpenJournal = () => Promise<Result<JournalStore, OpenFailure>>;

/**
 * A journal that could not be opened yet (full disk, vanished drive): calls ring all the same, the keeper holds the facts
 * in memory, and each of its retries tries to open the file again.
 */
function createLateStore(open: OpenJournal, why: WriteFailure): JournalStore {
  let store: JournalStore | null = null;
  let failure: WriteFailure = why;

  async function tryOpen(): Promise<JournalStore | null> {
    if (store !== null) return store;
    const opened = await open();
    if (opened.ok) store = opened.value;
    else failure = opened.error === 'disk-full' ? 'disk-full' : 'not-writable';
    return store;
  }

  return {
    append: async (facts) => (await tryOpen())?.append(facts) ?? failed(failure),
    history: (number) => store?.history(number) ?? Promise.resolve(noHistory),
    list: (query) => store?.list(query) ?? Promise.resolve({ entries: [], more: false }),
    call: (callId) => store?.call(callId) ?? Promise.resolve(null),
    day: (day) => store?.day(day) ?? Promise.resolve(noSummary(day)),
    openCallbacks: (since) => store?.openCallbacks(since) ?? Promise.resolve(null),
    sign: (at) => store?.sign(at),
    close: () => store?.close() ?? Promise.resolve(),
  };
}

function noSummary(day: string): DaySummary {
  return { day, calls: 0, missed: 0, meanAnswerMs: null };
}
