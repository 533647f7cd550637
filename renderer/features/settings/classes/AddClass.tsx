import { useState } from 'react';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Classes.module.css';

interface AddClassProps {
  /** Names that others have. */
  readonly taken: readonly string[];
  readonly isFull: boolean;
  readonly onAdd: (name: string) => void;
}

/** A kind begins with its name. */
export function AddClass({ taken, isFull, onAdd }: AddClassProps) {
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
        label={t('classes.add.name')}
        value={name}
        maxLength={40}
        fault={isTaken ? t('classes.fault.class.name-taken') : null}
        hint={isFull ? t('classes.add.full') : null}
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
