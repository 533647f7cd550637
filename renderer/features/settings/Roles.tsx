import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { PinOfRole } from './PinOfRole.tsx';
import { ReadingWindows } from './ReadingWindows.tsx';
import styles from './Roles.module.css';
import { SectionPanel } from './SectionPanel.tsx';

const minutes = [2, 5, 10, 15, 30, 60, 120] as const;

/** Who may do what: the PINs, how long a raised session stays so, and windows in which a manager only reads. */
export function Roles() {
  const { t } = useWording();
  const session = useDesk((slice) => slice.session);
  const { pins, level, lockMinutes, unreadable } = session;
  const isGuarded = pins.manager || pins.administrator;
  const choices = [...new Set([...minutes, lockMinutes])].toSorted((a, b) => a - b);
  return (
    <SectionPanel section="roles" save={null}>
      {unreadable && <p className={styles.bad}>{t('roles.unreadable')}</p>}
      <p>{t(isGuarded ? `roles.now.${level}` : 'roles.now.noPins')}</p>
      <PinOfRole of="manager" session={session} />
      <PinOfRole of="administrator" session={session} />
      {isGuarded && (
        <div className={styles.role}>
          <SelectField
            label={t('roles.lockAfter')}
            value={String(lockMinutes)}
            choices={choices.map((count) => ({ value: String(count), name: t('roles.minutes', { count }) }))}
            onChange={(value) => void ask('roles.set-lock', { minutes: Number(value) })}
          />
        </div>
      )}
      <ReadingWindows session={session} />
      <div className={styles.role}>
        <h3 className={panel.groupHeading}>{t('roles.forgotten.heading')}</h3>
        <p className={panel.soft}>{t('roles.forgotten.advice')}</p>
      </div>
    </SectionPanel>
  );
}
