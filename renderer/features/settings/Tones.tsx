import { CallerClass } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ringOnce } from '../../media/deviceTrial.ts';
import { ringToneOf, ringTones } from '../../media/ringTone.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Sections.module.css';
import { usePreferences } from './usePreferences.ts';

/** How each class of caller rings: heard before it is read. */
export function Tones() {
  const { t } = useWording();
  const { preferences, prefer } = usePreferences();
  const { tones } = preferences;
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('settings.sound.tones.heading')}</h3>
      <p className={panel.soft}>{t('settings.sound.tones.advice')}</p>
      {CallerClass.options.map((one) => {
        const name = t(`call.class.${one}`);
        return (
          <div key={one} className={styles.tone}>
            <SelectField
              label={name}
              value={ringToneOf(tones[one])}
              choices={ringTones.map((tone) => ({ value: tone, name: t(`settings.sound.tones.${tone}`) }))}
              onChange={(tone) => {
                prefer({ tones: { ...tones, [one]: tone } });
                ringOnce(one, ringToneOf(tone), navigator.mediaDevices);
              }}
            />
            <Button
              aria-label={t('settings.sound.tones.hear', { name })}
              onClick={() => ringOnce(one, ringToneOf(tones[one]), navigator.mediaDevices)}
            >
              {t('settings.sound.tones.play')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
