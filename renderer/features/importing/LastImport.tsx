import { useRef, useState } from 'react';
import { type ImportReport, importTurns } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { useFocusTaken } from '../../ui/useFocusTaken.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from './Importing.module.css';
import { RefusedRows } from './RefusedRows.tsx';

interface LastImportProps {
  readonly report: ImportReport;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}

/** What became of the last import: a sentence, the rows that were refused, and the way back. */
export function LastImport({ report, canUndo, onUndo }: LastImportProps) {
  const { t, time, shortDate } = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusTaken(heading);
  const today = Date.parse(useToday());
  const {
    source,
    outcome,
    contacts,
    refused,
    incomplete,
    repeated,
    garbled = 0,
    changes,
    endedAt,
    othersLost,
  } = report;
  const isTurn = importTurns.some((turn) => turn === outcome);
  return (
    <div className={styles.part} role="group" aria-label={t('importing.report.heading')}>
      <h3 ref={heading} className={styles.heading} tabIndex={-1}>
        {t('importing.report.heading')}
      </h3>
      <p role="status" className={outcome === 'taken' || isTurn ? undefined : styles.bad}>
        {t(`importing.report.outcome.${outcome}`, { count: contacts, name: source.label })}
      </p>
      {othersLost === true && <p className={styles.bad}>{t('importing.report.othersLost')}</p>}
      <p className={styles.figures}>
        <span>
          <bdi>{shortDate(endedAt, today)}</bdi> <bdi>{time(endedAt)}</bdi>
        </span>
        {changes !== undefined &&
          (['added', 'changed', 'unchanged', 'gone'] as const).map((what) =>
            changes[what] === 0 ? null : (
              <span key={what}>{t(`importing.report.${what}`, { count: changes[what] })}</span>
            ),
          )}
        {refused > 0 && <span>{t('importing.report.refused', { count: refused })}</span>}
        {incomplete > 0 && <span>{t('importing.report.incomplete', { count: incomplete })}</span>}
        {repeated > 0 && <span>{t('importing.report.repeated', { count: repeated })}</span>}
        {garbled > 0 && <span>{t('importing.report.garbled', { count: garbled })}</span>}
      </p>
      {refused + incomplete + repeated + garbled > 0 && <RefusedRows report={report} />}
      {canUndo && (outcome === 'taken' || outcome === 'removed') && <Undo of={outcome} onUndo={onUndo} />}
    </div>
  );
}

/** Asks once, in its own place. */
function Undo({ of, onUndo }: { readonly of: 'taken' | 'removed'; readonly onUndo: () => void }) {
  const { t } = useWording();
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked !== true)
    return (
      <div>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- back from the question */}
        <Button autoFocus={asked === false} onClick={() => setAsked(true)}>
          {t(`importing.report.undo.${of}`)}
        </Button>
      </div>
    );
  return (
    <div className={panel.ask} role="group" aria-label={t(`importing.report.undoSure.${of}`)}>
      <p>{t(`importing.report.undoSure.${of}`)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has just gone */}
      <Button autoFocus onClick={() => setAsked(false)}>
        {t('importing.report.keep')}
      </Button>
      <Button look="end" onClick={onUndo}>
        {t(`importing.report.undo.${of}`)}
      </Button>
    </div>
  );
}
