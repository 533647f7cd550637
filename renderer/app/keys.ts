import { type ChangeableAct, type Chord, keyActs, type KeyBindings, ownKeys, placeOf } from '../ui/keyBindings.ts';

/** A key as it comes from the keyboard: its place (`code`) is what counts, so that it works in every layout. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Where the focus is: a text field takes every letter, a dialog leaves only what concerns the call, and where a new key
 * is being chosen every key is that.
 */
export type FocusPlace = 'page' | 'text' | 'dialog' | 'choosing-a-key';

export type KeyAct =
  /** hang-up-held-down: only when it is held down long enough. */
  | { readonly act: ChangeableAct }
  /** A digit: the topic with this number, or the suggestion while they are shown with digits. */
  | { readonly act: 'topic'; readonly nth: number };

/** How long the key that hangs up by itself is held down; milliseconds. */
export const holdDownMs = 600;

/** What concerns the call, and acts under a dialog too. */
const ofTheCall: ReadonlySet<ChangeableAct> = new Set(['answer', 'decline', 'hold', 'mute', 'take-back', 'hang-up']);

/**
 * What a key does: function keys everywhere, single keys outside text fields only.
 * null: the key is not ours. No key with Ctrl, Alt or Meta is: those belong to the browser and to the person's tools.
 */
export function actOf(press: KeyPress, place: FocusPlace, bindings: KeyBindings = ownKeys): KeyAct | null {
  if (press.ctrlKey || press.altKey || press.metaKey || place === 'choosing-a-key') return null;
  const chord = chordOf(press);
  const act = keyActs.find((one) => bindings[one].includes(chord)) ?? bySign(press, bindings);
  if (act === null) return place === 'page' ? digit(press) : null;
  if (placeOf(chord) !== 'everywhere') return place === 'page' ? { act } : null;
  return place === 'dialog' && !ofTheCall.has(act) ? null : { act };
}

function chordOf({ code, shiftKey }: Pick<KeyPress, 'code' | 'shiftKey'>): Chord {
  return shiftKey ? `Shift+${code}` : code;
}

/** The question mark opens the list of keys by its sign too: on many keyboards it has another place. */
function bySign({ key, code }: KeyPress, bindings: KeyBindings): ChangeableAct | null {
  return bindings['show-keys'].includes('Slash') && (key === '?' || code === 'Slash') ? 'show-keys' : null;
}

function digit({ code, shiftKey }: KeyPress): KeyAct | null {
  const nth = /^Digit([1-9])$/.exec(code)?.[1];
  return nth === undefined || shiftKey ? null : { act: 'topic', nth: Number(nth) };
}
