import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import {
  callToHandOver,
  closeHandover,
  drawByHand,
  giveFocusBack,
  handover,
  useHandover,
} from '../../state/handover.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { officeId } from '../../ui/places.ts';
import { Employees } from './Employees.tsx';
import { ForThisCall } from './ForThisCall.tsx';
import { HowMenu, type HowWish } from './HowMenu.tsx';
import styles from './Office.module.css';

/** Whom to give the call to: those the rules name, then everybody. In a narrow window a drawer beside the call. */
export function Office() {
  const { t } = useWording();
  const isDrawn = useHandover((state) => state.drawn !== 'no');
  const [wish, setWish] = useState<HowWish | null>(null);
  const column = useRef<HTMLDivElement>(null);
  useClosedWithCall();
  const chooseHow = useCallback((wanted: HowWish) => setWish(wanted), []);

  function onBlur({ relatedTarget }: FocusEvent): void {
    // Digits are topics again once the focus is elsewhere; another window in front changes nothing.
    if (relatedTarget instanceof Node && column.current?.contains(relatedTarget) === false) closeHandover();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves whatever has the focus in it
    <div
      ref={column}
      id={officeId}
      className={isDrawn ? `${styles.office} ${styles.drawn}` : styles.office}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <div className={styles.handle}>
        <Button
          square
          look="quiet"
          aria-label={isDrawn ? t('office.close') : t('office.open')}
          aria-expanded={isDrawn}
          onClick={() => drawByHand(!isDrawn)}
        >
          <Icon name={isDrawn ? 'cross' : 'people'} />
        </Button>
      </div>
      <div className={styles.column}>
        <ForThisCall onMore={chooseHow} />
        <Employees onMore={chooseHow} />
        <HowMenu wish={wish} onClosed={() => setWish(null)} />
      </div>
    </div>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (handover().open === null && !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  closeHandover();
  giveFocusBack();
}

/** The call that was to be handed over is gone: a digit must not mean another's. */
function useClosedWithCall(): void {
  const openId = useHandover((state) => state.open?.callId);
  const callId = useDesk(callToHandOver);
  useEffect(() => {
    if (openId !== undefined && openId !== callId) closeHandover();
  }, [openId, callId]);
}
