import { useId } from 'react';
import styles from './Field.module.css';
import { Told } from './TextField.tsx';

export interface SelectChoice {
  readonly value: string;
  readonly name: string;
  readonly lang?: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
  readonly onChange: (value: string) => void;
  /** What is wrong and what to do; null: nothing. */
  readonly fault?: string | null;
  readonly hint?: string | null;
  readonly disabled?: boolean;
}

/** The browser's own list: it opens and is read out as everywhere, also with three hundred names. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, choices, onChange, fault = null, hint = null, disabled = false } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        value={value}
        disabled={disabled}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null && hint === null ? undefined : `${id}-told`}
        onChange={({ target }) => onChange(target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.name}
          </option>
        ))}
      </select>
      <Told id={`${id}-told`} fault={fault} hint={hint} />
    </div>
  );
}
