import { useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './classes/Classes.module.css';

interface AddByNameProps {
  readonly label: string;
  readonly longest: number;
  /** Names that others of the list have. */
  readonly taken: readonly string[];
  readonly takenWords: string;
  /** null: there is room for more. */
  readonly fullWords: string | null;
  readonly onAdd: (name: string) => void;
}

/** What an office adds to a list of its own begins with its name. */
export function AddByName({ label, longest, taken, takenWords, fullWords, onAdd }: AddByNameProps) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const typed = name.trim();
  const isTaken = taken.some((one) => one.toLowerCase() === typed.toLowerCase());
  const cannot = typed === '' || isTaken || fullWords !== null;

  function add(): void {
    if (cannot) return;
    onAdd(typed);
    setName('');
  }

  return (
    <div className={styles.add}>
      <TextField
        label={label}
        value={name}
        maxLength={longest}
        fault={isTaken ? takenWords : null}
        hint={fullWords}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would save the whole section.
          event.preventDefault();
          add();
        }}
      />
      <Button disabled={cannot} onClick={add}>
        <Icon name="plus" />
        {t('classes.add.act')}
      </Button>
    </div>
  );
}
