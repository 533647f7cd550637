import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { pressDigit, shutKeypad, takesDigits, toggleKeypad, useKeypad } from '../../state/keypad.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import styles from './Keypad.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The keys of the telephone for the current call, over its card's foot; typed digits press them too. */
export function Keypad({ call }: { readonly call: CallView }) {
  const isOpen = useKeypad((keypad) => keypad.callId === call.callId);
  return isOpen && takesDigits(call) ? <OpenKeypad /> : null;
}

/** Opens the keypad and shuts it. */
export function KeypadButton({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const key = useKeyOf('keypad');
  const isOpen = useKeypad((keypad) => keypad.callId === call.callId);
  return (
    <Button
      disabled={!takesDigits(call)}
      aria-label={t('telephony.keypad.label')}
      aria-expanded={isOpen}
      aria-keyshortcuts={key.shortcuts}
      onClick={toggleKeypad}
    >
      <Icon name="keypad" />
      <KeyCap>{key.cap}</KeyCap>
    </Button>
  );
}

function OpenKeypad() {
  const { t } = useWording();
  const pressed = useKeypad((keypad) => keypad.pressed);
  const failed = useKeypad((keypad) => keypad.failed);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = pad.current;
    element?.querySelector<HTMLElement>('[data-digit="5"]')?.focus();
    return () => {
      shutKeypad();
      // Back to where it was typed, unless the focus has gone on by itself.
      const { activeElement } = document;
      const isElsewhere = activeElement !== document.body && element?.contains(activeElement) !== true;
      if (before instanceof HTMLElement && before.isConnected && !isElsewhere) before.focus();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      shutKeypad();
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 3, ArrowUp: -3 }[event.key];
    const here = pad.current?.querySelector(':focus')?.getAttribute('data-digit');
    if (step === undefined || here === null || here === undefined) return;
    event.preventDefault();
    const next = digits[digits.findIndex((digit) => digit === here) + step];
    if (next !== undefined) pad.current?.querySelector<HTMLElement>(`[data-digit="${next}"]`)?.focus();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and the arrows, whichever of its keys has the focus
    <div ref={pad} className={styles.pad} role="group" aria-label={t('telephony.keypad.label')} onKeyDown={onKeyDown}>
      <div className={styles.top}>
        <p className={styles.pressed}>
          {/* Its own direction: the order in which they were pressed. */}
          <bdi
            dir="ltr"
            className={pressed === '' ? styles.hint : undefined}
            aria-label={pressed === '' ? undefined : t('telephony.keypad.pressed', { digits: pressed })}
          >
            {pressed === '' ? t('telephony.keypad.hint') : pressed}
          </bdi>
        </p>
        <Button square look="quiet" aria-label={t('telephony.keypad.close')} onClick={shutKeypad}>
          <Icon name="cross" />
        </Button>
      </div>
      {failed && (
        <p className={styles.failed} role="alert">
          {t('telephony.keypad.failed')}
        </p>
      )}
      {/* As on every telephone, from left to right in every language. */}
      <div className={styles.keys} dir="ltr">
        {digits.map((digit) => (
          <Button key={digit} data-digit={digit} aria-label={nameOf(digit)} onClick={() => pressDigit(digit)}>
            {digit}
          </Button>
        ))}
      </div>
    </div>
  );

  function nameOf(digit: (typeof digits)[number]): string | undefined {
    if (digit === '*') return t('telephony.keypad.star');
    return digit === '#' ? t('telephony.keypad.hash') : undefined;
  }
}
