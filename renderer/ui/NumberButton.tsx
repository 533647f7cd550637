import { useWording } from '../i18n/wordingContext.ts';
import styles from './NumberButton.module.css';
import { useWish } from './wish.ts';

interface NumberButtonProps {
  /** As it is dialled. */
  readonly number: string;
  /** As it is read; the number itself where nothing is said. */
  readonly shown?: string;
  readonly tabIndex?: number;
  /** Over which line it is called. */
  readonly over: () => { readonly lineId?: string };
}

/** A number that is called by a press on it. Who is talked to then is held, as by every call. */
export function NumberButton({ number, shown = number, tabIndex, over }: NumberButtonProps) {
  const { t } = useWording();
  const wish = useWish();
  return (
    <button
      type="button"
      className={styles.number}
      tabIndex={tabIndex}
      aria-label={t('telephony.dial.callNumber', { number: shown })}
      // The second click of two would hold the call that the first one has begun.
      onClick={(event) => event.detail < 2 && wish('call.dial', { number, callbackId: null, ...over() })}
    >
      <bdi dir="ltr">{shown}</bdi>
    </button>
  );
}
