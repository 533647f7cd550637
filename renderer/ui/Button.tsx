import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  /** `go`: the next sensible act, one at a time per column. `end`: what cannot be taken back. */
  readonly look?: 'plain' | 'go' | 'end' | 'quiet';
  /** An icon alone; its name is `aria-label`. */
  readonly square?: boolean;
  /** Sends its form, as Enter in a field does. */
  readonly submits?: boolean;
}

/**
 * The browser's own button: it stands on every ringing call, and costs the arriving card nothing.
 * A key held down presses it once.
 */
export function Button({ look = 'plain', square = false, submits = false, onKeyDown, children, ...rest }: ButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={[styles.button, styles[look], square ? styles.square : ''].join(' ')}
      onKeyDown={(event) => {
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        onKeyDown?.(event);
      }}
      {...rest}
    >
      {children}
    </button>
  );
}
