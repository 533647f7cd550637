import { useState } from 'react';
import type { Language } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import panel from '../../ui/Panel.module.css';
import { AsFile } from './AsFile.tsx';
import { Editor } from './Editor.tsx';
import { filePlace, type LinkTo, proposalsPlace } from './places.ts';
import { PlaybookList } from './PlaybookList.tsx';
import styles from './Playbooks.module.css';
import { Preview } from './Preview.tsx';
import { Proposals } from './Proposals.tsx';
import { usePlaybooks } from './usePlaybooks.ts';

interface PlaybooksProps {
  /** '' for the first class. */
  readonly place: string;
  readonly part: string | null;
  readonly linkTo: LinkTo;
  readonly callLink: (callId: string) => string;
}

/** What is said to callers and to whom they are given, written here: a list, one thing open, and the card beside it. */
export function Playbooks({ place, part, linkTo, callLink }: PlaybooksProps) {
  const { t } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const [language, setLanguage] = useState<Language>(desk);
  const playbooks = usePlaybooks();
  const { views, proposals } = playbooks;
  if (views === null) return <p className={styles.reading}>{t('playbook.reading')}</p>;
  const view = views.find(({ playbook }) => playbook.class === place) ?? views[0];
  const isProposals = place === proposalsPlace;
  const isFile = place === filePlace;
  const open = isProposals || isFile ? place : (view?.playbook.class ?? '');
  const draft = view === undefined ? null : (view.draft ?? view.playbook);
  const topic = draft?.topics.some((known) => known.topic === part) === true ? (part ?? '') : '';
  const lastBy = views.flatMap(({ versions }) => versions).toSorted((a, b) => b.at - a.at)[0]?.by ?? '';
  return (
    <div className={isProposals || isFile ? styles.playbooks : `${styles.playbooks} ${styles.withPreview}`}>
      <PlaybookList views={views} proposals={proposals.length} place={open} part={part} linkTo={linkTo} />
      {isProposals && (
        <section className={panel.panel} aria-label={t('playbook.proposal.region')}>
          <div className={panel.top}>
            <h2 className={panel.heading}>{t('playbook.proposal.region')}</h2>
          </div>
          <div className={panel.body}>
            <Proposals proposals={proposals} callLink={callLink} lastBy={lastBy} onChanged={playbooks.readAgain} />
          </div>
        </section>
      )}
      {isFile && <AsFile views={views} playbooks={playbooks} />}
      {!isProposals && !isFile && view !== undefined && draft !== null && (
        <>
          <Editor
            key={view.playbook.class}
            view={view}
            part={part}
            playbooks={playbooks}
            linkTo={linkTo}
            language={language}
            onLanguage={setLanguage}
          />
          <Preview playbook={draft} topic={topic} language={language} employees={playbooks.employees} />
        </>
      )}
    </div>
  );
}
