import { useId } from 'react';
import styles from './FileButton.module.css';

interface FileButtonProps {
  readonly label: string;
  /** As in HTML: what the system's window offers first. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A label that is a button: the browser's own cannot be named in the person's language. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const id = useId();
  return (
    <span>
      <label className={styles.choose} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.hidden}
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file, mended, can be chosen again.
          target.value = '';
        }}
      />
    </span>
  );
}
