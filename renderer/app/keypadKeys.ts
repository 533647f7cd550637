import type { KeyPress } from './keys.ts';

/**
 * The telephone's key that a key of the keyboard is while the keypad is open: by its sign, which is the same in every
 * layout where it is a digit, else by its place. null: none.
 */
export function digitOf({ code, key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): string | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (/^[0-9*#]$/.test(key)) return key;
  if (code === 'NumpadMultiply') return '*';
  return shiftKey ? null : (/^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null);
}
