import {
  actWith,
  type ChangeableAct,
  type Chord,
  isFree,
  isGuarded,
  type KeyBindings,
  type KeyPlace,
  placeOf,
} from './keyBindings.ts';

/** Why a key cannot be had for an act; each has its sentence. */
export type KeyRefusal =
  /** A modifier that was pressed alone. */
  | { readonly kind: 'modifier-alone' }
  /** Ctrl, Alt and Meta belong to the browser and to the person's tools. */
  | { readonly kind: 'with-modifier' }
  /** Enter, Space, F5 and the like: the browser's, the system's or what presses controls. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'digit' }
  /** A letter is text while somebody types. */
  | { readonly kind: 'letter-while-typing' }
  /** Shift with a letter is a capital. */
  | { readonly kind: 'with-shift' }
  /** A call would be ended or refused by one slip. */
  | { readonly kind: 'slip' }
  /** A function key, or another's place. */
  | { readonly kind: 'wrong-place'; readonly place: 'outside' | 'numpad' }
  | { readonly kind: 'taken'; readonly by: ChangeableAct };

interface Pressed {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a key that was pressed can be an act's key in this place; null: it can. */
export function refusalOf(
  pressed: Pressed,
  wanted: { readonly act: ChangeableAct; readonly place: KeyPlace },
  bindings: KeyBindings,
): KeyRefusal | null {
  if (isModifier(pressed.code)) return { kind: 'modifier-alone' };
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return { kind: 'with-modifier' };
  if (/^(?:Digit|Numpad)\d$/.test(pressed.code)) return { kind: 'digit' };
  if (!isFree(pressed.code)) return { kind: 'kept' };
  const chord: Chord = pressed.shiftKey ? `Shift+${pressed.code}` : pressed.code;
  if (isGuarded(wanted.act) && !chord.startsWith('Shift+F')) return { kind: 'slip' };
  if (placeOf(pressed.code) !== wanted.place)
    return wanted.place === 'everywhere'
      ? { kind: 'letter-while-typing' }
      : { kind: 'wrong-place', place: wanted.place };
  if (pressed.shiftKey && wanted.place !== 'everywhere') return { kind: 'with-shift' };
  const by = actWith(bindings, chord, wanted.act);
  return by === null ? null : { kind: 'taken', by };
}

export function isModifier(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)?$|^(?:CapsLock|NumLock|ScrollLock|Fn|FnLock)$/.test(code);
}
