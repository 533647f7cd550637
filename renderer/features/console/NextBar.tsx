import { memo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './CallBar.module.css';

/** Under the first ringing call, where its own bar will be. */
export const NextBar = memo(function NextBar({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const wish = useWish();
  const [answerKey, declineKey] = [useKeyOf('answer'), useKeyOf('decline')];
  const { callId, invitedAt } = call;
  // Nobody reaches the spare card.
  const tabIndex = callId === '' ? -1 : undefined;
  return (
    <div className={styles.bar} role="group" aria-label={t('call.bar.label')}>
      <span className={styles.clock}>
        <Elapsed since={invitedAt} />
      </span>
      <span className={styles.state}>{t('call.bar.waiting')}</span>
      <Button
        tabIndex={tabIndex}
        aria-keyshortcuts={declineKey.shortcuts}
        onClick={() => wish('call.decline', { callId, how: 'declined' })}
      >
        {t('call.ringing.decline')}
        <KeyCap>{declineKey.cap}</KeyCap>
      </Button>
      <Button
        look="go"
        tabIndex={tabIndex}
        aria-keyshortcuts={answerKey.shortcuts}
        onClick={() => wish('call.answer', { callId })}
      >
        {t('call.ringing.answer')}
        <KeyCap>{answerKey.cap}</KeyCap>
      </Button>
    </div>
  );
});
