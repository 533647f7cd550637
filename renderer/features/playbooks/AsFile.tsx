import { useState } from 'react';
import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import {
  type PlaybookFileProblem,
  type TakenPlaybook,
  readPlaybookFile,
  takenPlaybooks,
  writePlaybookFile,
} from '#core/routing/playbookFile.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { playbookDrafts } from '../../state/playbookDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { FileButton } from '../../ui/FileButton.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Playbooks.module.css';
import { TakenLine } from './TakenLine.tsx';
import type { Playbooks } from './usePlaybooks.ts';

interface AsFileProps {
  readonly views: readonly PlaybookView[];
  readonly playbooks: Playbooks;
}

interface Chosen {
  readonly name: string;
  readonly looked:
    | { readonly ok: true; readonly taken: readonly TakenPlaybook[] }
    | { readonly ok: false; readonly problem: PlaybookFileProblem; readonly at: string };
}

/** All playbooks as one file; what comes from one is told first, and becomes drafts. */
export function AsFile({ views, playbooks }: AsFileProps) {
  const { t } = useWording();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [told, setTold] = useState('');

  async function choose(file: File): Promise<void> {
    setTold('');
    const read = readPlaybookFile(await file.text());
    setChosen({
      name: file.name,
      looked: read.ok
        ? { ok: true, taken: takenPlaybooks(read.value, views, playbooks.employees) }
        : { ok: false, problem: read.error, at: read.detail ?? '' },
    });
  }

  async function take(taken: readonly TakenPlaybook[]): Promise<void> {
    const wanted = taken.filter(isDifferent);
    for (const { draft } of wanted) playbooks.change(draft);
    await playbookDrafts.keep();
    if (playbookDrafts.problem() !== null) return setTold(t('playbook.draft.notKept'));
    setChosen(null);
    setTold(t('playbook.file.taken', { count: wanted.length }));
  }

  return (
    <section className={panel.panel} aria-label={t('playbook.file.region')}>
      <div className={panel.top}>
        <h2 className={panel.heading}>{t('playbook.file.region')}</h2>
      </div>
      <div className={panel.body}>
        <div className={panel.group}>
          <h3 className={panel.groupHeading}>{t('playbook.file.save')}</h3>
          <p>{t('playbook.file.saveAbout')}</p>
          <div>
            <Button
              onClick={() => {
                const text = writePlaybookFile(
                  views.map(({ playbook }) => playbook),
                  playbooks.employees,
                );
                download('portico-playbooks.json', text);
                setTold(t('settings.file.told.saved'));
              }}
            >
              {t('playbook.file.save')}
            </Button>
          </div>
        </div>
        <div className={panel.group}>
          <h3 className={panel.groupHeading}>{t('playbook.file.take')}</h3>
          <p>{t('playbook.file.takeAbout')}</p>
          <div>
            <FileButton
              label={t('settings.file.choose')}
              accept="application/json,.json"
              onFile={(file) => void choose(file)}
            />
          </div>
        </div>
        <p role="status">{told}</p>
        {chosen !== null && (
          <Looked
            chosen={chosen}
            employees={playbooks.employees}
            onTake={(taken) => void take(taken)}
            onLeave={() => setChosen(null)}
          />
        )}
      </div>
    </section>
  );
}

interface LookedProps {
  readonly chosen: Chosen;
  readonly employees: Playbooks['employees'];
  readonly onTake: (taken: readonly TakenPlaybook[]) => void;
  readonly onLeave: () => void;
}

function Looked({ chosen: { name, looked }, employees, onTake, onLeave }: LookedProps) {
  const { t, kind } = useWording();
  if (!looked.ok)
    return (
      <div role="alert">
        <p>{t('settings.file.notTaken', { name })}</p>
        <p className={panel.bad}>
          {t(`playbook.file.problem.${looked.problem}`, {
            at: looked.problem === 'twice' ? kind(looked.at) : looked.at,
          })}
        </p>
      </div>
    );
  if (!looked.taken.some(isDifferent))
    return (
      <>
        <p role="status">{t('playbook.file.nothing', { name })}</p>
        <Lines taken={looked.taken.filter(({ before }) => before === null)} employees={employees} />
      </>
    );
  return (
    <div className={panel.group} role="group" aria-label={t('settings.file.would', { name })}>
      <p>{t('settings.file.would', { name })}</p>
      <Lines taken={looked.taken} employees={employees} />
      <div className={panel.ask}>
        <Button look="go" onClick={() => onTake(looked.taken)}>
          {t('playbook.file.act')}
        </Button>
        <Button onClick={onLeave}>{t('settings.file.leave')}</Button>
      </div>
    </div>
  );
}

interface LinesProps extends Pick<LookedProps, 'employees'> {
  readonly taken: readonly TakenPlaybook[];
}

function Lines({ taken, employees }: LinesProps) {
  return (
    <ul className={styles.proposals}>
      {taken.map((one) => (
        <TakenLine key={one.class} taken={one} employees={employees} />
      ))}
    </ul>
  );
}

function isDifferent({ before, draft }: TakenPlaybook): boolean {
  return before !== null && JSON.stringify(before) !== JSON.stringify(draft);
}
