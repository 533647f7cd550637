import { type InputHTMLAttributes, useId } from 'react';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is wrong and what to do; null: nothing. */
  readonly fault?: string | null;
  readonly hint?: string | null;
}

/** One line of text with its name above and what is the matter with it below. */
export function TextField({ label, value, onChange, fault = null, hint = null, dir, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        autoComplete="off"
        value={value}
        dir={dir ?? (value === '' ? undefined : 'auto')}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null && hint === null ? undefined : `${id}-told`}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      <Told id={`${id}-told`} fault={fault} hint={hint} />
    </div>
  );
}

interface ToldProps {
  readonly id: string;
  readonly fault: string | null;
  readonly hint: string | null;
}

/** What is wrong with a field, else what there is to know about it. */
export function Told({ id, fault, hint }: ToldProps) {
  if (fault === null && hint === null) return null;
  return (
    <p id={id} className={fault === null ? styles.hint : styles.fault}>
      {fault ?? hint}
    </p>
  );
}
