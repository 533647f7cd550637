import type { LdapState } from '#core/ldap/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import outside from './Outside.module.css';
import { useToday } from '../../ui/useToday.ts';
import styles from './Sections.module.css';

/** When the directory server was read and how that went; read now. */
export function LdapStanding({ state }: { readonly state: LdapState }) {
  const { t, time, shortDate } = useWording();
  const today = useToday();
  const { reading, last, failed, nextAt } = state;
  const when = (at: number) => ({ date: shortDate(at, Date.parse(today)), time: time(at) });
  return (
    <div className={styles.check}>
      {/* One button in its place: the focus stays where it is. */}
      <Button onClick={() => void ask(reading === null ? 'outside.read-ldap' : 'outside.cancel-ldap', {})}>
        {t(reading === null ? 'outside.ldap.readNow' : 'outside.ldap.cancel')}
      </Button>
      <div role="status" className={`${styles.told} ${outside.standing}`}>
        {reading !== null && <p>{t('outside.ldap.reading', { time: time(reading.since), people: reading.people })}</p>}
        {failed !== null && (
          <p className={styles.bad}>
            {t(`outside.ldap.reason.${failed.fault}`)} {t('outside.ldap.failed', when(failed.at))}
          </p>
        )}
        {last === null && failed === null && reading === null && <p>{t('outside.ldap.notYet')}</p>}
        {last !== null && (
          <p>{t('outside.ldap.last', { ...when(last.at), people: last.people, leftOut: last.leftOut })}</p>
        )}
        {last !== null && last.referrals > 0 && <p>{t('outside.ldap.referrals', { places: last.referrals })}</p>}
        {last !== null && last.gone.length > 0 && <p>{t('outside.ldap.gone', { names: last.gone.join(', ') })}</p>}
        {last !== null && last.open.length > 0 && <p>{t('outside.ldap.open', { names: last.open.join(', ') })}</p>}
        {nextAt !== null && reading === null && <p className={panel.soft}>{t('outside.ldap.next', when(nextAt))}</p>}
      </div>
    </div>
  );
}
