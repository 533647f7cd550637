import { useEffect, useState } from 'react';
import type { Control } from '#core/headset/control.ts';
import type { HeadsetDevice } from '#core/headset/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { onHeadsetSignal } from '../../state/headsetSignals.ts';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Headset.module.css';
import { isButton } from './HeadsetDevices.tsx';

/** Each button is ticked as it is pressed, with what it does. */
export function HeadsetCheck({ device: { controls } }: { readonly device: HeadsetDevice }) {
  const { t } = useWording();
  const [pressed, setPressed] = useState<readonly Control[]>([]);
  useEffect(
    // The last one stands first; a release tells nothing new.
    () =>
      onHeadsetSignal(({ control }) => setPressed((before) => [control, ...before.filter((one) => one !== control)])),
    [],
  );
  const buttons = controls.filter(isButton);
  if (buttons.length === 0) return null;
  const last = pressed.find(isButton);
  const isComplete = buttons.every((control) => pressed.includes(control));
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('headset.check.heading')}</h3>
      <p className={panel.soft}>{t('headset.check.advice')}</p>
      <ul className={styles.checks} aria-label={t('headset.check.heading')}>
        {buttons.map((control) => {
          const works = pressed.includes(control);
          return (
            <li key={control} className={styles.check}>
              <span className={works ? `${styles.tick} ${styles.ticked}` : styles.tick}>
                {works && <Icon name="check" />}
              </span>
              <p className={styles.words}>
                <span className={styles.name}>{t(`headset.control.${control}.name`)}</span>
                <span className={panel.soft}>{t(`headset.control.${control}.does`)}</span>
              </p>
              <span className={works ? styles.good : panel.soft}>
                {t(works ? 'headset.check.works' : 'headset.check.waiting')}
              </span>
            </li>
          );
        })}
      </ul>
      <p role="status" className={styles.good}>
        {isComplete
          ? t('headset.check.all')
          : last !== undefined && t('headset.check.last', { name: t(`headset.control.${last}.name`) })}
      </p>
    </div>
  );
}
