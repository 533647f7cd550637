import { memo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { takesDigits } from '../../state/keypad.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useTransferWish } from '../../ui/transferWish.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './CallBar.module.css';
import { Keypad, KeypadButton } from './Keypad.tsx';
import { ParkButton } from './ParkedCalls.tsx';

/** What can be done with the current call. Each act keeps its button, so that a focus on it stays when its name turns. */
export const CallBar = memo(function CallBar({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const wish = useWish();
  const wishTransfer = useTransferWish();
  const [muteKey, holdKey] = [useKeyOf('mute'), useKeyOf('hold')];
  const [transferKey, hangUpKey] = [useKeyOf('transfer'), useKeyOf('hang-up')];
  const { callId, stage, muted, answeredAt, heldAt } = call;
  const isHeld = stage === 'held';
  // Nobody is there to be held or handed over before the answer has reached the exchange.
  const isUp = stage === 'talking' || isHeld;
  return (
    <div className={styles.bar} role="group" aria-label={t('call.bar.label')}>
      <Keypad call={call} />
      <span className={styles.clock}>
        {answeredAt === null ? (
          <span className={styles.words}>{t(wordsBefore(call))}</span>
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
      {(stage !== 'dialling' || takesDigits(call)) && <KeypadButton call={call} />}
      {stage !== 'dialling' && (
        <>
          <Button aria-keyshortcuts={muteKey.shortcuts} onClick={() => wish('call.mute', { callId, muted: !muted })}>
            {muted ? t('call.bar.unmute') : t('call.bar.mute')}
            <KeyCap>{muteKey.cap}</KeyCap>
          </Button>
          <Button
            look={isHeld ? 'go' : 'plain'}
            disabled={!isUp}
            aria-keyshortcuts={holdKey.shortcuts}
            onClick={() => wish(isHeld ? 'call.resume' : 'call.hold', { callId })}
          >
            {isHeld ? t('call.bar.resume') : t('call.bar.hold')}
            <KeyCap>{holdKey.cap}</KeyCap>
          </Button>
          <ParkButton call={call} />
          <Button
            look={isHeld ? 'plain' : 'go'}
            disabled={!isUp}
            aria-keyshortcuts={transferKey.shortcuts}
            onClick={wishTransfer}
          >
            {t('call.transfer.button')}
            <KeyCap>{transferKey.cap}</KeyCap>
          </Button>
        </>
      )}
      <Button
        look="end"
        data-hang-up
        aria-keyshortcuts={hangUpKey.shortcuts}
        onClick={() => wish('call.hang-up', { callId })}
      >
        {t('call.bar.hangUp')}
        <KeyCap>{hangUpKey.cap}</KeyCap>
      </Button>
    </div>
  );
});

function wordsBefore({ stage, alerting }: CallView): 'call.bar.answering' | 'call.dial.calling' | 'call.dial.ringing' {
  if (stage !== 'dialling') return 'call.bar.answering';
  return alerting === null ? 'call.dial.calling' : 'call.dial.ringing';
}
