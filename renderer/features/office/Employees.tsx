import { type KeyboardEvent, memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { deskState, useDesk } from '../../state/desk.ts';
import { closeHandover, giveFocusBack, targetAct } from '../../state/handover.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { findEmployeeId } from '../../ui/places.ts';
import { EmployeeRow } from './EmployeeRow.tsx';
import field from './Find.module.css';
import { findEmployees, numberIn } from './find.ts';
import type { OnMore } from './HowMenu.tsx';
import { NumberRow } from './NumberRow.tsx';
import styles from './Office.module.css';
import { useDeskLater } from './useDeskLater.ts';
import { useGiveTo } from './useGiveTo.ts';
import { useRows } from './useRows.ts';

/** The row of a typed number that is nobody's. */
const numberRow = '';

/** Everybody at work in this office, found by name, department or extension, and any other number besides. */
export const Employees = memo(function Employees({ onMore }: { readonly onMore: OnMore }) {
  const { t } = useWording();
  const giveTo = useGiveTo();
  const findKey = useKeyOf('find-employee');
  const [query, setQuery] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  // All buttons change their names when a call is answered: the call is drawn first.
  const act = useDeferredValue(useDeskLater(targetAct));
  const found = useFound(query);
  const number = useMemo(() => (query === '' ? null : numberIn(query, deskState().employees)), [query]);
  const rowIds = useMemo(() => (number === null ? found : [...found, numberRow]), [found, number]);
  const { virtualizer, reached, onReached, focusRow } = useRows(rowIds, scroller);
  const [best] = rowIds;
  const isChosen = query.trim() !== '' && act !== 'none';
  const stop = reached !== null && rowIds.includes(reached) ? reached : best;

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      const [first] = reachable(rowIds, act);
      if (first !== undefined) focusRow(first);
    } else if (event.key === 'Enter' && query.trim() !== '') {
      event.preventDefault();
      const [first] = reachable(rowIds, act);
      if (first === undefined) return;
      giveTo(first === numberRow ? { number: number ?? '' } : { employeeId: first });
      setQuery('');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query !== '') {
        setQuery('');
        return;
      }
      closeHandover();
      giveFocusBack();
    }
  }

  function onListKey(event: KeyboardEvent<HTMLDivElement>): void {
    const rows = reachable(rowIds, act);
    const here = rows.indexOf(rowOf(document.activeElement) ?? best ?? '');
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(next, rows.length - 1)];
    if (row === undefined) document.getElementById(findEmployeeId)?.focus();
    else focusRow(row);
  }

  return (
    <section className={styles.everybody} aria-label={t('office.region')}>
      <h2 className={styles.heading}>
        {t('office.region')}
        {query !== '' && <span role="status">{t('office.found', { count: found.length })}</span>}
      </h2>
      <div className={field.find}>
        <input
          id={findEmployeeId}
          type="search"
          className={field.input}
          aria-label={t('office.find')}
          aria-keyshortcuts={findKey.shortcuts}
          placeholder={t('office.find')}
          dir={query === '' ? undefined : 'auto'}
          autoComplete="off"
          maxLength={100}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={onSearchKey}
        />
        <KeyCap>{findKey.cap}</KeyCap>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows move between the buttons in it */}
      <div
        ref={scroller}
        className={styles.list}
        // Without a button to come to, it is scrolled by itself.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={act === 'none' ? 0 : undefined}
        onFocus={({ target }) => onReached(rowOf(target))}
        onKeyDown={onListKey}
      >
        <ul className={styles.whole} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const rowId = rowIds[index];
            if (rowId === undefined) return null;
            const placed = { index, start, count: rowIds.length, measure: virtualizer.measureElement };
            const isForEnter = isChosen && rowId === best;
            return rowId === numberRow ? (
              <NumberRow
                key={rowId}
                number={number ?? ''}
                act={act}
                isTabStop={rowId === stop}
                isForEnter={isForEnter}
                onMore={onMore}
                {...placed}
              />
            ) : (
              <EmployeeRow
                key={rowId}
                employeeId={rowId}
                act={act}
                isTabStop={rowId === stop}
                isForEnter={isForEnter}
                onMore={onMore}
                {...placed}
              />
            );
          })}
        </ul>
        {rowIds.length === 0 && <p className={styles.none}>{t(query === '' ? 'office.nobody' : 'office.notFound')}</p>}
      </div>
    </section>
  );
});

/** The ids of those found; the list is another one only when somebody else is in it. */
function useFound(query: string): readonly string[] {
  const joined = useDesk(({ staff, employees }) => findEmployees(staff, employees, query).join('\n'));
  return useMemo(() => (joined === '' ? [] : joined.split('\n')), [joined]);
}

/** The rows with a button: who has no telephone can be found, not called. */
function reachable(rowIds: readonly string[], act: string): readonly string[] {
  if (act === 'none') return [];
  const { employees } = deskState();
  return rowIds.filter((rowId) => rowId === numberRow || (employees[rowId]?.extension ?? '') !== '');
}

function rowOf(element: Element | null): string | null {
  return element?.closest('[data-row]')?.getAttribute('data-row') ?? null;
}
