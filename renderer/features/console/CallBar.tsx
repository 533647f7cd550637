import { memo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './CallBar.module.css';

/** What can be done with the current call. Each act keeps its button, so that a focus on it stays when its name turns. */
export const CallBar = memo(function CallBar({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const wish = useWish();
  const { callId, stage, muted, answeredAt, heldAt } = call;
  const isHeld = stage === 'held';
  return (
    <div className={styles.bar} role="group" aria-label={t('call.bar.label')}>
      <span className={styles.clock}>
        {answeredAt === null ? (
          <span className={styles.words}>{t('call.bar.answering')}</span>
        ) : (
          <Elapsed since={answeredAt} />
        )}
      </span>
      <span className={styles.state}>
        {isHeld && (
          <Chip tone="warn">
            {t('call.bar.onHold')} {heldAt !== null && <Elapsed since={heldAt} />}
          </Chip>
        )}
        {muted && !isHeld && <Chip tone="warn">{t('call.bar.muted')}</Chip>}
      </span>
      <Button aria-keyshortcuts="F6 M" onClick={() => wish('call.mute', { callId, muted: !muted })}>
        {muted ? t('call.bar.unmute') : t('call.bar.mute')}
        <KeyCap>F6</KeyCap>
      </Button>
      <Button
        look={isHeld ? 'go' : 'plain'}
        // Nobody is there to be held before the answer has reached the exchange.
        disabled={stage === 'answering'}
        aria-keyshortcuts="F3 H"
        onClick={() => wish(isHeld ? 'call.resume' : 'call.hold', { callId })}
      >
        {isHeld ? t('call.bar.resume') : t('call.bar.hold')}
        <KeyCap>F3</KeyCap>
      </Button>
      <Button look="end" data-hang-up aria-keyshortcuts="Shift+F3" onClick={() => wish('call.hang-up', { callId })}>
        {t('call.bar.hangUp')}
        <KeyCap>⇧F3</KeyCap>
      </Button>
    </div>
  );
});
