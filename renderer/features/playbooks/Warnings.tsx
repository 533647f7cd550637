import { useMemo } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { WeeklyHours } from '#core/routing/hours.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { type Warning, warningsOf } from '#core/routing/warnings.ts';
import { languages } from '../../i18n/languages.ts';
import type { Wording } from '../../i18n/wording.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Icon } from '../../ui/Icon.tsx';
import { weekdayName } from '../../ui/weekdayName.ts';
import styles from './Playbooks.module.css';

interface WarningsProps {
  readonly playbook: Playbook;
  readonly employees: readonly Employee[];
  readonly week: WeeklyHours;
}

/** What to look at before it is published. It may be published all the same. */
export function Warnings({ playbook, employees, week }: WarningsProps) {
  const wording = useWording();
  const { t } = wording;
  const desk = useDesk((slice) => slice.preferences.language);
  const found = useMemo(() => warningsOf({ playbook, employees, week }), [playbook, employees, week]);
  if (found.length === 0) return null;
  const labelOf = (topic: string) => {
    const label = playbook.topics.find((known) => known.topic === topic)?.label;
    return label === undefined ? topic : (inLanguage(label, desk, desk)?.text ?? topic);
  };
  return (
    <details className={styles.warnings}>
      <summary>
        <Icon name="warning" />
        {t('playbook.warning.heading', { count: found.length })}
      </summary>
      <ul>
        {found.map((warning) => (
          <li key={JSON.stringify(warning)}>
            {warning.topic !== '' && <bdi className={styles.of}>{labelOf(warning.topic)}</bdi>}{' '}
            {warningWords(warning, wording)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function warningWords(warning: Warning, { t, locale }: Wording): string {
  switch (warning.kind) {
    case 'no-greeting':
    case 'no-question':
    case 'no-label':
    case 'no-sentence':
      return t(`playbook.warning.${warning.kind}`, {
        language: languages.find(({ language }) => language === warning.language)?.name ?? warning.language,
      });
    case 'no-telephone':
    case 'no-mobile':
      return t(`playbook.warning.${warning.kind}`, { name: warning.name });
    case 'gone':
      return t('playbook.warning.gone');
    case 'nobody-then':
      return t('playbook.warning.nobody-then', {
        day: weekdayName(warning.day, locale),
        from: warning.from,
        until: warning.until,
      });
  }
}
