import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TransferHow } from '#core/call/transfer.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { currentCall } from '../../state/handover.ts';
import { lineOfCall } from '../../state/lines.ts';
import styles from './HowMenu.module.css';
import { type To, useGiveTo } from './useGiveTo.ts';

/** To whom the call goes, and whose button was pressed. */
export interface HowWish {
  readonly to: To;
  readonly name: string;
  readonly button: HTMLElement;
}
export type OnMore = (wish: HowWish) => void;

const ways: readonly TransferHow[] = ['assisted', 'consult', 'blind'];

/**
 * The ways to hand a call over. One menu for the whole column, and the browser's own popover: it hides nothing of the page
 * from screen readers, and leaves the keys of the call alone.
 */
export function HowMenu({ wish, onClosed }: { readonly wish: HowWish | null; readonly onClosed: () => void }) {
  const { t } = useWording();
  const giveTo = useGiveTo();
  const { mobile, elsewhere } = useElsewhere(wish);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const popover = menu.current;
    if (wish === null || popover === null) return;
    popover.showPopover({ source: wish.button });
    popover.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [wish]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape') {
      // The menu alone: the suggestions behind it stay open.
      event.preventDefault();
      menu.current?.hidePopover();
      return;
    }
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const here = items.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  }

  return (
    <div
      ref={menu}
      className={styles.menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={wish === null ? undefined : t('office.moreWays', { name: wish.name })}
      onKeyDown={onKeyDown}
      onToggle={({ newState }) => newState === 'closed' && onClosed()}
    >
      {ways.map((how) => (
        <button
          key={how}
          type="button"
          role="menuitem"
          className={styles.way}
          onClick={() => {
            menu.current?.hidePopover();
            if (wish !== null) giveTo(wish.to, how);
          }}
        >
          <span>{t(`office.how.${how}.name`)}</span>
          <small>{t(`office.how.${how}.told`)}</small>
        </button>
      ))}
      {elsewhere.map((at) => (
        <button
          key={at}
          type="button"
          role="menuitem"
          className={styles.way}
          onClick={() => {
            menu.current?.hidePopover();
            if (wish !== null && 'employeeId' in wish.to)
              giveTo({ ...wish.to, at }, at === 'voicemail' ? 'blind' : 'assisted');
          }}
        >
          <span>{t(`office.how.${at}.name`)}</span>
          <small>{at === 'mobile' ? <bdi dir="ltr">{mobile}</bdi> : t('office.how.voicemail.told')}</small>
        </button>
      ))}
    </div>
  );
}

/** An employee's mobile number, and the other places where callers can be sent to her. */
function useElsewhere(wish: HowWish | null): {
  readonly mobile: string;
  readonly elsewhere: readonly ('mobile' | 'voicemail')[];
} {
  const employeeId = wish !== null && 'employeeId' in wish.to ? wish.to.employeeId : '';
  const mobile = useDesk((slice) => slice.employees[employeeId]?.mobile ?? '');
  const hasVoicemail = useDesk(
    (slice) =>
      lineOfCall(slice, currentCall(slice))?.voicemail === true &&
      (slice.employees[employeeId]?.extension ?? '') !== '',
  );
  return {
    mobile,
    elsewhere: [...(mobile === '' ? [] : (['mobile'] as const)), ...(hasVoicemail ? (['voicemail'] as const) : [])],
  };
}
