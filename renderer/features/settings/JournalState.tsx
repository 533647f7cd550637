import type { KeepingView, LostSpan } from '#core/journal/keeping.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Journal.module.css';
import { useMoment } from './useMoment.ts';

/** Whether the journal is good, what is being done about it, and what became of it. */
export function JournalState({ keeping }: { readonly keeping: KeepingView }) {
  const { t } = useWording();
  const moment = useMoment();
  const { damage, checked, doing, mendFailure } = keeping;
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('keeping.state')}</h3>
      {damage !== null && (
        <div className={styles.damage}>
          <p>
            <Icon name="warning" />
            <span>{t(`keeping.damage.${damage.kind}`, { when: moment(damage.at) })}</span>
          </p>
          <Mend keeping={keeping} />
        </div>
      )}
      {damage === null && (
        <p>
          {checked === null && t('keeping.unchecked')}
          {checked !== null && (
            <>
              <span className={checked.isGood ? styles.good : styles.bad}>
                {t(checked.isGood ? 'keeping.checked' : 'keeping.checkedBad', { when: moment(checked.at) })}
              </span>{' '}
              {t('keeping.calls', { count: checked.calls })}
              {checked.searchEvery !== undefined && checked.searchEvery > 1 && (
                <span className={styles.soft}> {t('keeping.searched', { every: checked.searchEvery })}</span>
              )}
            </>
          )}
        </p>
      )}
      <div className={styles.act}>
        <Button disabled={doing !== null} onClick={() => void ask('keeping.check', {})}>
          {t('keeping.check')}
        </Button>
        <p role="status">{doing !== null && t(`keeping.doing.${doing.what}`)}</p>
        {doing !== null && doing.percent !== null && <Percent percent={doing.percent} />}
      </div>
      <div role="status" aria-atomic="false">
        {mendFailure !== null && <p className={styles.bad}>{t(`keeping.mendFailure.${mendFailure}`)}</p>}
        <Mended keeping={keeping} />
      </div>
    </div>
  );
}

/** Beside the status, which would be read out at each step. */
function Percent({ percent }: { readonly percent: number }) {
  const { t } = useWording();
  return <span className={styles.soft}>{t('keeping.percent', { percent })}</span>;
}

/** One press: the newest good backup, and everything that is newer. */
function Mend({ keeping: { backups, doing } }: { readonly keeping: KeepingView }) {
  const { t } = useWording();
  const moment = useMoment();
  const newest = backups.find(({ verified }) => verified);
  return (
    <div className={styles.act}>
      <Button
        look="go"
        disabled={doing?.what === 'mend'}
        onClick={() => void ask('keeping.restore', { backupId: newest?.backupId ?? null, keepNewer: true })}
      >
        {t('keeping.mend')}
      </Button>
      <p className={styles.soft}>
        {newest === undefined ? t('keeping.mendAlone') : t('keeping.mendFrom', { when: moment(newest.at) })}
      </p>
    </div>
  );
}

function Mended({ keeping: { mended } }: { readonly keeping: KeepingView }) {
  const { t } = useWording();
  const moment = useMoment();
  if (mended === null) return null;
  return (
    <div className={styles.mended}>
      <p>{t('keeping.mended', { when: moment(mended.at), folder: mended.aside })}</p>
      {mended.lost.length === 0 ? (
        <p>{t('keeping.nothingLost')}</p>
      ) : (
        <ul className={styles.lost}>
          {mended.lost.map((span) => (
            <li key={`${span.from} ${span.until}`}>
              <Lost span={span} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Lost({ span: { from, until } }: { readonly span: LostSpan }) {
  const { t } = useWording();
  const moment = useMoment();
  if (from !== null && until !== null)
    return <>{t('keeping.lost.between', { from: moment(from), until: moment(until) })}</>;
  if (until !== null) return <>{t('keeping.lost.before', { until: moment(until) })}</>;
  return <>{from === null ? t('keeping.lost.some') : t('keeping.lost.after', { from: moment(from) })}</>;
}
