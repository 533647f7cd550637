import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { cellOf, type ExportCell } from '#core/exporting/cells.ts';
import { lengthText } from '#core/exporting/wallClock.ts';
import type { JournalFrom, JournalLine } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalColumn } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { exportWords } from './exportWords.ts';
import styles from './TakingOut.module.css';

interface PrintedCallsProps {
  readonly filter: JournalFilter;
  readonly columns: readonly JournalColumn[];
  readonly about: string;
  readonly onOver: () => void;
}

/** More than a browser lays out in some seconds; a PDF takes any number. */
const most = 5_000;
const pageLength = 200;

type Reading =
  | { readonly state: 'reading' | 'too-many' | 'not-read' }
  | { readonly state: 'read'; readonly lines: readonly JournalLine[] };

/** The calls of the list on paper: read whole, laid out where only the printer sees it, and gone afterwards. */
export function PrintedCalls({ filter, columns, about, onOver }: PrintedCallsProps) {
  const wording = useWording();
  const { t, exactTime, shortDay } = wording;
  const classes = useDesk((slice) => slice.classes);
  const [reading, setReading] = useState<Reading>({ state: 'reading' });

  useEffect(() => {
    let isWanted = true;
    void readAll(filter, () => isWanted).then((read) => {
      if (isWanted) setReading(read);
    });
    return () => {
      isWanted = false;
    };
  }, [filter]);

  const isRead = reading.state === 'read';
  useEffect(() => {
    if (!isRead) return;
    void ask('privacy.printed', { of: '' });
    globalThis.print();
    onOver();
  }, [isRead, onOver]);

  if (reading.state !== 'read')
    return (
      <div className={styles.status}>
        <span role="status">{t(`takingOut.print.${reading.state}`, { count: most })}</span>
        <Button look="quiet" onClick={onOver}>
          {t(reading.state === 'reading' ? 'takingOut.stop' : 'takingOut.close')}
        </Button>
      </div>
    );
  const words = exportWords(wording, classes, about);
  return createPortal(
    <section className={styles.sheet} data-printed>
      <h1>{words.title}</h1>
      <p>{about}</p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.lines.map((line) => (
            <tr key={line.callId}>
              {columns.map((column) => (
                <Cell
                  key={column}
                  cell={cellOf(line, column, words)}
                  instant={(at) => `${shortDay(line.day)} ${exactTime(at)}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  );
}

function Cell({ cell, instant }: { readonly cell: ExportCell; readonly instant: (at: number) => string }) {
  // A number or a length never reads from the right, whatever stands beside it.
  const isFigure = cell.kind === 'number' || cell.kind === 'length';
  return <td>{isFigure ? <bdi dir="ltr">{wordsOf(cell, instant)}</bdi> : <bdi>{wordsOf(cell, instant)}</bdi>}</td>;
}

function wordsOf(cell: ExportCell, instant: (at: number) => string): string {
  switch (cell.kind) {
    case 'nothing':
      return '';
    case 'text':
    case 'number':
      return cell.text;
    case 'instant':
      return instant(cell.at);
    case 'length':
      return lengthText(cell.ms);
    case 'count':
      return cell.n === 0 ? '' : String(cell.n);
  }
}

async function readAll(filter: JournalFilter, isWanted: () => boolean): Promise<Reading> {
  const lines: JournalLine[] = [];
  let from: JournalFrom = { kind: 'newest' };
  while (isWanted()) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins behind the one before
    const answer = await ask('journal.list', { filter, from, limit: pageLength });
    if (!answer.ok || answer.value.partial) return { state: 'not-read' };
    lines.push(...answer.value.entries);
    const last = lines.at(-1);
    if (!answer.value.more || last === undefined) break;
    if (lines.length >= most) return { state: 'too-many' };
    from = { kind: 'behind', callId: last.callId };
  }
  return { state: 'read', lines };
}
