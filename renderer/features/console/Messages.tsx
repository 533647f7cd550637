import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './Callbacks.module.css';

/** New messages in the mailbox at the exchange: they are owed a call too. Nothing where there are none. */
export function Messages() {
  const { t } = useWording();
  const wish = useWish();
  const messages = useDesk((slice) => slice.messages);
  if (messages === null || messages.fresh === 0) return null;
  const { fresh, number } = messages;
  return (
    <div className={styles.owed} data-messages={fresh ?? ''}>
      <strong className={styles.messages}>
        {fresh === null ? t('call.messages.some') : t('call.messages.new', { count: fresh })}
      </strong>
      {number !== null && (
        <span className={styles.acts}>
          <Button onClick={(event) => event.detail < 2 && wish('call.dial', { number, callbackId: null })}>
            {t('call.messages.listen')}
          </Button>
        </span>
      )}
    </div>
  );
}
