import type { LineView } from '#core/call/line.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { hasSeveralLines, overLineOf } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './Callbacks.module.css';

/** New messages in the mailboxes at the exchange: they are owed a call too. Nothing where there are none. */
export function Messages() {
  const lines = useDesk((slice) => slice.lines);
  return lines.map((line) => <MessagesOf key={line.lineId} line={line} />);
}

function MessagesOf({ line }: { readonly line: LineView }) {
  const { t } = useWording();
  const wish = useWish();
  const marked = useDesk(hasSeveralLines) ? line : null;
  const { messages } = line;
  if (messages === null || messages.fresh === 0) return null;
  const { fresh, number } = messages;
  const dial = (to: string): void => wish('call.dial', { number: to, callbackId: null, ...overLineOf(marked) });
  return (
    <div className={styles.owed} data-messages={fresh ?? ''}>
      <strong className={styles.messages}>
        {fresh === null ? t('call.messages.some') : t('call.messages.new', { count: fresh })} <LineMark line={marked} />
      </strong>
      {number !== null && (
        <span className={styles.acts}>
          <Button onClick={(event) => event.detail < 2 && dial(number)}>{t('call.messages.listen')}</Button>
        </span>
      )}
    </div>
  );
}
