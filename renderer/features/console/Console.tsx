import { type ReactNode, useRef } from 'react';
import { Callbacks } from './Callbacks.tsx';
import styles from './Console.module.css';
import { HeldCalls } from './HeldCalls.tsx';
import { Middle } from './Middle.tsx';
import { RingingCalls } from './RingingCalls.tsx';
import { useFocusKept } from './useFocusKept.ts';

/** What waits, what is now, and whom to give it to. */
export function Console({ office }: { readonly office: ReactNode }) {
  const console = useRef<HTMLDivElement>(null);
  useFocusKept(console);
  return (
    <div ref={console} className={styles.console}>
      <RingingCalls />
      <HeldCalls />
      <Callbacks />
      <Middle />
      {office}
    </div>
  );
}
