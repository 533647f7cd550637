import { useId } from 'react';
import type { Language } from '#core/caller/company.ts';
import type { InLanguages } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { languages } from '../../i18n/languages.ts';
import styles from './Playbooks.module.css';

interface TextInProps {
  readonly label: string;
  readonly text: InLanguages;
  /** The one that is written now. */
  readonly language: Language;
  readonly onChange: (text: InLanguages) => void;
  readonly rows?: number;
}

/** A text in the language that is written now; the others that it was not written in are told. */
export function TextIn({ label, text, language, onChange, rows = 2 }: TextInProps) {
  const { t } = useWording();
  const id = useId();
  const others = languages.filter((one) => one.language !== language && text[one.language].trim() === '');
  return (
    <div className={styles.text}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={rows}
        maxLength={1_000}
        lang={language}
        dir={text[language] === '' ? (language === 'ar' ? 'rtl' : 'ltr') : 'auto'}
        value={text[language]}
        aria-describedby={others.length === 0 ? undefined : `${id}-told`}
        onChange={({ target }) => onChange({ ...text, [language]: target.value })}
      />
      {others.length > 0 && text[language].trim() !== '' && (
        <p id={`${id}-told`} className={styles.hint}>
          {t('playbook.edit.missingIn', { languages: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}
