import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './CallBar.module.css';
import { ConferenceButton, HangUpButton } from './Conference.tsx';
import { BlindButton } from './HeldCall.tsx';
import { Keypad, KeypadButton } from './Keypad.tsx';

interface ConsultBarProps {
  readonly call: CallView;
  readonly transfer: NonNullable<CallView['transfer']>;
}

/** Under a consultation: put the two through, also while the target still rings, talk to the other one, or give it up. */
export function ConsultBar({ call, transfer }: ConsultBarProps) {
  const { t } = useWording();
  const wish = useWish();
  const muteKey = useKeyOf('mute');
  const { callId, muted, answeredAt, invitedAt } = call;
  return (
    <div className={styles.bar} role="group" aria-label={t('call.bar.label')}>
      <Keypad call={call} />
      <span className={styles.clock}>
        <Elapsed since={answeredAt ?? invitedAt} />
      </span>
      <span className={styles.state}>{muted && <Chip tone="warn">{t('call.bar.muted')}</Chip>}</span>
      <KeypadButton call={call} />
      <Button aria-keyshortcuts={muteKey.shortcuts} onClick={() => wish('call.mute', { callId, muted: !muted })}>
        {muted ? t('call.bar.unmute') : t('call.bar.mute')}
        <KeyCap>{muteKey.cap}</KeyCap>
      </Button>
      {transfer.stage === 'left' ? <HangUpButton callId={callId} /> : <Ways call={call} transfer={transfer} />}
    </div>
  );
}

/** To talk to one of the two, to both, or to leave them to each other. */
function Ways({ call: { callId, card }, call, transfer }: ConsultBarProps) {
  const { t, who, target } = useWording();
  const wish = useWish();
  const [joinKey, swapKey, backKey] = [useKeyOf('transfer'), useKeyOf('hold'), useKeyOf('take-back')];
  const isUp = transfer.stage === 'talking';
  const rings = transfer.stage === 'calling' || transfer.stage === 'ringing';
  const isConference = transfer.hears === 'both';
  const cannotJoin = transfer.problem === 'not-replaced' || transfer.problem === 'not-allowed';
  return (
    <>
      <Button
        aria-keyshortcuts={backKey.shortcuts}
        disabled={transfer.stage === 'joining'}
        onClick={() => wish('call.take-back', { callId })}
      >
        <span className={styles.back}>{t('call.consult.back', { who: who(card) })}</span>
        <KeyCap>{backKey.cap}</KeyCap>
      </Button>
      <Button disabled={!isUp} aria-keyshortcuts={swapKey.shortcuts} onClick={() => wish('call.swap', { callId })}>
        <span className={styles.back}>
          {isConference ? t('telephony.conference.alone', { who: target(transfer.target) }) : t('call.consult.swap')}
        </span>
        <KeyCap>{swapKey.cap}</KeyCap>
      </Button>
      {isConference && <HangUpButton callId={callId} />}
      <ConferenceButton call={call} transfer={transfer} />
      {cannotJoin && isUp ? (
        <BlindButton callId={callId} transfer={transfer} />
      ) : (
        <Button
          look="go"
          disabled={!isUp && !rings}
          aria-keyshortcuts={joinKey.shortcuts}
          onClick={(event) => event.detail < 2 && wish('call.join', { callId })}
        >
          {t(rings ? 'call.transfer.handOverNow' : 'call.consult.join')}
          <KeyCap>{joinKey.cap}</KeyCap>
        </Button>
      )}
    </>
  );
}
