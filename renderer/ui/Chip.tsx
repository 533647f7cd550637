import type { ReactNode } from 'react';
import type { ClassColour } from '#core/caller/callerClass.ts';
import styles from './Chip.module.css';

interface ChipProps {
  readonly tone: ClassColour | 'danger' | 'warn';
  /** Before the words. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {icon}
      {icon === undefined ? children : <span className={styles.name}>{children}</span>}
    </span>
  );
}
