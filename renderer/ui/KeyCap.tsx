import styles from './KeyCap.module.css';

/** A key shown small on its control; who cannot see it is told by aria-keyshortcuts. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <kbd className={styles.key} dir="ltr" aria-hidden="true">
      {children}
    </kbd>
  );
}
