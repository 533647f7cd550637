import { useId } from 'react';
import styles from './Field.module.css';
import { Told } from './TextField.tsx';

interface SliderFieldProps {
  readonly label: string;
  /** From 0 to 1. */
  readonly value: number;
  /** The value in words. */
  readonly told: string;
  readonly onChange: (value: number) => void;
  readonly fault?: string | null;
  readonly hint?: string | null;
}

/** How much of something, in steps of a twentieth. */
export function SliderField({ label, value, told, onChange, fault = null, hint = null }: SliderFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.slider}>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(value * 100)}
          aria-valuetext={told}
          aria-describedby={fault === null && hint === null ? undefined : `${id}-told`}
          onChange={({ target }) => onChange(Number(target.value) / 100)}
        />
        <span aria-hidden="true">{told}</span>
      </div>
      <Told id={`${id}-told`} fault={fault} hint={hint} />
    </div>
  );
}
