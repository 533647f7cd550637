import type { ReactNode } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { Button } from './Button.tsx';
import styles from './Panel.module.css';
import type { Saving } from './useSaving.ts';

interface SaveFootProps {
  readonly saving: Saving;
  readonly isUnsaved: boolean;
  /** Further buttons, after Save. */
  readonly children?: ReactNode;
}

/** Below a form: Save, and in words how it stands. */
export function SaveFoot({ saving, isUnsaved, children }: SaveFootProps) {
  const words = useSavingWords(saving, isUnsaved);
  const { t } = useWording();
  const isBad = saving.state === 'faulty' || saving.state === 'refused';
  return (
    <div className={styles.foot}>
      <Button look="go" submits>
        {t('settings.save')}
      </Button>
      <p className={isBad ? `${styles.state} ${styles.bad}` : styles.state} role="status">
        {words}
      </p>
      {children}
    </div>
  );
}

function useSavingWords(saving: Saving, isUnsaved: boolean): string {
  const { t } = useWording();
  switch (saving.state) {
    case 'saving':
      return t('settings.saving.saving');
    case 'faulty':
      return t('settings.saving.faulty');
    case 'refused':
      return t(`settings.refused.${worded(saving.code)}`);
    case 'none':
    case 'saved':
      return isUnsaved ? t('settings.saving.unsaved') : saving.state === 'saved' ? t('settings.saving.saved') : '';
  }
}

const ownWords = [
  'not-there',
  'still-named',
  'busy-with-calls',
  'changed-meanwhile',
  'carrier-lost',
  'not-written',
  'needs-manager',
  'needs-administrator',
  'only-reads',
] as const;

/** What can only be a fault of ours needs no words of its own. */
function worded(code: string): (typeof ownWords)[number] | 'other' {
  return ownWords.find((own) => own === code) ?? 'other';
}
