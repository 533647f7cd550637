import type { CrmHealth } from '#core/crm/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import outside from './Outside.module.css';
import { useToday } from '../../ui/useToday.ts';
import styles from './Sections.module.css';

/** How the CRM answers these days; since when it does not. */
export function CrmStanding({ health: { lastAnswerAt, failing } }: { readonly health: CrmHealth }) {
  const { t, time, shortDate } = useWording();
  const today = useToday();
  const when = (at: number) => ({ date: shortDate(at, Date.parse(today)), time: time(at) });
  if (failing === null)
    return (
      <p role="status">
        {lastAnswerAt === null ? t('outside.crm.notYet') : t('outside.crm.works', when(lastAnswerAt))}
      </p>
    );
  return (
    <div role="status" className={outside.standing}>
      <p className={styles.bad}>
        {t('outside.crm.failing', when(failing.since))} {t(`outside.crm.reason.${failing.fault}`)}
      </p>
      {failing.pausedUntil !== null && <p>{t('outside.crm.paused', { time: time(failing.pausedUntil) })}</p>}
    </div>
  );
}
