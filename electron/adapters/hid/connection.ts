import type { HidConnection, HidEvents } from '#core/headset/ports.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';
import type { HungPaths } from './hung.ts';
import { closed, type Opened } from './openPath.ts';
import { afterThisTick, within } from './patience.ts';

export interface ConnectionPorts {
  readonly timers: Timers;
  readonly log: Log;
  readonly hung: HungPaths;
}

type Written = Result<null, 'failed' | 'hung' | 'gone'>;

const writingMs = 1000;
const closingMs = 1000;

/**
 *   open --- a write has no answer for 1 s ---> hung --+
 *     |----- reading its first path failed ---> lost --+--> all paths closed, onLost told once
 *     +----- close() -------------------------> closed ---> all paths closed
 *
 * Reading begins at the end of this tick, so nothing is told before the caller has what this returns. `owners`: which
 * path takes a report, by its id; where it is not known (or wrong) the paths are tried in turn, and who took it is kept.
 */
export function connectionOf(
  opened: readonly [Opened, ...Opened[]],
  owners: ReadonlyMap<number, string>,
  events: HidEvents,
  { timers, log, hung }: ConnectionPorts,
): HidConnection {
  let state: 'open' | 'hung' | 'lost' | 'closed' = 'open';
  let live: readonly Opened[] = opened;
  let closing: Promise<void> | null = null;
  const owner = new Map(owners);
  const inTurn = createTurns();

  // A second `data` listener, and a close() in the tick of the first, throw where nobody can catch it.
  for (const one of opened) {
    // Also when an error was told: without this listener it would end the process.
    one.handle.on('error', () => readingFailed(one));
    one.handle.on('data', told);
  }
  const reading = afterThisTick();
  void reading.then(() => {
    for (const { early } of opened) if (early.length > 0) told(early);
  });

  function told(report: Uint8Array): void {
    // node-hid still reads for up to 50 ms after close().
    if (state === 'open') guarded(() => events.onReport(new Uint8Array(report)));
  }

  /** An exception thrown into node-hid would come back as an error of the device. */
  function guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      log.warn('hid-listener-threw', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  function readingFailed(one: Opened): void {
    if (one === opened[0]) end('lost');
    else {
      live = live.filter((other) => other !== one);
      void reading.then(() => closed(one.handle));
    }
  }

  function end(as: 'hung' | 'lost'): void {
    if (state !== 'open') return;
    state = as;
    log.warn('hid-lost', { why: as });
    void close();
    guarded(events.onLost);
  }

  function refusal(): Written {
    return failed(state === 'hung' ? 'hung' : 'gone');
  }

  async function writeTo(one: Opened, kind: 'write' | 'sendFeatureReport', report: Uint8Array): Promise<Written> {
    const asked = one.handle[kind](Buffer.from(report));
    const outcome = await within(timers, writingMs, asked);
    if (outcome.is === 'done') return ok(null);
    if (outcome.is === 'failed') return state === 'open' ? failed('failed') : refusal();
    hung.hold(one.path, asked);
    end('hung');
    return refusal();
  }

  async function writeOne(kind: 'write' | 'sendFeatureReport', report: Uint8Array): Promise<Written> {
    const id = report[0] ?? 0;
    let last: Written = refusal();
    for (const one of live.toSorted((a, b) => Number(owner.get(id) === b.path) - Number(owner.get(id) === a.path))) {
      if (state !== 'open') return refusal();
      last = await writeTo(one, kind, report);
      if (last.ok) owner.set(id, one.path);
      if (last.ok || state !== 'open') return last;
    }
    return last;
  }

  /** node-hid closes when what it was asked before is done: a hung write holds that up, but not whoever waits here. */
  async function closeAll(): Promise<void> {
    await reading;
    await Promise.all(live.map((one) => within(timers, closingMs, closed(one.handle))));
  }
  function close(): Promise<void> {
    if (state === 'open') state = 'closed';
    closing ??= closeAll();
    return closing;
  }

  return {
    write: (report) => inTurn(() => writeOne('write', report)),
    writeFeature: (report) => inTurn(() => writeOne('sendFeatureReport', report)),
    close,
  };
}
