import { use } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWording } from '../i18n/wordingContext.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type Chord, keyActs, keyAt, type KeyPlace } from '../ui/keyBindings.ts';
import { keyLabel } from '../ui/keyLabels.ts';
import { KeysContext } from '../ui/keysContext.ts';
import styles from './KeyList.module.css';
import { settingsLink } from './route.ts';

interface KeyListProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** All keys as they are now, over the desk; the keys of the call go on working under it. */
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
            <Group heading={t('desk.keys.everywhere')} place="everywhere" />
            <div className={styles.stack}>
              <Group heading={t('desk.keys.outside')} place="outside">
                <div className={styles.row}>
                  <dt>
                    <kbd dir="ltr">1 … 9</kbd>
                  </dt>
                  <dd>{t('desk.keys.topic')}</dd>
                </div>
              </Group>
              <Group heading={t('desk.keys.numpad')} place="numpad" />
            </div>
          </div>
          <p className={styles.change}>
            <a href={settingsLink('keys')} onClick={() => onOpenChange(false)}>
              {t('desk.keys.change')}
            </a>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly place: KeyPlace;
  readonly children?: React.ReactNode;
}

function Group({ heading, place, children }: GroupProps) {
  const { t } = useWording();
  const { bindings, layout } = use(KeysContext);
  const keys = keyActs.flatMap((act) => {
    const chord = keyAt(bindings, act, place);
    return chord === null ? [] : [{ act, label: isQuestionMark(act, chord) ? '?' : keyLabel(chord, layout) }];
  });
  return (
    <section>
      <h3 className={styles.group}>{heading}</h3>
      <dl className={styles.keys}>
        {keys.map(({ act, label }) => (
          <div key={act} className={styles.row}>
            <dt>
              <kbd dir="ltr">{label}</kbd>
            </dt>
            <dd>{t(`settings.keys.act.${act}`)}</dd>
          </div>
        ))}
        {children}
      </dl>
    </section>
  );
}

/** Its own key opens this list by its sign as well, and that is what people look for. */
function isQuestionMark(act: string, chord: Chord): boolean {
  return act === 'show-keys' && chord === 'Slash';
}
