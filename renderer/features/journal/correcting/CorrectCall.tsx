import { useState } from 'react';
import type { JournalCall } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Correcting.module.css';
import { CorrectForm } from './CorrectForm.tsx';

/** The way to say afterwards what a call was, below what stands there. */
export function CorrectCall({ call }: { readonly call: JournalCall }) {
  const { t } = useWording();
  const seat = useDesk((slice) => slice.session.seat);
  const [isOpen, setOpen] = useState(false);
  if (call.entry.endedAt === null || seat !== 'desk') return null;
  return (
    <div className={styles.correct}>
      {isOpen ? (
        <CorrectForm key={call.entry.callId} call={call} onDone={() => setOpen(false)} />
      ) : (
        <Button look="quiet" data-correct onClick={() => setOpen(true)}>
          {t('writing.correct.begin')}
        </Button>
      )}
    </div>
  );
}
