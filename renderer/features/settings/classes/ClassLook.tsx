import { useId } from 'react';
import { ClassColour, type ClassEntry, ClassIcon } from '#core/caller/callerClass.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { ClassSign } from '../../../ui/ClassSign.tsx';
import styles from './Classes.module.css';

interface ClassLookProps {
  readonly entry: ClassEntry;
  readonly name: string;
  readonly onChange: (changes: Pick<ClassEntry, 'colour'> | Pick<ClassEntry, 'icon'>) => void;
}

/** Colour and sign, out of those that can be read on every ground. */
export function ClassLook({ entry, name, onChange }: ClassLookProps) {
  const { t } = useWording();
  const group = useId();
  return (
    <>
      <fieldset className={styles.looks}>
        <legend className={styles.legend}>{t('classes.form.colour')}</legend>
        {ClassColour.options.map((colour) => (
          <label key={colour} className={styles.look}>
            <input
              type="radio"
              name={`${group}-colour`}
              checked={entry.colour === colour}
              onChange={() => onChange({ colour })}
            />
            <Chip tone={colour} icon={<ClassSign icon={entry.icon} />}>
              {t(`classes.colour.${colour}`)}
            </Chip>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.looks}>
        <legend className={styles.legend}>{t('classes.form.icon')}</legend>
        {ClassIcon.options.map((icon) => (
          <label key={icon} className={styles.look}>
            <input
              type="radio"
              name={`${group}-icon`}
              aria-label={t(`classes.icon.${icon}`)}
              checked={entry.icon === icon}
              onChange={() => onChange({ icon })}
            />
            <span className={styles.sign} title={t(`classes.icon.${icon}`)}>
              <ClassSign icon={icon} />
            </span>
          </label>
        ))}
      </fieldset>
      <p className={styles.sample}>
        <span>{t('classes.form.sample')}</span>
        <Chip tone={entry.colour} icon={<ClassSign icon={entry.icon} />}>
          {name}
        </Chip>
      </p>
    </>
  );
}
