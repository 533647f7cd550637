import styles from './KeyCap.module.css';

/** A key shown small on its control, nothing for ''; who cannot see it is told by aria-keyshortcuts (useKeyOf). */
export function KeyCap({ children }: { readonly children: string }) {
  if (children === '') return null;
  return (
    <kbd className={styles.key} dir="ltr" aria-hidden="true">
      {children}
    </kbd>
  );
}
