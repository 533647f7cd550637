import styles from './Lamp.module.css';

export type LampLook = 'free' | 'ringing' | 'busy' | 'away' | 'unknown';

/** Told apart by shape as well as colour; its meaning stands in words beside it. */
export function Lamp({ look }: { readonly look: LampLook }) {
  return (
    <svg className={`${styles.lamp} ${styles[look]}`} viewBox="0 0 12 12" aria-hidden="true" data-lamp={look}>
      {look === 'free' && <circle cx="6" cy="6" r="5" fill="currentcolor" />}
      {look === 'busy' && <rect x="1" y="1" width="10" height="10" rx="2.5" fill="currentcolor" />}
      {look === 'ringing' && <rect className={styles.line} x="2" y="2" width="8" height="8" rx="2" />}
      {look === 'away' && <circle className={styles.line} cx="6" cy="6" r="4.25" />}
      {look === 'unknown' && <circle className={`${styles.line} ${styles.dashed}`} cx="6" cy="6" r="4.5" />}
    </svg>
  );
}
