import type { AccessAct, AccessDisk, AccessEntry } from '#core/privacy/access.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { Clock, Log } from '#core/support/ports.ts';
import { ok } from '#core/support/result.ts';

/** Who does something, as the log names them. */
export interface Actor {
  readonly by: AccessEntry['by'];
  readonly session: string;
}

export interface Access {
  readonly note: (actor: Actor, act: AccessAct, of: string) => void;
  readonly handlers: Pick<HandlersOf<'privacy'>, 'privacy.access' | 'privacy.printed'>;
  /** Takes away what is older than the office wants. */
  readonly drop: () => Promise<void>;
}

/** Looking at the same again, and each letter of a search, is told once in so long. */
const sameMs = 5 * 60_000;
const dayMs = 86_400_000;
const looking: ReadonlySet<AccessAct> = new Set([
  'call-opened',
  'contact-opened',
  'journal-searched',
  'directory-searched',
]);

/** Keeps who has looked at what. */
export function createAccess(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly disk: AccessDisk;
  readonly keptDays: () => number;
}): Access {
  const { clock, disk, log } = ports;
  const lately = new Map<string, number>();

  function wasToldLately(key: string, now: number): boolean {
    const before = lately.get(key);
    if (before !== undefined && Math.abs(now - before) < sameMs) return true;
    for (const [old, at] of lately) if (Math.abs(now - at) >= sameMs) lately.delete(old);
    lately.set(key, now);
    return false;
  }

  return {
    note: ({ by, session }, act, of) => {
      const at = clock.now();
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
