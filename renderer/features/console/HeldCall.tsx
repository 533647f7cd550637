import { memo, useId } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import { UrgentSign } from '../../ui/UrgentSign.tsx';
import { CallerLine } from './CallerLine.tsx';
import styles from './Queue.module.css';
import { Together } from './Together.tsx';
import { TransferLine } from './TransferLine.tsx';

interface HeldCallProps {
  readonly callId: string;
  /** The key that takes back is its own. */
  readonly hasKey: boolean;
  /** To resume it is the next sensible act. */
  readonly isNext: boolean;
}

/** A call that waits: held for another, on its way to somebody, or back from there with the reason. */
export const HeldCall = memo(function HeldCall({ callId, hasKey, isNext }: HeldCallProps) {
  const { t, who, chip, target, returnedBy } = useWording();
  const nameId = useId();
  const call = useCall(callId);
  if (call === undefined) return null;
  const { card, transfer } = call;
  const returned = call.returned === null ? null : returnedBy(call.returned);
  return (
    <li className={styles.item} data-call={callId}>
      <div className={styles.top} id={nameId}>
        <Name number={card.name === ''}>{who(card)}</Name>
        <span className={styles.waiting}>
          <Elapsed since={call.heldAt ?? call.invitedAt} />
        </span>
      </div>
      <CallerLine card={card} line={call.line} />
      <UrgentSign word={call.urgent} />
      {transfer !== null && (
        <p className={styles.handing}>
          <TransferLine transfer={transfer} />
        </p>
      )}
      {call.togetherWith !== null && <Joining callId={call.togetherWith} />}
      {transfer === null && returned !== null && <p className={styles.returned}>{returned}</p>}
      {call.trouble !== null && (
        <p className={styles.trouble} role="alert">
          {t(`call.trouble.${call.trouble}`)}
        </p>
      )}
      {transfer?.problem && (
        <p className={styles.trouble} role="alert">
          {t(`call.transfer.problem.${transfer.problem}`, { name: target(transfer.target) })}
        </p>
      )}
      <div className={styles.bottom}>
        <ClassChip of={card.classification.class}>{chip(card.classification)}</ClassChip>
        {call.togetherWith === null && <Acts call={call} hasKey={hasKey} isNext={isNext} nameId={nameId} />}
        <Together call={call} />
      </div>
    </li>
  );
});

/** It is being connected with that call. */
function Joining({ callId }: { readonly callId: string }) {
  const { t, who } = useWording();
  const other = useCall(callId);
  if (other === undefined) return null;
  return <p className={styles.handing}>{t('telephony.together.joining', { name: who(other.card) })}</p>;
}

interface ActsProps extends Pick<HeldCallProps, 'hasKey' | 'isNext'> {
  readonly call: CallView;
  readonly nameId: string;
}

function Acts({ call: { callId, transfer }, hasKey, isNext, nameId }: ActsProps) {
  const { t } = useWording();
  const wish = useWish();
  const takeBackKey = useKeyOf('take-back');
  if (transfer === null || transfer.stage === 'left')
    return (
      <span className={styles.acts}>
        <Button
          look={isNext ? 'go' : 'plain'}
          aria-describedby={nameId}
          onClick={() => wish('call.resume', { callId })}
        >
          {t('call.held.resume')}
        </Button>
      </span>
    );
  return (
    <span className={styles.acts}>
      {transfer.problem !== null && <BlindButton callId={callId} transfer={transfer} nameId={nameId} />}
      {isRinging(transfer) && (
        <Button aria-describedby={nameId} onClick={() => wish('call.join', { callId })}>
          {t('call.transfer.handOverNow')}
        </Button>
      )}
      <Button
        aria-describedby={nameId}
        aria-keyshortcuts={hasKey ? takeBackKey.shortcuts : undefined}
        onClick={() => wish('call.take-back', { callId })}
      >
        {t('call.held.takeBack')}
        {hasKey && <KeyCap>{takeBackKey.cap}</KeyCap>}
      </Button>
    </span>
  );
}

function isRinging({ stage }: NonNullable<CallView['transfer']>): boolean {
  return stage === 'calling' || stage === 'ringing';
}

interface BlindButtonProps {
  readonly callId: string;
  readonly transfer: NonNullable<CallView['transfer']>;
  readonly nameId?: string;
}

/** For a caller's telephone that cannot be joined to the call that is up already. */
export function BlindButton({ callId, transfer, nameId }: BlindButtonProps) {
  const { t } = useWording();
  const wish = useWish();
  const { employeeId, number, at } = transfer.target;
  // Nobody is employed at a parking place, and another call is nobody's second telephone.
  const to = employeeId === null || at === 'park' || at === 'call' ? { number } : { employeeId, at };
  return (
    <Button look="go" aria-describedby={nameId} onClick={() => wish('call.transfer', { callId, how: 'blind', to })}>
      {t('call.transfer.withoutAnnouncing')}
    </Button>
  );
}
