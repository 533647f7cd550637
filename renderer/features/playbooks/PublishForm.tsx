import { useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';

interface PublishFormProps {
  /** Who published last: mostly the same person. */
  readonly lastBy: string;
  readonly act: string;
  /** What else it does, to be read before; null: nothing. */
  readonly warning?: string | null;
  readonly onPublish: (by: string, note: string) => Promise<RefusalCode | null>;
  readonly onDone: () => void;
}

/** Who puts a version in force, and why. */
export function PublishForm({ lastBy, act, warning = null, onPublish, onDone }: PublishFormProps) {
  const { t } = useWording();
  const [by, setBy] = useState(lastBy);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  return (
    <form
      className={panel.group}
      aria-label={act}
      onSubmit={(event) => {
        event.preventDefault();
        void onPublish(by, note).then((code) => {
          setRefused(code);
          if (code === null) onDone();
        });
      }}
    >
      {warning !== null && (
        <p className={panel.bad} role="alert">
          {warning}
        </p>
      )}
      <div className={panel.pair}>
        <TextField label={t('playbook.publish.note')} value={note} maxLength={500} onChange={setNote} />
        <TextField label={t('playbook.publish.by')} value={by} maxLength={100} onChange={setBy} />
      </div>
      {refused !== null && (
        <p className={panel.bad} role="alert">
          {t(refused === 'changed-meanwhile' ? 'playbook.publish.changedMeanwhile' : 'playbook.publish.refused')}
        </p>
      )}
      <div className={panel.ask}>
        <Button look="go" submits>
          {act}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('playbook.publish.back')}
        </Button>
      </div>
    </form>
  );
}
