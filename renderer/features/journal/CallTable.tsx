import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { CallRow } from './CallRow.tsx';
import styles from './CallTable.module.css';
import { DayRow } from './DayRow.tsx';
import { byDay, type Lines } from './pages.ts';
import { useAnchor } from './useAnchor.ts';
import { useArrows } from './useArrows.ts';

interface CallTableProps {
  readonly reading: Lines;
  readonly readOlder: () => void;
  readonly openCallId: string | null;
  readonly linkTo: (callId: string) => string;
}

const columns = ['time', 'outcome', 'caller', 'kind', 'note', 'wait', 'talk'] as const;
/** Lines from the end at which older ones are read. */
const nearEnd = 30;

/** The lines that fit the window, of as many as there are; older ones are read as the end comes near. */
export function CallTable({ reading, readOlder, openCallId, linkTo }: CallTableProps) {
  const { t } = useWording();
  const { entries, more } = reading;
  const items = useMemo(() => byDay(entries), [entries]);
  const scroller = useRef<HTMLDivElement>(null);
  /** The line that the Tab key comes to, and that is never let go while it has the focus. */
  const [reached, setReached] = useState<string | null>(openCallId);
  const place = items.findIndex(({ key }) => key === reached);
  const tabStop = place < 0 ? items.find(({ kind }) => kind === 'call')?.key : reached;

  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? 2.25 : 3) * rem,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return place < 0 || inSight.includes(place) ? inSight : [...inSight, place].toSorted((a, b) => a - b);
      },
      [place],
    ),
  });
  useAnchor(virtualizer, items);
  const onKeyDown = useArrows(virtualizer, items, scroller, setReached);

  const lines = virtualizer.getVirtualItems();
  const lastInSight = lines.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInSight >= items.length - nearEnd) readOlder();
  }, [lastInSight, items.length, readOlder]);

  return (
    <div
      className={styles.table}
      role="table"
      aria-label={t('journal.table')}
      aria-rowcount={more ? -1 : items.length + 1}
    >
      <div className={styles.columns} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <span key={column} className={styles[column]} role="columnheader">
            {t(`journal.column.${column}`)}
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between the links in it */}
      <div ref={scroller} className={styles.lines} role="rowgroup" onKeyDown={onKeyDown}>
        <div className={styles.whole} style={{ blockSize: virtualizer.getTotalSize() }} role="presentation">
          {lines.map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                className={styles.line}
                style={{ translate: `0 ${start}px` }}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
              >
                {item.kind === 'day' ? (
                  <DayRow day={item.day} />
                ) : (
                  <CallRow
                    entry={item.entry}
                    link={linkTo(item.entry.callId)}
                    isOpen={item.entry.callId === openCallId}
                    isTabStop={item.key === tabStop}
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
