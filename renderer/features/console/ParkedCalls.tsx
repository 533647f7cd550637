import { useId } from 'react';
import type { CallView } from '#core/call/view.ts';
import type { ParkedCall } from '#core/call/parked.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { lineOfCall } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import { CallerLine } from './CallerLine.tsx';
import styles from './Queue.module.css';

/** The caller waits at the exchange until somebody picks up; nothing where the settings know no place for it. */
export function ParkButton({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('park');
  const canPark = useDesk((slice) => lineOfCall(slice, call)?.parks === true);
  if (!canPark) return null;
  const { callId, stage } = call;
  return (
    <Button
      disabled={stage !== 'talking' && stage !== 'held'}
      aria-keyshortcuts={key.shortcuts}
      onClick={(event) => event.detail < 2 && wish('park.call', { callId })}
    >
      {t('telephony.park.park')}
      <KeyCap>{key.cap}</KeyCap>
    </Button>
  );
}

/** Whom this desk has parked, below those who are held; nothing while there is nobody. */
export function ParkedCalls() {
  const { t } = useWording();
  const parked = useDesk((slice) => slice.parking.parked);
  if (parked.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>
        {t('telephony.park.region')}
        <span>{parked.length}</span>
      </h3>
      <ul className={styles.list} aria-label={t('telephony.park.region')}>
        {parked.map((call) => (
          <Parked key={call.callId} call={call} />
        ))}
      </ul>
    </>
  );
}

function Parked({ call: { callId, slot, since, card, line, confirmed } }: { readonly call: ParkedCall }) {
  const { t, who } = useWording();
  const wish = useWish();
  const nameId = useId();
  return (
    <li className={styles.item} data-parked={callId}>
      <div className={styles.top} id={nameId}>
        <Name number={card.name === ''}>{who(card)}</Name>
        <span className={styles.waiting}>
          <Elapsed since={since} />
        </span>
      </div>
      <CallerLine card={card} line={line} />
      <div className={styles.bottom}>
        <span className={styles.line}>
          {t('telephony.park.slot', { slot })}
          {!confirmed && ` (${t('telephony.park.notConfirmed')})`}
        </span>
        <span className={styles.acts}>
          <Button
            square
            look="quiet"
            aria-label={t('telephony.park.gone', { who: who(card) })}
            onClick={() => wish('park.forget', { callId })}
          >
            <Icon name="check" />
          </Button>
          <Button aria-describedby={nameId} onClick={(event) => event.detail < 2 && wish('park.pick-up', { callId })}>
            {t('telephony.park.pickUp')}
          </Button>
        </span>
      </div>
    </li>
  );
}
