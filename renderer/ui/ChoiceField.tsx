import { useId } from 'react';
import styles from './Field.module.css';
import type { SelectChoice } from './SelectField.tsx';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
  readonly onChange: (value: string) => void;
  readonly inRow?: boolean;
}

/** One of a few, all of them seen. */
export function ChoiceField({ label, value, choices, onChange, inRow = false }: ChoiceFieldProps) {
  const name = useId();
  return (
    <fieldset className={inRow ? `${styles.choices} ${styles.inRow}` : styles.choices}>
      <legend className={styles.label}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <bdi lang={choice.lang}>{choice.name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
