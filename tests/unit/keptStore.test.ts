import { expect, test } from 'vitest';
import { type JournalStore, type OpenFailure, noHistory } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { Unreadable } from '#core/support/unreadable.ts';
import { settled } from '../fakes/clock.ts';
import { openKeptStore } from '../../electron/services/journal/keptStore.ts';

type Drive = 'there' | 'away' | 'back';

/** A journal on a drive that comes and goes: what was open before it went stays lost, as with a file of the network. */
function journalOn(drive: { is: Drive }): JournalStore {
  const born = drive.is;
  const given = <T>(answer: T): Promise<T> =>
    drive.is === born ? Promise.resolve(answer) : Promise.reject(new Unreadable('SQLITE_IOERR_READ'));
  return {
    append: () => Promise.resolve(drive.is === born ? ok(null) : failed('not-writable', 'SQLITE_IOERR_WRITE')),
    history: () => given({ ...noHistory, count: 3 }),
    list: () => given({ entries: [], more: true, partial: false }),
    portion: () => given({ entries: [], more: true, partial: false }),
    count: () => given(ok({ calls: 7, missed: 0, partial: false })),
    groups: () => given(ok({ groups: [], calls: 7, missed: 0, partial: false })),
    choices: () => given({ classes: [], topics: [], employees: [], dialled: [] }),
    others: () => given({ entries: [], more: false, partial: false }),
    call: () => given(null),
    day: (day) => given({ day, calls: 7, missed: 0, meanAnswerMs: null }),
    dialled: () => given([]),
    lessons: () => given([{ circumstances: 'outside', day: '2026-11-28', class: 'client', stood: 1, to: 0, from: 0 }]),
    corrections: () => given([]),
    forget: () => Promise.resolve(ok(null)),
    openCallbacks: () => given([]),
    head: () => given({ seq: 9, chainHash: 'ab' }),
    holds: () => given(true),
    doneLately: () => given([]),
    overdue: () => given({ callIds: [], upTo: null }),
    findPerson: () => given({ calls: [], mentioned: [], upTo: null, of: 0 }),
    erase: () => Promise.resolve(ok(0)),
    scrub: () => Promise.resolve(ok(true)),
    sign: () => undefined,
    close: () => Promise.resolve(),
  };
}

async function opened(drive: { is: Drive }) {
  const store = await openKeptStore({
    open: (): Promise<Result<JournalStore, OpenFailure>> =>
      Promise.resolve(drive.is === 'away' ? failed('not-writable') : ok(journalOn(drive))),
    setAside: () => false,
  });
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

const everything = { filter: {}, from: { kind: 'newest' }, limit: 1 } as const;

test('while the drive is away nothing is read as if there were no calls, and it is found again by whoever asks', async () => {
  const drive: { is: Drive } = { is: 'there' };
  const store = await opened(drive);
  expect(await store.list(everything)).toEqual({ entries: [], more: true, partial: false });
  drive.is = 'away';
  await expect(store.list(everything)).rejects.toThrow(Unreadable);
  await expect(store.day('2026-11-28')).rejects.toThrow(Unreadable);
  expect([await store.history('214'), await store.openCallbacks(0), await store.head()]).toEqual([
    noHistory,
    null,
    null,
  ]);
  expect(await store.append([])).toEqual(failed('not-writable', 'SQLITE_IOERR_WRITE'));
  drive.is = 'back';
  expect(await store.day('2026-11-28')).toMatchObject({ calls: 7 });
  expect(await store.append([])).toEqual(ok(null));
});

test('facts find a drive that is back as well, and one that was away from the start', async () => {
  const lost: { is: Drive } = { is: 'there' };
  const one = await opened(lost);
  lost.is = 'back';
  expect(await one.append([])).toEqual(ok(null));
  const away: { is: Drive } = { is: 'away' };
  const other = await opened(away);
  await expect(other.list(everything)).rejects.toThrow(Unreadable);
  expect(await other.append([])).toEqual(failed('not-writable'));
  away.is = 'there';
  expect(await other.list(everything)).toEqual({ entries: [], more: true, partial: false });
});

test('while the journal is exchanged lists and lessons wait for the new one, and nobody who rings does', async () => {
  const store = await opened({ is: 'there' });
  let placed = (): void => undefined;
  const exchanged = store.exchange(
    () =>
      new Promise<void>((resolve) => {
        placed = resolve;
      }),
  );
  const asked = Promise.all([store.lessons('2026-01-01'), store.day('2026-11-28')]);
  expect(await store.history('214')).toEqual(noHistory);
  await settled();
  placed();
  await exchanged;
  expect(await asked).toMatchObject([[{ class: 'client' }], { calls: 7 }]);
  expect(await store.history('214')).toMatchObject({ count: 3 });
});
