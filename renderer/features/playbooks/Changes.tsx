import type { Employee } from '#core/caller/company.ts';
import { differences } from '#core/routing/differences.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { differenceWords } from './differenceWords.ts';
import styles from './Playbooks.module.css';

interface ChangesProps {
  readonly before: Playbook;
  readonly after: Playbook;
  readonly employees: readonly Employee[];
}

/** What is different in `after`, in words. */
export function Changes({ before, after, employees }: ChangesProps) {
  const wording = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const found = differences(before, after);
  if (found.length === 0) return <p className={styles.hint}>{wording.t('playbook.change.none')}</p>;
  const labelOf = (topic: string) => {
    const label = [...after.topics, ...before.topics].find((known) => known.topic === topic)?.label;
    return label === undefined ? topic : (inLanguage(label, desk, desk)?.text ?? topic);
  };
  return (
    <ul className={styles.changes}>
      {found.map((difference) => (
        <li key={JSON.stringify(difference)}>
          {difference.topic !== '' && !difference.kind.startsWith('topic-') && (
            <bdi className={styles.of}>{labelOf(difference.topic)}</bdi>
          )}{' '}
          {differenceWords(difference, { wording, desk, employees })}
        </li>
      ))}
    </ul>
  );
}
