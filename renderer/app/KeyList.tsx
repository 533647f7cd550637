import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWording } from '../i18n/wordingContext.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './KeyList.module.css';

interface KeyListProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

type Deed = 'answer' | 'decline' | 'hold' | 'mute' | 'essence' | 'topicField' | 'hangUp' | 'topic' | 'showKeys';

const everywhere: readonly (readonly [string, Deed])[] = [
  ['F2', 'answer'],
  ['Shift F2', 'decline'],
  ['F3', 'hold'],
  ['F6', 'mute'],
  ['F7', 'essence'],
  ['F8', 'topicField'],
  ['Shift F3', 'hangUp'],
];
const outside: readonly (readonly [string, Deed])[] = [
  ['A', 'answer'],
  ['H', 'hold'],
  ['M', 'mute'],
  ['N', 'essence'],
  ['1 … 9', 'topic'],
  ['?', 'showKeys'],
];
const numpad: readonly (readonly [string, Deed])[] = [
  ['Enter', 'answer'],
  ['*', 'hold'],
];

/** All keys, over the desk; the keys of the call go on working under it. */
export function KeyList({ isOpen, onOpenChange }: KeyListProps) {
  const { t } = useWording();
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <div className={styles.top}>
            <Heading slot="title" className={styles.heading ?? ''}>
              {t('desk.keys.heading')}
            </Heading>
            <Button look="quiet" square aria-label={t('desk.close')} onClick={() => onOpenChange(false)}>
              <Icon name="cross" />
            </Button>
          </div>
          <div className={styles.columns}>
            <Group heading={t('desk.keys.everywhere')} keys={everywhere} />
            <div className={styles.stack}>
              <Group heading={t('desk.keys.outside')} keys={outside} />
              <Group heading={t('desk.keys.numpad')} keys={numpad}>
                <dt>
                  <kbd dir="ltr">−</kbd>
                </dt>
                <dd>
                  {t('desk.keys.hangUp')} <span className={styles.soft}>({t('desk.keys.holdDown')})</span>
                </dd>
              </Group>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly keys: readonly (readonly [string, Deed])[];
  readonly children?: React.ReactNode;
}

function Group({ heading, keys, children }: GroupProps) {
  const { t } = useWording();
  return (
    <section>
      <h3 className={styles.group}>{heading}</h3>
      <dl className={styles.keys}>
        {keys.map(([key, deed]) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{t(`desk.keys.${deed}`)}</dd>
          </div>
        ))}
        {children !== undefined && <div className={styles.row}>{children}</div>}
      </dl>
    </section>
  );
}
