import { type SyntheticEvent, useState } from 'react';
import type { SavedView } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Look.module.css';

interface SaveViewProps {
  /** The one that was picked; null: none. */
  readonly view: SavedView | null;
  readonly isChanged: boolean;
  /** Each answers whether it is done. */
  readonly onReplace: (view: SavedView) => Promise<boolean>;
  readonly onRename: (view: SavedView, name: string) => Promise<boolean>;
  readonly onSave: (name: string) => Promise<boolean>;
}

/** Keeps what is shown: in the view that was picked, or under a name of its own. */
export function SaveView({ view, isChanged, onReplace, onRename, onSave }: SaveViewProps) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const typed = name.trim();

  async function finish(saving: Promise<boolean>): Promise<void> {
    if (await saving) setName('');
  }

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (typed !== '') void finish(onSave(typed));
  }

  return (
    <form className={styles.save} onSubmit={submit}>
      {view !== null && isChanged && (
        <Button onClick={() => void onReplace(view)}>{t('views.replace', { name: view.name })}</Button>
      )}
      <TextField label={t('views.nameLabel')} value={name} maxLength={80} onChange={setName} />
      <div className={styles.buttons}>
        <Button submits look="go" disabled={typed === ''}>
          {t('views.save')}
        </Button>
        {view !== null && (
          <Button disabled={typed === ''} onClick={() => void finish(onRename(view, typed))}>
            {t('views.rename', { name: view.name })}
          </Button>
        )}
      </div>
    </form>
  );
}
