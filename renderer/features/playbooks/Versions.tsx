import { useEffect, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { lastSecond } from '../../ui/second.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { changedDraft } from './changedDraft.ts';
import { Changes } from './Changes.tsx';
import styles from './Playbooks.module.css';
import { PublishForm } from './PublishForm.tsx';

interface VersionsProps {
  readonly view: PlaybookView;
  readonly employees: readonly Employee[];
  readonly onPublish: (playbook: Playbook, by: string, note: string) => Promise<RefusalCode | null>;
}

/** Every version that was in force, newest first: what each changed, and the way back to it. */
export function Versions({ view, employees, onPublish }: VersionsProps) {
  const { t, shortDate, time } = useWording();
  const { playbook, versions } = view;
  const draft = changedDraft(view);
  const all = [
    ...versions,
    // Before the first of the office's own stood the one that came with Portico.
    ...(versions.some(({ version }) => version === 1) ? [] : [{ version: 1, at: 0, by: '', note: '' }]),
  ];
  const [chosen, setChosen] = useState(all[1]?.version ?? all[0]?.version ?? 1);
  const [against, setAgainst] = useState(playbook.version);
  const [goingBack, setGoingBack] = useState(false);
  const before = useVersion(playbook, Math.min(chosen, against));
  const after = useVersion(playbook, Math.max(chosen, against));
  const old = chosen < against ? before : after;
  const choices = all.map(({ version }) => ({ value: String(version), name: t('playbook.version.n', { n: version }) }));
  return (
    <>
      <ol className={styles.versions}>
        {all.map(({ version, at, by, note }) => (
          <li key={version}>
            <strong>{t('playbook.version.n', { n: version })}</strong>{' '}
            {version === playbook.version && <span className={styles.inForce}>{t('playbook.version.inForce')}</span>}{' '}
            <span className={styles.hint}>
              {at === 0 ? t('playbook.version.shipped') : `${shortDate(at, lastSecond())}, ${time(at)}`}
              {by !== '' && <bdi> · {by}</bdi>}
            </span>
            {note !== '' && <p dir="auto">{note}</p>}
          </li>
        ))}
      </ol>
      {all.length > 1 && (
        <>
          <div className={styles.compare}>
            <SelectField
              label={t('playbook.version.compare')}
              value={String(chosen)}
              choices={choices}
              onChange={(value) => setChosen(Number(value))}
            />
            <SelectField
              label={t('playbook.version.with')}
              value={String(against)}
              choices={choices}
              onChange={(value) => setAgainst(Number(value))}
            />
          </div>
          {isThere(before) && isThere(after) && (
            <section aria-label={t('playbook.version.changes')}>
              <Changes before={before} after={after} employees={employees} />
            </section>
          )}
          {(before === 'gone' || after === 'gone') && <p role="status">{t('playbook.version.unreadable')}</p>}
          {chosen !== playbook.version && isThere(old) && !goingBack && (
            <div>
              <Button onClick={() => setGoingBack(true)}>{t('playbook.version.back', { n: chosen })}</Button>
            </div>
          )}
          {goingBack && isThere(old) && (
            <PublishForm
              lastBy={versions[0]?.by ?? ''}
              warning={draft === null ? null : t('playbook.version.backDraft')}
              act={t(draft === null ? 'playbook.version.back' : 'playbook.version.backDiscard', { n: chosen })}
              onPublish={(by, note) => onPublish(old, by, note || t('playbook.version.backNote', { n: chosen }))}
              onDone={() => setGoingBack(false)}
            />
          )}
        </>
      )}
    </>
  );
}

/** Read, and not a version that the disk does not give back. */
function isThere(version: Playbook | 'gone' | null): version is Playbook {
  return version !== null && version !== 'gone';
}

/** null: it is being read. */
function useVersion(current: Playbook, version: number): Playbook | 'gone' | null {
  const [read, setRead] = useState<{ readonly version: number; readonly playbook: Playbook | null } | null>(null);
  useEffect(() => {
    if (version === current.version) return;
    let isStale = false;
    void ask('playbooks.version', { class: current.class, version }).then((answer) => {
      if (!isStale && answer.ok) setRead({ version, playbook: answer.value.playbook });
    });
    return () => {
      isStale = true;
    };
  }, [current, version]);
  if (version === current.version) return current;
  return read?.version === version ? (read.playbook ?? 'gone') : null;
}
