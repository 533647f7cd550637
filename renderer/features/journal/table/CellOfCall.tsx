import type { JournalLine } from '#core/journal/entry.ts';
import type { JournalColumn } from '#core/journal/savedView.ts';
import { clockFace } from '../../../i18n/formats.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { overLineOf } from '../../../state/lines.ts';
import { ClassChip } from '../../../ui/ClassChip.tsx';
import { Hidden } from '../../../ui/Hidden.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LineMark } from '../../../ui/LineMark.tsx';
import { NumberButton } from '../../../ui/NumberButton.tsx';
import styles from './CallTable.module.css';
import type { TableCell } from './cells.ts';
import { Marked } from './Marked.tsx';
import { Note } from './Note.tsx';

interface CellOfCallProps {
  readonly entry: JournalLine;
  readonly cell: TableCell;
  /** With its day: the rows are not under their days. */
  readonly isDated: boolean;
}

/** What one cell of the table says of a call; the caller's is `Caller`. */
export function CellOfCall({ entry, cell, isDated }: CellOfCallProps) {
  const { t, time, shortDay, kind } = useWording();
  switch (cell.lead) {
    case 'time':
      return (
        <time className={styles.time}>
          {time(entry.invitedAt)}
          {isDated && <small className={styles.date}>{shortDay(entry.day)}</small>}
        </time>
      );
    case 'outcome':
      return <OutcomeOf entry={entry} hasCallback={cell.columns.includes('callback')} />;
    case 'class':
      return <ClassChip of={entry.class}>{kind(entry.class)}</ClassChip>;
    case 'caller':
    case 'number':
    case 'company':
    case 'line':
      return <AboutCaller entry={entry} column={cell.lead} />;
    case 'topic':
    case 'essence':
    case 'employee':
      return <Note entry={entry} columns={cell.columns} />;
    case 'dialled':
      return entry.direction === 'in' && <bdi dir="ltr">{entry.dialled}</bdi>;
    case 'callback':
      return entry.callback !== null && t(`takingOut.callback.${entry.callback}`);
    case 'deviations':
      return entry.deviations > 0 && String(entry.deviations);
    case 'wait':
      return entry.waitMs !== null && <bdi dir="ltr">{clockFace(entry.waitMs)}</bdi>;
    case 'talk':
      return entry.talkMs !== null && entry.talkMs > 0 && <bdi dir="ltr">{clockFace(entry.talkMs)}</bdi>;
  }
}

function OutcomeOf({ entry, hasCallback }: { readonly entry: JournalLine; readonly hasCallback: boolean }) {
  const { t, outcome } = useWording();
  return (
    <span className={styles.outcome}>
      {entry.outcome === 'missed' && <Icon name="missed" turned />}
      {entry.direction === 'out' && (
        <>
          <Icon name="left" turned />
          <Hidden>{t('journal.outgoing')}.</Hidden>
        </>
      )}
      {outcome(entry.outcome)}
      {hasCallback && entry.callback === 'open' && <small className={styles.owed}>{t('journal.toCallBack')}</small>}
    </span>
  );
}

interface AboutCallerProps {
  readonly entry: JournalLine;
  readonly column: JournalColumn;
}

/** What stands under a caller's name, or in a column of its own. */
export function AboutCaller({ entry, column }: AboutCallerProps) {
  const number = entry.numberShown || entry.number;
  if (column === 'line') return <LineMark line={entry.line} />;
  if (column === 'company')
    return (
      entry.company !== '' && (
        <bdi>
          <Marked text={entry.company} field="company" found={entry.found} />
        </bdi>
      )
    );
  return (
    number !== '' && (
      <NumberButton number={entry.number || number} shown={number} tabIndex={-1} over={() => overLineOf(entry.line)} />
    )
  );
}
