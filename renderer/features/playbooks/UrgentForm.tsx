import { useId, useState } from 'react';
import type { Employee, Language } from '#core/caller/company.ts';
import { type Urgent, mostOf } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { People } from './People.tsx';
import styles from './Playbooks.module.css';

interface UrgentFormProps {
  readonly urgent: Urgent;
  readonly language: Language;
  readonly employees: readonly Employee[];
  readonly onChange: (urgent: Urgent) => void;
}

/** Words that make a call urgent, in each language, and who is asked first then. */
export function UrgentForm({ urgent, language, employees, onChange }: UrgentFormProps) {
  const { t } = useWording();
  return (
    <>
      <Words
        key={language}
        language={language}
        words={urgent.words[language]}
        onChange={(words) => onChange({ ...urgent, words: { ...urgent.words, [language]: words } })}
      />
      <People
        heading={t('playbook.edit.urgentTargets')}
        add={t('playbook.edit.addTarget')}
        people={urgent.targets}
        employees={employees}
        most={mostOf.urgentTargets}
        onChange={(targets) => onChange({ ...urgent, targets: [...targets] })}
      />
    </>
  );
}

interface WordsProps {
  readonly language: Language;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
}

function Words({ language, words, onChange }: WordsProps) {
  const { t } = useWording();
  const id = useId();
  const [typed, setTyped] = useState(words.join(', '));
  return (
    <div className={styles.text}>
      <label className={styles.label} htmlFor={id}>
        {t('playbook.edit.urgentWords')}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={3}
        lang={language}
        dir={typed === '' ? (language === 'ar' ? 'rtl' : 'ltr') : 'auto'}
        value={typed}
        aria-describedby={`${id}-told`}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(wordsIn(target.value));
        }}
      />
      <p id={`${id}-told`} className={styles.hint}>
        {t('playbook.edit.urgentHint')}
      </p>
    </div>
  );
}

/** Parted by commas of any script or by lines; each once, as many as a playbook takes. */
function wordsIn(text: string): string[] {
  const words = text
    .split(/[,،;\n]/)
    .map((word) => word.trim().slice(0, 100))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, 60);
}
