import { useRef, useState } from 'react';
import type { ExportColumn, ExportForm } from '#core/exporting/order.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalColumn } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useToday } from '../../../ui/useToday.ts';
import { exportWords } from './exportWords.ts';
import { FileStatus } from './FileStatus.tsx';
import { PrintedCalls } from './PrintedCalls.tsx';
import styles from './TakingOut.module.css';
import { useTakingOut } from './useTakingOut.ts';

interface TakingOutProps {
  readonly filter: JournalFilter;
  /** Those of the table, in its order; a spreadsheet may hold everything else behind them. */
  readonly columns: readonly JournalColumn[];
  /** Which calls, in a sentence. */
  readonly about: string;
  /** How many fit the filter; null: not counted yet. */
  readonly total: number | null;
}

const forms: readonly ExportForm[] = ['xlsx', 'csv', 'pdf'];
const everything: readonly ExportColumn[] = [
  'time',
  'direction',
  'outcome',
  'caller',
  'company',
  'number',
  'class',
  'topic',
  'essence',
  'employee',
  'transferResult',
  'dialled',
  'line',
  'wait',
  'talk',
  'answered',
  'ended',
  'cause',
  'callback',
  'urgent',
  'deviations',
];

/** Takes exactly the calls of the list out of Portico: as a file, or on paper. */
export function TakingOut({ filter, columns, about, total }: TakingOutProps) {
  const wording = useWording();
  const { t, language, locale } = wording;
  const classes = useDesk((slice) => slice.classes);
  const today = useToday();
  const { file, start, stop, close } = useTakingOut();
  const [isPrinting, setPrinting] = useState(false);
  const [isEverything, setEverything] = useState(true);
  const menu = useRef<HTMLDivElement>(null);

  function take(form: ExportForm): void {
    menu.current?.hidePopover();
    const order = {
      form,
      filter,
      columns: [...new Set<ExportColumn>(form === 'pdf' || !isEverything ? columns : [...columns, ...everything])],
      language,
      separator: separatorIn(locale),
      words: exportWords(wording, classes, about),
    };
    start(order, `portico-${today}.${form}`);
  }

  return (
    <div className={styles.whole}>
      <Button popoverTarget="taking-out" aria-haspopup="dialog">
        <Icon name="download" />
        {t('takingOut.button')}
      </Button>
      <div
        ref={menu}
        id="taking-out"
        className={styles.menu}
        popover="auto"
        role="group"
        aria-label={t('takingOut.button')}
      >
        <label className={styles.everything}>
          <input type="checkbox" checked={isEverything} onChange={({ target }) => setEverything(target.checked)} />
          {t('takingOut.everyColumn')}
        </label>
        {forms.map((form) => (
          <button key={form} type="button" className={styles.way} onClick={() => take(form)}>
            <span>{t(`takingOut.form.${form}.name`)}</span>
            <small>{t(`takingOut.form.${form}.told`)}</small>
          </button>
        ))}
        <button
          type="button"
          className={styles.way}
          onClick={() => {
            menu.current?.hidePopover();
            setPrinting(true);
          }}
        >
          <span>{t('takingOut.print.name')}</span>
          <small>{t('takingOut.print.told')}</small>
        </button>
      </div>
      <FileStatus file={file} total={total} onStop={stop} onClose={close} />
      {isPrinting && <PrintedCalls filter={filter} columns={columns} about={about} onOver={() => setPrinting(false)} />}
    </div>
  );
}

/** Spreadsheets expect a semicolon where the comma parts decimals. */
function separatorIn(locale: string): ',' | ';' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}
