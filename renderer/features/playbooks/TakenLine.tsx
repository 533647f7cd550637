import type { Employee } from '#core/caller/company.ts';
import type { TakenPlaybook } from '#core/routing/playbookFile.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Changes } from './Changes.tsx';
import styles from './Playbooks.module.css';

interface TakenLineProps {
  readonly taken: TakenPlaybook;
  readonly employees: readonly Employee[];
}

/** What a file's playbook would change, before anything does. */
export function TakenLine({ taken, employees }: TakenLineProps) {
  const { t, kind, listed } = useWording();
  const { before, draft, gone, replacesDraft } = taken;
  const names = gone.map((name) => (name === '' ? t('playbook.file.somebody') : name));
  return (
    <li className={styles.proposal}>
      <p className={styles.ask}>{kind(taken.class)}</p>
      {before === null ? (
        <p>{t('playbook.file.leftOut', { kind: kind(taken.class) })}</p>
      ) : (
        <>
          <Changes before={before} after={draft} employees={employees} />
          {names.length > 0 && <p>{t('playbook.file.gone', { count: names.length, names: listed(names) })}</p>}
          {replacesDraft && <p>{t('playbook.file.replacesDraft')}</p>}
        </>
      )}
    </li>
  );
}
