import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { JournalLine } from '#core/journal/entry.ts';
import { weeksOf } from '#core/journal/groups.ts';
import type { JournalColumn, JournalLook } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Hidden } from '../../../ui/Hidden.tsx';
import { choosingKey } from '../choosing/choosingKey.ts';
import { isChosen } from '../choosing/chosen.ts';
import type { Choosing } from '../choosing/useChoosing.ts';
import { firstDayIn } from '../filters/periods.ts';
import { placeOfDay } from '../reading/days.ts';
import type { JournalReading } from '../reading/reader.ts';
import { CallRow } from './CallRow.tsx';
import styles from './CallTable.module.css';
import { cellsOf, gridOf } from './cells.ts';
import { GroupRow } from './GroupRow.tsx';
import { rowsOf } from './rows.ts';
import { useAnchor } from './useAnchor.ts';
import { useArrows } from './useArrows.ts';
import { useRowsInSight } from './useRowsInSight.ts';
import { useWidth } from './useWidth.ts';

/** A day to go to, ISO 8601; a new one for each wish. */
export interface DayWanted {
  readonly day: string;
}

interface CallTableProps {
  readonly reading: JournalReading;
  readonly need: (from: number, until: number) => void;
  readonly columns: readonly JournalColumn[];
  readonly group: JournalLook['group'];
  /** Where to go; null: nowhere. */
  readonly dayWanted: DayWanted | null;
  readonly openCallId: string | null;
  /** null: in this window nothing is chosen. */
  readonly choosing: Choosing | null;
  readonly linkTo: (callId: string) => string;
}

/** Where less room is, cells stand below each other; with more, a table of many columns is scrolled sideways. In rem. */
const narrowest = 48;
/** Rows beyond those in sight that are read with them. */
const ahead = 30;
/** A tick and the gap behind it, in rem. */
const tickWidth = 1.25;
const tickRoom = tickWidth + 0.75;

/** The rows that fit the window, of as many as there are: the scroll bar stands for the whole list as soon as it is counted. */
export function CallTable(props: CallTableProps) {
  const { reading, need, columns, group, dayWanted, openCallId, choosing, linkTo } = props;
  const { t, locale } = useWording();
  const { lines, places, days, calls, isCounted } = reading;
  const groups = useMemo(
    () => (group === 'none' ? null : group === 'day' ? days : weeksOf(days, firstDayIn(locale))),
    [days, group, locale],
  );
  const rows = useMemo(() => rowsOf(groups, calls), [groups, calls]);

  const table = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [probe, setProbe] = useState<HTMLElement | null>(null);
  const width = useWidth(table);
  const isDated = group !== 'day';
  const cells = useMemo(() => cellsOf(columns), [columns]);
  const grid = useMemo(() => gridOf(cells, isDated), [cells, isDated]);
  const isChoosing = choosing?.isOn === true;
  const ticking = choosing?.ticking ?? null;
  const least = grid.least + (isChoosing ? tickRoom : 0);
  const isStacked = width !== null && width < Math.min(least, narrowest);
  const rowLook = useMemo(
    () => ({ cells, isStacked, isDated, ticking, isChoosing }),
    [cells, isStacked, isDated, ticking, isChoosing],
  );

  const inSight = useRowsInSight(scroller, probe, rows.count);
  const { scrollTo } = inSight;
  const { onKeyDown, focus } = useArrows(reading, rows, inSight, scroller, ticking?.reach ?? null);

  /** The line that the Tab key comes to, and that is never let go while it has the focus. */
  const [reached, setReached] = useState<string | null>(openCallId);
  const reachedPlace = places.get(reached ?? '');
  const seen = Array.from({ length: inSight.last - inSight.first + 1 }, (_, nth) => inSight.first + nth);
  const reachedRow = reachedPlace === undefined ? null : rows.rowOf(reachedPlace);
  const drawn =
    reachedRow === null || seen.includes(reachedRow) ? seen : [...seen, reachedRow].toSorted((a, b) => a - b);

  const callIn = (row: number): string | undefined => lineIn(row)?.callId;
  const tabStop = reachedPlace === undefined ? seen.map(callIn).find((callId) => callId !== undefined) : reached;
  useAnchor({ rows, inSight, places, callIn });

  const seenPlaces = seen.map((row) => rows.at(row)).flatMap((item) => (item.kind === 'call' ? [item.place] : []));
  const from = Math.max(0, (seenPlaces[0] ?? 0) - ahead);
  const until = (seenPlaces.at(-1) ?? 0) + ahead;
  useEffect(() => need(from, until), [need, from, until]);

  // Scrolls once for each wish, as soon as it is known where that is.
  const done = useRef<DayWanted | null>(null);
  useEffect(() => {
    if (dayWanted === null || dayWanted === done.current || !isCounted) return;
    done.current = dayWanted;
    const { place } = placeOfDay(days, dayWanted.day);
    const row = rows.rowOf(place);
    const heading = rows.headingOf(row);
    scrollTo(heading === null ? row : row - 1);
    focus(place);
  }, [dayWanted, isCounted, days, rows, scrollTo, focus]);

  function lineIn(row: number): JournalLine | undefined {
    const item = rows.at(row);
    return item.kind === 'call' ? lines.get(item.place) : undefined;
  }

  // A browser rounds what it scrolls to.
  const heading = inSight.isLow ? null : rows.headingOf(Math.floor(inSight.top + 0.02));
  const above = heading === null ? null : rows.at(heading);
  const style: CSSProperties & Record<'--columns' | '--least' | '--seen', string> = {
    '--columns': isStacked ? 'none' : isChoosing ? `${tickWidth}rem ${grid.template}` : grid.template,
    '--least': isStacked ? '0' : `${least}rem`,
    '--seen': width === null ? '100%' : `${width - 1}rem`,
  };
  return (
    <div
      ref={table}
      className={isStacked ? `${styles.table} ${styles.narrow}` : styles.table}
      style={style}
      role="table"
      aria-label={t('journal.table')}
      aria-rowcount={isCounted ? rows.count + 1 : -1}
    >
      <div ref={head} className={styles.columns} role="row" aria-rowindex={1}>
        {isChoosing && (
          <span role="columnheader">
            <Hidden>{t('journal.choose.column')}</Hidden>
          </span>
        )}
        {cells.map(({ lead, columns: all }) => (
          <span key={lead} data-column={lead} role="columnheader">
            {all.map((column) => t(column === 'time' ? 'journal.time' : `takingOut.column.${column}`)).join(' · ')}
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between the links in it */}
      <div
        ref={setScroller}
        className={styles.lines}
        role="rowgroup"
        onKeyDown={(event) => {
          if (ticking === null || !choosingKey(event, ticking, isChoosing)) onKeyDown(event);
        }}
        onScroll={({ currentTarget }) =>
          head.current?.scrollTo({ left: currentTarget.scrollLeft, behavior: 'instant' })
        }
      >
        <div ref={setProbe} className={styles.probe} role="presentation" />
        <div className={styles.whole} style={{ blockSize: inSight.drawn }} role="presentation">
          {above?.kind === 'group' && group !== 'none' && heading !== null && (
            <div className={styles.staying} role="row" aria-rowindex={heading + 2}>
              <GroupRow group={above.group} by={group} isCounted={isCounted} />
            </div>
          )}
          {drawn.map((row) => {
            if (row === heading) return null;
            const item = rows.at(row);
            const line = lineIn(row);
            return (
              <div
                key={line?.callId ?? (item.kind === 'group' ? `${item.group.from} ${row}` : row)}
                className={styles.line}
                style={{ translate: `0 ${inSight.offsetOf(row)}px` }}
                role="row"
                aria-rowindex={row + 2}
                aria-busy={item.kind === 'call' && line === undefined ? true : undefined}
              >
                {item.kind === 'group' && group !== 'none' && (
                  <GroupRow group={item.group} by={group} isCounted={isCounted} />
                )}
                {line !== undefined && (
                  <CallRow
                    entry={line}
                    look={rowLook}
                    link={linkTo(line.callId)}
                    isOpen={line.callId === openCallId}
                    isTicked={isChoosing && isChosen(choosing.chosen, line.callId)}
                    isTabStop={line.callId === tabStop}
                    onReached={setReached}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
