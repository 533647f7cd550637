import { type TextareaHTMLAttributes, useId } from 'react';
import styles from './Field.module.css';
import { Told } from './TextField.tsx';

interface LongFieldProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fault?: string | null;
  readonly hint?: string | null;
}

/** Several lines of text that a machine reads: left to right, and of no language. */
export function LongField({ label, value, onChange, fault = null, hint = null, ...rest }: LongFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`${styles.input} ${styles.long}`}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        rows={3}
        value={value}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null && hint === null ? undefined : `${id}-told`}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      <Told id={`${id}-told`} fault={fault} hint={hint} />
    </div>
  );
}
