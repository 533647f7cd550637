import { useState } from 'react';
import type { Language } from '#core/caller/company.ts';
import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { tidyPlaybook } from '#core/routing/routingOf.ts';
import { languages } from '../../i18n/languages.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changedDraft } from './changedDraft.ts';
import { Changes } from './Changes.tsx';
import { type LinkTo, topicsPart, urgentPart, versionsPart } from './places.ts';
import styles from './Playbooks.module.css';
import { PublishForm } from './PublishForm.tsx';
import { StepsForm } from './StepsForm.tsx';
import { TextIn } from './TextIn.tsx';
import { TopicsForm } from './TopicsForm.tsx';
import { UrgentForm } from './UrgentForm.tsx';
import type { Playbooks } from './usePlaybooks.ts';
import { Versions } from './Versions.tsx';
import { Warnings } from './Warnings.tsx';

interface EditorProps {
  readonly view: PlaybookView;
  readonly part: string | null;
  readonly playbooks: Playbooks;
  readonly linkTo: LinkTo;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** One thing of a playbook, open to be written; what is written is a draft until it is published. */
export function Editor({ view, part, playbooks, linkTo, language, onLanguage }: EditorProps) {
  const { t, kind } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const draft = view.draft ?? view.playbook;
  const topic = draft.topics.find((one) => one.topic === part);
  const heading =
    topic === undefined
      ? kind(draft.class)
      : t('playbook.preview.ofTopic', {
          kind: kind(draft.class),
          topic: inLanguage(topic.label, desk, desk)?.text ?? topic.topic,
        });
  const { employees, change } = playbooks;
  return (
    <section className={panel.panel} aria-label={heading}>
      <div className={panel.top}>
        <h2 className={panel.heading}>
          {heading}
          {part?.startsWith('~') && ` · ${t(`playbook.part.${partOf(part)}`)}`}
        </h2>
        {part !== versionsPart && (
          <SelectField
            label={t('playbook.edit.language')}
            value={language}
            choices={languages.map((one) => ({ value: one.language, name: one.name, lang: one.language }))}
            onChange={(chosen) => onLanguage(languages.find((one) => one.language === chosen)?.language ?? language)}
          />
        )}
      </div>
      <div className={panel.body}>
        {part === versionsPart ? (
          <Versions
            key={`${draft.class} ${view.playbook.version}`}
            view={view}
            employees={employees}
            onPublish={(old, by, note) => playbooks.publish(old, view.playbook.version, by, note)}
          />
        ) : part === topicsPart ? (
          <TopicsForm
            playbook={draft}
            language={language}
            linkTo={(to) => linkTo(draft.class, to)}
            onChange={(topics) => change({ ...draft, topics })}
          />
        ) : part === urgentPart ? (
          <UrgentForm
            key={draft.class}
            urgent={draft.urgent}
            language={language}
            employees={employees}
            onChange={(urgent) => change({ ...draft, urgent })}
          />
        ) : topic === undefined ? (
          <>
            <StepsForm
              key={draft.class}
              steps={draft}
              language={language}
              employees={employees}
              isTopic={false}
              onChange={(changes) => change({ ...draft, ...changes })}
            />
            <AnswerTime playbook={draft} onChange={change} />
          </>
        ) : (
          <>
            <TextIn
              label={t('playbook.edit.label')}
              text={topic.label}
              language={language}
              rows={1}
              onChange={(label) => change(withTopic(draft, topic.topic, { label }))}
            />
            <StepsForm
              key={`${draft.class} ${topic.topic}`}
              steps={topic}
              language={language}
              employees={employees}
              isTopic
              onChange={(changes) => change(withTopic(draft, topic.topic, changes))}
            />
          </>
        )}
        {part !== versionsPart && <Warnings playbook={draft} employees={employees} week={playbooks.week} />}
      </div>
      {part !== versionsPart && <Foot view={view} playbooks={playbooks} />}
    </section>
  );
}

function partOf(part: string): typeof versionsPart | typeof topicsPart | typeof urgentPart {
  return part === versionsPart || part === topicsPart ? part : urgentPart;
}

function withTopic(playbook: Playbook, topic: string, changes: Partial<Playbook['topics'][number]>): Playbook {
  return {
    ...playbook,
    topics: playbook.topics.map((one) => (one.topic === topic ? { ...one, ...changes } : one)),
  };
}

function AnswerTime({ playbook, onChange }: { playbook: Playbook; onChange: (playbook: Playbook) => void }) {
  const { t } = useWording();
  return (
    <TextField
      label={t('playbook.edit.answerSeconds')}
      hint={t('playbook.edit.answerHint')}
      type="number"
      inputMode="numeric"
      min={1}
      max={600}
      value={playbook.answerSeconds === null ? '' : String(playbook.answerSeconds)}
      onChange={(text) => {
        const seconds = Math.round(Number(text));
        const isNone = text.trim() === '' || Number.isNaN(seconds) || seconds < 1;
        onChange({ ...playbook, answerSeconds: isNone ? null : Math.min(seconds, 600) });
      }}
    />
  );
}

/** How the draft stands, and the way to put it in force. */
function Foot({ view, playbooks }: { readonly view: PlaybookView; readonly playbooks: Playbooks }) {
  const { t } = useWording();
  const [isPublishing, setPublishing] = useState(false);
  const { playbook, versions } = view;
  const draft = changedDraft(view);
  if (draft === null)
    return (
      <div className={panel.foot}>
        <p className={panel.state} role="status">
          {t(versions.length === 0 ? 'playbook.draft.shipped' : 'playbook.draft.none', { n: playbook.version })}
        </p>
      </div>
    );
  const isStale = draft.version !== playbook.version;
  return (
    <div className={panel.foot}>
      {!isPublishing && (
        <>
          <Button look="go" onClick={() => setPublishing(true)}>
            {t('playbook.publish.begin')}
          </Button>
          <p className={playbooks.problem === null ? panel.state : `${panel.state} ${panel.bad}`} role="status">
            {t(
              playbooks.problem !== null
                ? 'playbook.draft.notKept'
                : isStale
                  ? 'playbook.draft.stale'
                  : 'playbook.draft.kept',
            )}
          </p>
          <Button look="quiet" onClick={() => playbooks.discard(playbook.class)}>
            {t('playbook.draft.discard')}
          </Button>
        </>
      )}
      {isPublishing && (
        <div className={styles.publish}>
          <Changes before={playbook} after={tidyPlaybook(draft)} employees={playbooks.employees} />
          <PublishForm
            lastBy={versions[0]?.by ?? ''}
            act={t('playbook.publish.act', { n: Math.max(playbook.version, versions[0]?.version ?? 0) + 1 })}
            onPublish={(by, note) => playbooks.publish(draft, playbook.version, by, note)}
            onDone={() => setPublishing(false)}
          />
        </div>
      )}
    </div>
  );
}
