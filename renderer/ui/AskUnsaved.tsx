import { useWording } from '../i18n/wordingContext.ts';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './AskUnsaved.module.css';
import { Button } from './Button.tsx';

interface AskUnsavedProps {
  /** What was changed, as it is called. */
  readonly name: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** Escape says the same. */
  readonly onBack: () => void;
}

/** Something was changed, and something else is to be opened: nothing is lost without a word. */
export function AskUnsaved({ name, onSave, onDiscard, onBack }: AskUnsavedProps) {
  const { t } = useWording();
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen onOpenChange={onBack}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} role="alertdialog">
          <Heading slot="title" className={styles.heading ?? ''}>
            {t('settings.unsaved.heading', { name })}
          </Heading>
          <p>{t('settings.unsaved.advice')}</p>
          <div className={styles.acts}>
            <Button look="go" onClick={onSave}>
              {t('settings.save')}
            </Button>
            <Button onClick={onBack}>{t('settings.unsaved.back')}</Button>
            <Button look="quiet" onClick={onDiscard}>
              {t('settings.unsaved.discard')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
