import { type DragEvent, useId, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Importing.module.css';
import type { FileProblem } from './fileProblem.ts';

interface ChooseFileProps {
  /** The file before, and why it was not taken. */
  readonly refused: { readonly name: string; readonly problem: FileProblem } | null;
  readonly onFile: (file: File) => void;
  readonly onRefused: (name: string, problem: FileProblem) => void;
}

/** A file is chosen, or dropped here. */
export function ChooseFile({ refused, onFile, onRefused }: ChooseFileProps) {
  const { t } = useWording();
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    const item = event.dataTransfer.items[0];
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    if (item?.webkitGetAsEntry()?.isDirectory === true) onRefused(file.name, 'folder');
    else onFile(file);
  }

  return (
    /* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button in it does the same */
    <div
      className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
      role="group"
      aria-labelledby={`${id}-heading`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <h3 id={`${id}-heading`} className={styles.heading}>
        {t('importing.choose.heading')}
      </h3>
      <p>{t('importing.choose.advice')}</p>
      <div className={styles.line}>
        <label className={styles.choose} htmlFor={id}>
          {t('importing.choose.button')}
        </label>
        <input
          id={id}
          className={styles.hidden}
          type="file"
          accept=".csv,.txt,.tsv,.vcf,.vcard,text/csv,text/plain,text/vcard,text/tab-separated-values"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) onFile(file);
            // The same file, mended, can be chosen again.
            target.value = '';
          }}
        />
        <span className={styles.soft}>{t('importing.choose.drop')}</span>
      </div>
      <div className={styles.told} role="alert">
        {refused !== null && (
          <div className={styles.problem}>
            <p className={styles.strong}>{t('importing.problem.heading', { name: refused.name })}</p>
            <p>{t(`importing.problem.${refused.problem}`)}</p>
          </div>
        )}
      </div>
    </div>
  );
}
