import { useState } from 'react';
import { mostOf } from '#core/routing/playbook.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from '../classes/Classes.module.css';

interface AddTopicProps {
  /** Names that others of the list have. */
  readonly taken: readonly string[];
  readonly isFull: boolean;
  readonly onAdd: (name: string) => void;
}

/** A topic begins with its name; one that another kind of caller has already is the same topic. */
export function AddTopic({ taken, isFull, onAdd }: AddTopicProps) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const typed = name.trim();
  const isTaken = taken.some((one) => one.toLowerCase() === typed.toLowerCase());

  function add(): void {
    if (typed === '' || isTaken || isFull) return;
    onAdd(typed);
    setName('');
  }

  return (
    <div className={styles.add}>
      <TextField
        label={t('writing.topics.add')}
        value={name}
        maxLength={100}
        fault={isTaken ? t('writing.topics.fault.name-taken') : null}
        hint={isFull ? t('writing.topics.fault.full', { count: mostOf.topics }) : null}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would save the whole section.
          event.preventDefault();
          add();
        }}
      />
      <Button disabled={typed === '' || isTaken || isFull} onClick={add}>
        <Icon name="plus" />
        {t('classes.add.act')}
      </Button>
    </div>
  );
}
