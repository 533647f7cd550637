import { useId } from 'react';
import type { CallView } from '#core/call/view.ts';
import type { ParkedCall, TakenPlace } from '#core/call/parked.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { lineOfCall } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { LineMark } from '../../ui/LineMark.tsx';
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

/** Who waits at the exchange, below those who are held: whom this desk has parked, and places that others have taken. */
export function ParkedCalls() {
  const { t } = useWording();
  const { parked, others } = useDesk((slice) => slice.parking);
  const count = parked.length + others.length;
  if (count === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>
        {t('telephony.park.region')}
        <span>{count}</span>
      </h3>
      <ul className={styles.list} aria-label={t('telephony.park.region')}>
        {parked.map((call) => (
          <Parked key={call.callId} call={call} />
        ))}
        {others.map((place) => (
          <Taken key={`${place.line?.lineId ?? ''} ${place.slot}`} place={place} />
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
          {slot === null ? t('telephony.park.placeUnknown') : t('telephony.park.slot', { slot })}
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
          {slot !== null && (
            <Button aria-describedby={nameId} onClick={(event) => event.detail < 2 && wish('park.pick-up', { callId })}>
              {t('telephony.park.pickUp')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

/** Nobody here knows who it is. */
function Taken({ place: { slot, line, since } }: { readonly place: TakenPlace }) {
  const { t } = useWording();
  const wish = useWish();
  const lineId = useDesk(({ lines }) => line?.lineId ?? lines[0]?.lineId ?? '');
  return (
    <li className={styles.item} data-place={slot}>
      <div className={styles.top}>
        <span>{t('telephony.park.other', { slot })}</span>
        <span className={styles.waiting}>{since !== null && <Elapsed since={since} />}</span>
      </div>
      <div className={styles.bottom}>
        <LineMark line={line} />
        <span className={styles.acts}>
          <Button
            aria-label={t('telephony.park.pickUpAt', { slot })}
            onClick={(event) => event.detail < 2 && wish('park.pick-up-at', { slot, lineId })}
          >
            {t('telephony.park.pickUp')}
          </Button>
        </span>
      </div>
    </li>
  );
}
