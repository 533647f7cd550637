import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { callToBringIn } from '../../state/together.ts';
import { Button } from '../../ui/Button.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './Queue.module.css';

/** At a call that waits, while another one is talked to: the two become one call. */
export function Together({ call }: { readonly call: CallView }) {
  const { t, who } = useWording();
  const wish = useWish();
  const other = useDesk((slice) => callToBringIn(slice, call.callId));
  if (other === undefined) return null;
  const names = { who: who(call.card), other: who(other.card) };
  const together = (how: 'connect' | 'conference') =>
    wish('call.together', { callId: call.callId, withId: other.callId, how });
  return (
    <span className={styles.acts}>
      <Button
        data-together
        aria-label={t('telephony.together.threeOf', names)}
        onClick={(event) => event.detail < 2 && together('conference')}
      >
        {t('telephony.conference.all')}
      </Button>
      <Button
        aria-label={t('telephony.together.connectOf', names)}
        onClick={(event) => event.detail < 2 && together('connect')}
      >
        {t('telephony.together.connect')}
      </Button>
    </span>
  );
}
