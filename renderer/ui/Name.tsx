import styles from './Name.module.css';

/**
 * A name or number in its own direction: two lines, then cut; whole on pointing at it and while its card has the focus.
 * `number`: always left to right.
 */
export function Name({ children, number = false }: { readonly children: string; readonly number?: boolean }) {
  return (
    <bdi className={styles.name} dir={number ? 'ltr' : 'auto'} title={children.length > 40 ? children : undefined}>
      {children}
    </bdi>
  );
}
