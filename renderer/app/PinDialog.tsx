import { useState, useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Tried } from '#core/contract/rolesCalls.ts';
import type { GuardedRole } from '#core/roles/pins.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { askForPin, raisable, useRaising } from '../state/raising.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { lastSecond, onSecond } from '../ui/second.ts';
import { TextField } from '../ui/TextField.tsx';
import keyList from './KeyList.module.css';
import styles from './PinDialog.module.css';

/** Asks for the PIN over the desk; the keys of the call go on working under it. */
export function PinDialog() {
  const isAsked = useRaising();
  const { t } = useWording();
  return (
    <ModalOverlay className={keyList.overlay ?? ''} isOpen={isAsked} onOpenChange={askForPin} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={keyList.dialog ?? ''}>
          <div className={keyList.top}>
            <Heading slot="title" className={keyList.heading ?? ''}>
              {t('roles.enterPin')}
            </Heading>
            <Button look="quiet" square aria-label={t('desk.close')} onClick={() => askForPin(false)}>
              <Icon name="cross" />
            </Button>
          </div>
          <PinForm />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Why = Extract<Tried, { done: false }>['why'] | 'not-reached';
type Told = { readonly why: Why; readonly until: number };

function PinForm() {
  const { t } = useWording();
  const session = useDesk((slice) => slice.session);
  const choices = raisable(session);
  const [chosen, setChosen] = useState<GuardedRole | null>(null);
  const [pin, setPin] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const waits = useSyncExternalStore(onSecond, () => Math.max(0, (told?.until ?? 0) - lastSecond()));
  const as = chosen ?? choices[0] ?? 'manager';

  async function raise(): Promise<void> {
    if (isLooking || waits > 0) return;
    setIsLooking(true);
    const answer = await ask('roles.raise', { as, pin });
    setIsLooking(false);
    if (answer.ok && answer.value.done) return askForPin(false);
    setPin('');
    if (answer.ok && !answer.value.done) {
      const { why, waitMs } = answer.value;
      setTold({ why, until: waitMs === 0 ? 0 : Date.now() + waitMs });
    } else setTold({ why: 'not-reached', until: 0 });
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void raise();
      }}
    >
      <p className={styles.soft}>{t('roles.pinAdvice', { count: session.lockMinutes })}</p>
      {choices.length > 1 && (
        <ChoiceField
          inRow
          label={t('roles.as')}
          value={as}
          choices={choices.map((value) => ({ value, name: t(`roles.level.${value}`) }))}
          onChange={(value) => setChosen(value === 'administrator' ? 'administrator' : 'manager')}
        />
      )}
      <TextField
        label={t('roles.pin')}
        type="password"
        dir="ltr"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that was asked for has one field
        autoFocus
        autoComplete="off"
        maxLength={200}
        value={pin}
        onChange={setPin}
      />
      <p className={styles.told} role="status">
        <Words told={told} waits={waits} />
      </p>
      <div className={styles.act}>
        <Button look="go" submits disabled={isLooking || waits > 0 || pin === ''}>
          {t('roles.open')}
        </Button>
      </div>
    </form>
  );
}

function Words({ told, waits }: { readonly told: Told | null; readonly waits: number }) {
  const { t, duration } = useWording();
  if (told === null) return null;
  if (waits > 0) return <>{t('roles.tried.wait', { time: duration(waits) })}</>;
  return <>{told.why === 'wait' ? t('roles.tried.again') : t(`roles.tried.${told.why}`)}</>;
}
