import { useRef } from 'react';
import styles from './Console.module.css';
import { HeldCalls } from './HeldCalls.tsx';
import { Middle } from './Middle.tsx';
import { RingingCalls } from './RingingCalls.tsx';
import { useFocusKept } from './useFocusKept.ts';

/** What waits, and what is now. */
export function Console() {
  const console = useRef<HTMLDivElement>(null);
  useFocusKept(console);
  return (
    <div ref={console} className={styles.console}>
      <RingingCalls />
      <HeldCalls />
      <Middle />
    </div>
  );
}
