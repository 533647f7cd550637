import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export type ChipTone = 'client' | 'applicant' | 'partner' | 'unknown' | 'danger' | 'warn';

export function Chip({ tone, children }: { readonly tone: ChipTone; readonly children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}
