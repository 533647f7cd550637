import { useWording } from '../../i18n/wordingContext.ts';
import { ringOnce } from '../../media/deviceTrial.ts';
import { ringToneOf, ringTones } from '../../media/ringTone.ts';
import { Button } from '../../ui/Button.tsx';
import { useClasses } from '../../ui/classesContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Sections.module.css';
import { usePreferences } from './usePreferences.ts';

/** How each class of caller rings: heard before it is read. */
export function Tones() {
  const { t, kind } = useWording();
  const inUse = useClasses().filter(({ retired }) => !retired);
  const { preferences, prefer } = usePreferences();
  const { tones } = preferences;
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('settings.sound.tones.heading')}</h3>
      <p className={panel.soft}>{t('settings.sound.tones.advice')}</p>
      {inUse.map(({ class: one, tone: own }) => {
        const name = kind(one);
        const chosen = ringToneOf(tones[one] ?? own);
        return (
          <div key={one} className={styles.tone}>
            <SelectField
              label={name}
              value={chosen}
              choices={ringTones.map((tone) => ({ value: tone, name: t(`settings.sound.tones.${tone}`) }))}
              onChange={(tone) => {
                prefer({ tones: { ...tones, [one]: tone } });
                ringOnce(one, ringToneOf(tone), navigator.mediaDevices);
              }}
            />
            <Button
              aria-label={t('settings.sound.tones.hear', { name })}
              onClick={() => ringOnce(one, chosen, navigator.mediaDevices)}
            >
              {t('settings.sound.tones.play')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
