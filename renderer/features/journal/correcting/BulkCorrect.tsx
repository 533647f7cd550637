import { useWording } from '../../../i18n/wordingContext.ts';
import { isAtWork, useBulks } from '../../../state/bulks.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import type { CallsChosen } from '../choosing/chosen.ts';
import { BulkForm } from './BulkForm.tsx';
import { BulksLately } from './BulksLately.tsx';
import styles from './Correcting.module.css';

interface BulkCorrectProps {
  readonly calls: CallsChosen;
  /** How many were ticked one by one; null: the whole list is meant. */
  readonly ticked: number | null;
  /** null: where calls are chosen that is offered there. */
  readonly onBegin: (() => void) | null;
  readonly isOpen: boolean;
  readonly onDone: (how: 'begun' | 'left') => void;
}

/** All calls of the list, or those that are chosen in it, get a topic or kind at once; how far that is, and what was done lately. */
export function BulkCorrect({ calls, ticked, onBegin, isOpen, onDone }: BulkCorrectProps) {
  const { t } = useWording();
  const seat = useDesk((slice) => slice.session.seat);
  const bulks = useBulks();
  const atWork = bulks.find(isAtWork);
  if (seat !== 'desk') return null;
  return (
    <div className={styles.bulk}>
      {!isOpen && atWork === undefined && onBegin !== null && (
        <Button onClick={onBegin}>{t('writing.bulk.begin')}</Button>
      )}
      {isOpen && atWork === undefined && <BulkForm calls={calls} ticked={ticked} onDone={onDone} />}
      <BulksLately bulks={bulks} isOpen={isOpen} />
    </div>
  );
}
