import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { stepOf } from '../../ui/stepOf.ts';
import styles from './Rows.module.css';

export interface RowOf {
  readonly id: string;
  readonly name: string;
  readonly link: string;
  /** Below the name, and at the end of the line. */
  readonly under: ReactNode;
  readonly end: ReactNode;
}

interface RowsProps {
  readonly label: string;
  readonly rows: readonly RowOf[];
  readonly more: boolean;
  readonly readOn: () => void;
  readonly openId: string | null;
}

/** Lines from the end at which further ones are read. */
const nearEnd = 30;
const lineRem = 3.375;

/** The lines that fit the window, of as many as there are. Up and Down move between them, Enter opens, as links do. */
export function Rows({ label, rows, more, readOn, openId }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string | null>(openId);
  const [wanted, setWanted] = useState<string | null>(null);
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineRem * rem,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const lines = virtualizer.getVirtualItems();
  const lastInSight = lines.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastInSight >= rows.length - nearEnd) readOn();
  }, [more, lastInSight, rows.length, readOn]);

  // The line may be drawn only after it was scrolled to.
  useEffect(() => {
    if (wanted === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`a[data-row="${CSS.escape(wanted)}"]`);
    if (link === null || link === undefined) return;
    link.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted, lines]);

  function onKeyDown(event: KeyboardEvent): void {
    const from = rows.findIndex(({ id }) => id === document.activeElement?.getAttribute('data-row'));
    const to = stepOf(event.key, from, rows.length);
    const row = to === null ? undefined : rows[to];
    if (to === null || row === undefined || from < 0) return;
    event.preventDefault();
    virtualizer.scrollToIndex(to, { align: 'auto' });
    setReached(row.id);
    setWanted(row.id);
  }

  const tabStop = rows.some(({ id }) => id === reached) ? reached : rows[0]?.id;
  return (
    /* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between the links in it */
    <div ref={scroller} className={styles.lines} role="list" aria-label={label} onKeyDown={onKeyDown}>
      <div className={styles.whole} style={{ blockSize: virtualizer.getTotalSize() }} role="presentation">
        {lines.map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              className={row.id === openId ? `${styles.row} ${styles.open}` : styles.row}
              style={{ translate: `0 ${start}px` }}
              data-index={index}
              role="listitem"
              aria-setsize={more ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <span className={styles.who}>
                <a
                  className={styles.link}
                  href={row.link}
                  aria-current={row.id === openId ? 'true' : undefined}
                  tabIndex={row.id === tabStop ? 0 : -1}
                  data-row={row.id}
                  dir="auto"
                  onFocus={() => setReached(row.id)}
                >
                  {row.name}
                </a>
                <span className={styles.under}>{row.under}</span>
              </span>
              <span className={styles.end}>{row.end}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
