import { useState } from 'react';
import type { JournalFilter } from '#core/journal/filter.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { isAtWork, useBulks } from '../../../state/bulks.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BulksLately } from './BulksLately.tsx';
import styles from './Correcting.module.css';

/** All calls of the list get a topic or kind at once; how far that is, and what was done lately. */
export function BulkCorrect({ filter }: { readonly filter: JournalFilter }) {
  const { t } = useWording();
  const seat = useDesk((slice) => slice.session.seat);
  const bulks = useBulks();
  const [isOpen, setOpen] = useState(false);
  const atWork = bulks.find(isAtWork);
  if (seat !== 'desk') return null;
  return (
    <div className={styles.bulk}>
      {!isOpen && atWork === undefined && <Button onClick={() => setOpen(true)}>{t('writing.bulk.begin')}</Button>}
      {isOpen && atWork === undefined && <BulkForm filter={filter} onDone={() => setOpen(false)} />}
      <BulksLately bulks={bulks} isOpen={isOpen} />
    </div>
  );
}
