import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ask } from '../../../state/ask.ts';
import type { JournalReading } from '../reading/reader.ts';
import { callsBetween } from './between.ts';
import { allChosen, type Chosen, isChosen, nothingChosen, withCalls } from './chosen.ts';

/** What the list's rows and keys do to the choice; the same object as long as the table stands. */
export interface Ticking {
  /** Ticks a call, or takes its tick away. */
  readonly tick: (callId: string) => void;
  /** Ticks all from one call to another; `from` null: from the one that was ticked last. */
  readonly reach: (from: string | null, to: string) => void;
  readonly all: () => void;
  readonly leave: () => void;
}

export interface Choosing {
  readonly isOn: boolean;
  readonly chosen: Chosen;
  /** Why the last wish could not be met. */
  readonly trouble: 'too-many' | 'unread' | null;
  readonly ticking: Ticking;
  readonly begin: () => void;
  readonly none: () => void;
}

interface State {
  readonly isOn: boolean;
  /** Of which list, as a text: in another one nothing is chosen. */
  readonly of: string;
  readonly chosen: Chosen;
  readonly last: string | null;
  /** A range that grows and shrinks from its first call on; the choice as it was before. */
  readonly range: { readonly first: string; readonly end: string; readonly before: Chosen } | null;
  readonly trouble: Choosing['trouble'];
}

const off: State = { isOn: false, of: '', chosen: nothingChosen, last: null, range: null, trouble: null };

/** Calls of the list that are chosen to be corrected together. */
export function useChoosing(filter: JournalFilter, reading: JournalReading): Choosing {
  const [state, setState] = useState(off);
  const of = JSON.stringify(filter);
  const chosen = state.of === of ? state.chosen : nothingChosen;
  const latest = useRef({ state, of, chosen, filter, reading });
  /** Of several ranges that are read only the last counts. */
  const asked = useRef(0);
  useEffect(() => {
    latest.current = { state, of, chosen, filter, reading };
  });

  const choose = useCallback((next: Chosen | null, changes: Partial<Pick<State, 'last' | 'range'>> = {}) => {
    asked.current += 1;
    const now = latest.current;
    const range = changes.range ?? null;
    const trouble = next === null ? 'too-many' : null;
    const changed: State = {
      ...now.state,
      ...changes,
      range,
      isOn: true,
      of: now.of,
      chosen: next ?? now.chosen,
      trouble,
    };
    // A second key may come before the first is drawn.
    latest.current = { ...now, state: changed, chosen: changed.chosen };
    setState(changed);
  }, []);

  const ticking = useMemo<Ticking>(() => {
    async function reach(from: string | null, to: string): Promise<void> {
      const now = latest.current;
      const going = from === null || from === now.state.range?.end ? now.state.range : null;
      const range = going ?? { first: from ?? now.state.last ?? to, end: to, before: now.chosen };
      asked.current += 1;
      const mine = asked.current;
      const between = await callsBetween(ask, now.reading, now.filter, [range.first, to]);
      if (mine !== asked.current) return;
      if (typeof between === 'string') setState((before) => ({ ...before, isOn: true, trouble: between }));
      else choose(withCalls(range.before, between, true), { last: range.first, range: { ...range, end: to } });
    }
    return {
      tick: (callId) => {
        const { chosen: now } = latest.current;
        choose(withCalls(now, [callId], !isChosen(now, callId)), { last: callId });
      },
      reach: (from, to) => void reach(from, to),
      all: () => choose(allChosen),
      leave: () => {
        asked.current += 1;
        setState(off);
      },
    };
  }, [choose]);

  return {
    isOn: state.isOn,
    chosen,
    trouble: state.trouble,
    ticking,
    begin: () => setState((before) => ({ ...before, isOn: true })),
    none: () => choose(nothingChosen),
  };
}
