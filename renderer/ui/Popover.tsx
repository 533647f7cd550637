import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';
import { KeyCap } from './KeyCap.tsx';
import type { KeyOfAct } from './keysContext.ts';
import styles from './Popover.module.css';

interface PopoverProps {
  /** Of the button, also for a key; the popover has it with `-open`. */
  readonly id: string;
  /** What the popover is, for who hears it. */
  readonly name: string;
  /** In the button. */
  readonly label: ReactNode;
  readonly shortcut?: KeyOfAct;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

const controls = 'button:not(:disabled), input:not(:disabled), select:not(:disabled)';

/** A button, and what it opens: the browser's own popover, closed by Escape and by a press beside it, drawn while it is open. */
export function Popover({ id, name, label, shortcut, onOpenChange, onKeyDown, children }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button id={id} popoverTarget={`${id}-open`} aria-haspopup="dialog" aria-keyshortcuts={shortcut?.shortcuts}>
        {label}
        {shortcut !== undefined && <KeyCap>{shortcut.cap}</KeyCap>}
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys press the buttons in it */}
      <div
        ref={(element) => {
          popover.current = element;
          // Focused in the moment in which it opens: the next key is the popover's already.
          element?.setAttribute('autofocus', '');
        }}
        id={`${id}-open`}
        className={styles.popover}
        popover="auto"
        role="dialog"
        aria-label={name}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onToggle={({ newState, target }) => {
          // A field in it may have a list of its own that opens and closes.
          if (popover.current === null || target !== popover.current) return;
          onOpenChange?.(newState === 'open');
          if (newState === 'open' && document.activeElement === popover.current)
            popover.current.querySelector<HTMLElement>(controls)?.focus();
        }}
      >
        {children}
      </div>
    </>
  );
}

export function closePopover(id: string): void {
  document.getElementById(`${id}-open`)?.hidePopover();
}
