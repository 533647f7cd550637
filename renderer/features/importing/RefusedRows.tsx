import { useEffect, useState } from 'react';
import type { ImportReport, RefusedPage, RefusedRow } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import styles from './Importing.module.css';
import { tableOfRefused } from './refusedTable.ts';

const rowsAtATime = 50;
const rowsPerPage = 500;

/** The rows that were refused, some at a time, each with its line and reason; all of them as a table to take along. */
export function RefusedRows({
  report: { importId, source, refused, incomplete, told },
}: {
  readonly report: ImportReport;
}) {
  const { t } = useWording();
  const connection = useDesk((slice) => slice.connection);
  const [rows, setRows] = useState<readonly RefusedRow[]>([]);
  const [more, setMore] = useState(false);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (connection !== 'open') return undefined;
    let live = true;
    void readRows(importId, 0).then((page) => {
      if (!live || page === null) return;
      setRows(page.rows);
      setMore(page.more);
    });
    return () => {
      live = false;
    };
  }, [connection, importId]);

  async function readOn(): Promise<void> {
    const page = await readRows(importId, rows.length);
    if (page === null) return;
    setRows([...rows, ...page.rows]);
    setMore(page.more);
  }

  async function save(): Promise<void> {
    const all = await allRows(importId);
    if (all === null) return;
    const words = {
      line: t('importing.report.columns.line'),
      reason: t('importing.report.columns.reason'),
      text: t('importing.report.columns.text'),
    };
    const text = tableOfRefused(all, words, (reason) => t(`importing.report.reason.${reason}`));
    download(
      `${source.label.replace(/\.\w{2,5}$/, '')} - ${t('importing.report.file')}.csv`,
      text,
      'text/csv;charset=utf-8',
    );
    setSaved(true);
  }

  return (
    <>
      {!more && rows.length > 0 && rows.length < (told ?? refused + incomplete) && (
        <p className={styles.soft}>{t('importing.report.onlyFirst')}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled must be reached by key */}
      <div className={styles.refusedList} tabIndex={0} role="region" aria-label={t('importing.report.list')}>
        <ul className={styles.refused}>
          {rows.map(({ line, reason, text }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line may stand here more than once, and nothing moves
            <li key={at} className={styles.refusedRow}>
              <span className={styles.number}>{t('importing.report.line', { line })}</span>
              <span className={styles.strong}>{t(`importing.report.reason.${reason}`)}</span>
              <bdi className={styles.soft}>{text}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.line}>
        {more && <Button onClick={() => void readOn()}>{t('importing.report.more')}</Button>}
        <Button onClick={() => void save()}>{t('importing.report.save')}</Button>
        <p className={styles.soft} role="status">
          {saved && t('importing.report.saved')}
        </p>
      </div>
    </>
  );
}

async function readRows(importId: string, after: number): Promise<RefusedPage | null> {
  const answer = await ask('import.refused', { importId, after, limit: rowsAtATime });
  return answer.ok ? answer.value : null;
}

async function allRows(importId: string): Promise<readonly RefusedRow[] | null> {
  const all: RefusedRow[] = [];
  for (;;) {
    const answer = await ask('import.refused', { importId, after: all.length, limit: rowsPerPage });
    if (!answer.ok) return null;
    all.push(...answer.value.rows);
    if (!answer.value.more || answer.value.rows.length === 0) return all;
  }
}
