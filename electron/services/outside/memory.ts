import type { CrmFound } from '#core/crm/found.ts';
import type { Clock } from '#core/support/ports.ts';

/** Somebody found changes rarely within a morning; somebody not found may just be typed in. */
const foundMs = 10 * 60_000;
const notFoundMs = 60_000;
const most = 1_000;

/** What the CRM said of a number not long ago; null: that it knows nobody. */
export function createMemory(clock: Clock): {
  readonly of: (e164: string) => CrmFound | null | undefined;
  readonly keep: (e164: string, found: CrmFound | null) => void;
} {
  const kept = new Map<string, { readonly found: CrmFound | null; readonly until: number }>();
  return {
    of: (e164) => {
      const known = kept.get(e164);
      return known === undefined || clock.now() >= known.until ? undefined : known.found;
    },
    keep: (e164, found) => {
      kept.delete(e164);
      kept.set(e164, { found, until: clock.now() + (found === null ? notFoundMs : foundMs) });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
