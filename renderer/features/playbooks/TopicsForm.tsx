import { useState } from 'react';
import type { Language } from '#core/caller/company.ts';
import { blankTopic } from '#core/deviations/proposals.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { mostOf, noText, type Playbook } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { earlier } from './order.ts';
import styles from './Playbooks.module.css';

interface TopicsFormProps {
  readonly playbook: Playbook;
  readonly language: Language;
  readonly linkTo: (topic: string) => string;
  readonly onChange: (topics: Playbook['topics']) => void;
}

/** The topics of a class, the most frequent first: the first nine have keys. */
export function TopicsForm({ playbook, language, linkTo, onChange }: TopicsFormProps) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const topics = playbook.topics.filter(({ retired }) => retired !== true);
  const retired = playbook.topics.filter((one) => one.retired === true);
  const typed = name.trim();
  const isTaken = playbook.topics.some(({ topic }) => topic === typed);
  const add = () => {
    if (typed === '' || isTaken) return;
    onChange([...topics, blankTopic(typed, { ...noText, [language]: typed }), ...retired]);
    setName('');
  };
  return (
    <>
      <ol className={styles.people}>
        {topics.map(({ topic, label }, nth) => {
          const shown = inLanguage(label, language, language)?.text ?? topic;
          return (
            <li key={topic} className={styles.person}>
              <span className={styles.place}>{nth + 1}.</span>
              <a className={styles.grow} href={linkTo(topic)}>
                <bdi>{shown}</bdi>
              </a>
              {nth > 0 && (
                <Button
                  look="quiet"
                  square
                  aria-label={t('playbook.edit.earlier', { name: shown })}
                  onClick={() => onChange([...earlier(topics, nth), ...retired])}
                >
                  <Icon name="up" />
                </Button>
              )}
              <Button
                look="quiet"
                square
                aria-label={t('playbook.edit.remove', { name: shown })}
                onClick={() => onChange([...topics.filter((one) => one.topic !== topic), ...retired])}
              >
                <Icon name="cross" />
              </Button>
            </li>
          );
        })}
      </ol>
      {retired.length > 0 && <p className={styles.hint}>{t('writing.topics.inPlaybook', { count: retired.length })}</p>}
      {playbook.topics.length >= mostOf.topics ? (
        <p className={styles.hint}>{t('playbook.edit.full')}</p>
      ) : (
        <form
          className={styles.question}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            label={t('playbook.edit.newTopic')}
            value={name}
            maxLength={100}
            lang={language}
            fault={isTaken ? t('playbook.edit.topicTaken') : null}
            onChange={setName}
          />
          <Button submits disabled={typed === '' || isTaken}>
            <Icon name="plus" />
            {t('playbook.edit.add')}
          </Button>
        </form>
      )}
    </>
  );
}
