import type { AccessAct, AccessDisk, AccessEntry } from '#core/privacy/access.ts';
import type { Said } from '#core/privacy/accessOf.ts';
import { type Search, type Searching, followSearch } from '#core/privacy/searching.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { Clock, Log } from '#core/support/ports.ts';
import { ok } from '#core/support/result.ts';

/** Who does something, as the log names them. */
export interface Actor {
  readonly by: AccessEntry['by'];
  readonly session: string;
}

export interface Access {
  readonly note: (actor: Actor, said: Said) => void;
  readonly handlers: Pick<HandlersOf<'privacy'>, 'privacy.access' | 'privacy.printed'>;
  /** Takes away what is older than the office wants. */
  readonly drop: () => Promise<void>;
}

/** Looking at the same again is told once in so long. */
const sameMs = 5 * 60_000;
const dayMs = 86_400_000;
const looking: ReadonlySet<AccessAct> = new Set(['call-opened', 'contact-opened']);

/** Keeps who has looked at what. */
export function createAccess(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly disk: AccessDisk;
  readonly keptDays: () => number;
}): Access {
  const { clock, disk, log } = ports;
  const lately = new Map<string, number>();
  /** By window and list. */
  const searches = new Map<string, Searching>();

  function goesOnSearching(key: string, search: Search, at: number): boolean {
    const { now, isNew } = followSearch(searches.get(key), search, at);
    if (isNew) for (const [old, { at: last }] of searches) if (Math.abs(at - last) >= dayMs) searches.delete(old);
    if (now === undefined) searches.delete(key);
    else searches.set(key, now);
    return !isNew;
  }

  function wasToldLately(key: string, now: number): boolean {
    const before = lately.get(key);
    if (before !== undefined && Math.abs(now - before) < sameMs) return true;
    for (const [old, at] of lately) if (Math.abs(now - at) >= sameMs) lately.delete(old);
    lately.set(key, now);
    return false;
  }

  return {
    note: ({ by, session }, { act, of, search }) => {
      const at = clock.now();
      if (search !== undefined && goesOnSearching(`${session} ${by} ${act}`, search, at)) return;
      if (looking.has(act) && wasToldLately(`${session} ${by} ${act} ${of}`, at)) return;
      void disk.add({ at, by, session, act, of }).then((written) => {
        if (!written) log.warn('access-not-noted', { act });
      });
    },
    handlers: {
      'privacy.access': async ({ before, limit }) => ok(await disk.read(before, limit)),
      // The log has it by its being asked.
      'privacy.printed': () => ok({}),
    },
    drop: () => disk.dropBefore(new Date(clock.now() - ports.keptDays() * dayMs).toISOString().slice(0, 10)),
  };
}
