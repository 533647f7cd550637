import { mostExcepted } from '#core/journal/bulk.ts';
import { type JournalFilter, mostCalls } from '#core/journal/filter.ts';

/** Calls that are ticked in the list, by their ids: neither scrolling nor what comes in above changes which they are. */
export type Chosen =
  | { readonly kind: 'some'; readonly callIds: ReadonlySet<string> }
  /** All that the list has but for these; what comes in meanwhile is among them. */
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const nothingChosen: Chosen = { kind: 'some', callIds: new Set() };
export const allChosen: Chosen = { kind: 'all', except: new Set() };

export function isChosen(chosen: Chosen, callId: string): boolean {
  return chosen.kind === 'all' ? !chosen.except.has(callId) : chosen.callIds.has(callId);
}

/** Ticks these calls, or takes their ticks away; null: that would be more than can be told one by one. */
export function withCalls(chosen: Chosen, callIds: readonly string[], isIn: boolean): Chosen | null {
  const isAll = chosen.kind === 'all';
  const named = new Set(isAll ? chosen.except : chosen.callIds);
  for (const callId of callIds)
    if (isIn === isAll) named.delete(callId);
    else named.add(callId);
  if (named.size > (isAll ? mostExcepted : mostCalls)) return null;
  return isAll ? { kind: 'all', except: named } : { kind: 'some', callIds: named };
}

/** How many are ticked, of a list of so many. */
export function countOf(chosen: Chosen, calls: number): number {
  return chosen.kind === 'all' ? Math.max(0, calls - chosen.except.size) : chosen.callIds.size;
}

/** Which calls of a list a correction is of. */
export interface CallsChosen {
  readonly filter: JournalFilter;
  readonly except: readonly string[];
}

/** Single calls are named by themselves: what they have in common, or what is searched for, no longer counts. */
export function callsOf(chosen: Chosen, filter: JournalFilter): CallsChosen {
  return chosen.kind === 'all'
    ? { filter, except: [...chosen.except] }
    : { filter: { calls: [...chosen.callIds] }, except: [] };
}
