import { useState } from 'react';
import type { KeepingView } from '#core/journal/keeping.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Journal.module.css';

/** Where backups are kept: beside the journal they are lost with its disk. */
export function BackupFolder({ folder }: { readonly folder: KeepingView['folder'] }) {
  const { t } = useWording();
  const [typed, setTyped] = useState(folder.isOwn ? '' : folder.path);
  const [told, setTold] = useState<'none' | 'saved' | 'refused'>('none');

  async function save(): Promise<void> {
    const wanted = typed.trim();
    const answer = await ask('keeping.set-folder', { folder: wanted === '' ? null : wanted });
    setTold(answer.ok ? 'saved' : 'refused');
  }

  return (
    <form
      className={styles.folder}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('keeping.folder')}
        value={typed}
        dir="ltr"
        maxLength={1_000}
        placeholder={folder.path}
        hint={t('keeping.folderHint')}
        fault={told === 'refused' ? t('keeping.folderFault') : null}
        onChange={(text) => {
          setTyped(text);
          setTold('none');
        }}
      />
      <div className={styles.act}>
        <Button submits>{t('keeping.folderSave')}</Button>
        <p role="status">{told === 'saved' && t('keeping.folderSaved')}</p>
      </div>
    </form>
  );
}
