import styles from './SoundSign.module.css';

/** Told by shape as well as by colour: three bars, two, one, a cross through none, an empty ring for not known. */
export function SoundSign({ word }: { readonly word: 'good' | 'fair' | 'poor' | 'no-sound' | 'not-measured' }) {
  return (
    <svg className={`${styles.sign} ${styles[word]}`} viewBox="0 0 16 16" aria-hidden="true">
      {word === 'not-measured' ? (
        <circle cx="8" cy="8" r="5.5" />
      ) : (
        <>
          <path d="M3 13v-3" />
          <path d="M8 13V7" />
          <path d="M13 13V3" />
          {word === 'no-sound' && <path className={styles.through} d="M2 2l12 12" />}
        </>
      )}
    </svg>
  );
}
