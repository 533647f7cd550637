import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Classification } from '#core/caller/card.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { sentenceOf } from '../i18n/kinds.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { ClassSign } from './ClassSign.tsx';
import styles from './CorrectClass.module.css';
import { useClasses } from './classesContext.ts';
import { KeyCap } from './KeyCap.tsx';
import { useKeyOf } from './keysContext.ts';
import { useWish } from './wish.ts';

interface CorrectClassProps {
  /** '' on the spare card, which nobody reaches. */
  readonly callId: string;
  readonly of: CallerClass;
  /** What was shown before somebody corrected it. */
  readonly from: Classification['correctedFrom'];
  /** Where the key finds it. */
  readonly id: string;
}

/** "Not a client?": one key opens the classes, one more picks. The browser's own popover, which hides nothing of the page. */
export function CorrectClass({ callId, of, from, id }: CorrectClassProps) {
  const { t, kind } = useWording();
  const key = useKeyOf('correct-class');
  /** The button, while its menu is open. */
  const [source, setSource] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        id={id}
        type="button"
        className={styles.ask}
        tabIndex={callId === '' ? -1 : undefined}
        aria-haspopup="menu"
        aria-expanded={source !== null}
        aria-keyshortcuts={key.shortcuts}
        onClick={({ currentTarget }) => setSource(currentTarget)}
      >
        <span>{t(`call.correct.ask.${sentenceOf(of)}`, { kind: kind(of) })}</span>
        <KeyCap>{key.cap}</KeyCap>
      </button>
      {source !== null && (
        <ClassMenu callId={callId} of={of} from={from} source={source} onClosed={() => setSource(null)} />
      )}
    </>
  );
}

interface ClassMenuProps extends Pick<CorrectClassProps, 'callId' | 'of' | 'from'> {
  readonly source: HTMLElement;
  readonly onClosed: () => void;
}

function ClassMenu({ callId, of, from, source, onClosed }: ClassMenuProps) {
  const { t, kind } = useWording();
  const wish = useWish();
  const classes = useClasses().filter((entry) => !entry.retired || entry.class === of);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const popover = menu.current;
    if (popover === null) return;
    popover.showPopover({ source });
    popover.querySelector<HTMLElement>('[aria-checked=true], [role=menuitemradio]')?.focus();
  }, [source]);

  function choose(to: CallerClass | null): void {
    menu.current?.hidePopover();
    wish('call.correct-class', { callId, to });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const nth = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const chosen = nth === undefined ? undefined : classes[Number(nth) - 1];
    if (chosen !== undefined) {
      event.preventDefault();
      return choose(chosen.class);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      return menu.current?.hidePopover();
    }
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
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
      aria-label={t('call.correct.menu')}
      onKeyDown={onKeyDown}
      onToggle={({ newState }) => newState === 'closed' && onClosed()}
    >
      {classes.map((entry, place) => (
        <button
          key={entry.class}
          type="button"
          role="menuitemradio"
          aria-checked={entry.class === of}
          aria-keyshortcuts={place < 9 ? String(place + 1) : undefined}
          className={styles.class}
          onClick={() => choose(entry.class)}
        >
          <ClassSign icon={entry.icon} />
          <bdi>{kind(entry.class)}</bdi>
          {place < 9 && <KeyCap>{String(place + 1)}</KeyCap>}
        </button>
      ))}
      {from !== undefined && (
        <button type="button" role="menuitem" className={styles.back} onClick={() => choose(null)}>
          {t('call.correct.takeBack', { kind: kind(from) })}
        </button>
      )}
    </div>
  );
}
