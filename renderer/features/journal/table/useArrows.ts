import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { stepOf } from '../../../ui/stepOf.ts';
import type { JournalReading } from '../reading/reader.ts';
import type { Rows } from './rows.ts';
import type { RowsInSight } from './useRowsInSight.ts';

/** From one call to another, with Shift held. */
type OnReach = (from: string, to: string) => void;

interface Arrows {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Takes the focus to a call of the list as soon as it is read. */
  readonly focus: (place: number) => void;
}

/**
 * Up, Down, Home, End and a page at a time move from call to call, past the headings, and from tick to tick; Enter opens, as
 * links do.
 */
export function useArrows(
  { places, calls, lines }: JournalReading,
  rows: Rows,
  { reveal, isLow }: Pick<RowsInSight, 'reveal' | 'isLow'>,
  scroller: HTMLElement | null,
  onReach: OnReach | null,
): Arrows {
  const wanted = useRef<number | null>(null);
  /** Which of a line's controls is gone to. */
  const control = useRef<'call' | 'tick'>('call');

  const focusWanted = useCallback(() => {
    const line = wanted.current === null ? undefined : lines.get(wanted.current);
    if (line === undefined) return;
    const link = scroller?.querySelector<HTMLElement>(`[data-${control.current}="${line.callId}"]`);
    if (link === null || link === undefined) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  }, [lines, scroller]);

  // The line may be read, and drawn, only after it was scrolled to.
  useEffect(focusWanted);

  const focus = useCallback((place: number) => {
    control.current = 'call';
    wanted.current = place;
  }, []);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const tick = document.activeElement?.getAttribute('data-tick') ?? null;
      const focused = tick ?? document.activeElement?.getAttribute('data-call') ?? '';
      // A key that comes before the last one's line is there goes on from that line.
      const from = wanted.current ?? places.get(focused);
      if (from === undefined) return;
      const to = stepOf(event.key, from, calls);
      if (to === null || to < 0) return;
      event.preventDefault();
      control.current = tick === null ? 'call' : 'tick';
      wanted.current = to;
      const [was, is] = [lines.get(from)?.callId, lines.get(to)?.callId];
      if (event.shiftKey && onReach !== null && was !== undefined && is !== undefined) onReach(was, is);
      const row = rows.rowOf(to);
      const heading = rows.headingOf(row);
      // Under the heading that stays above; with the first of its group the heading itself.
      reveal(row, heading === null || isLow ? 0 : 1);
      // One that is in sight already is drawn by nothing.
      focusWanted();
    },
    [places, lines, calls, rows, reveal, isLow, focusWanted, onReach],
  );
  return { onKeyDown, focus };
}
