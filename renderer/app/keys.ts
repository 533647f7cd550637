/** A key as it comes from the keyboard: its place (`code`) is what counts, so that it works in every layout. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Where the focus is: a text field takes every letter, a dialog leaves only what concerns the call. */
export type FocusPlace = 'page' | 'text' | 'dialog';

export type KeyAct =
  | { readonly act: 'answer' | 'decline' | 'hold' | 'mute' | 'hang-up' }
  /** Only when it is held down long enough. */
  | { readonly act: 'hang-up-held-down' }
  | { readonly act: 'essence' | 'topic-field' | 'show-keys' }
  | { readonly act: 'topic'; readonly nth: number };

/** How long the minus of the numeric keypad is held down to hang up; milliseconds. */
export const holdDownMs = 600;

/**
 * What a key does: function keys everywhere, single keys outside text fields only.
 * null: the key is not ours. No key with Ctrl, Alt or Meta is: those belong to the browser and to the person's tools.
 */
export function actOf(press: KeyPress, place: FocusPlace): KeyAct | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const call = callKey(press);
  if (call !== null) return call;
  if (place === 'dialog') return null;
  const field = fieldKey(press);
  if (field !== null) return field;
  return place === 'page' ? singleKey(press) : null;
}

function callKey({ code, shiftKey }: KeyPress): KeyAct | null {
  switch (code) {
    case 'F2':
      return { act: shiftKey ? 'decline' : 'answer' };
    case 'F3':
      return { act: shiftKey ? 'hang-up' : 'hold' };
    case 'F6':
      return shiftKey ? null : { act: 'mute' };
    default:
      return null;
  }
}

function fieldKey({ code, shiftKey }: KeyPress): KeyAct | null {
  if (shiftKey) return null;
  if (code === 'F7') return { act: 'essence' };
  return code === 'F8' ? { act: 'topic-field' } : null;
}

function singleKey({ code, key, shiftKey }: KeyPress): KeyAct | null {
  // By its place, and by its sign where the sign has another place.
  if (key === '?' || code === 'Slash') return { act: 'show-keys' };
  if (shiftKey) return null;
  const nth = /^Digit([1-9])$/.exec(code)?.[1];
  if (nth !== undefined) return { act: 'topic', nth: Number(nth) };
  switch (code) {
    case 'KeyA':
    case 'NumpadEnter':
      return { act: 'answer' };
    case 'KeyH':
    case 'NumpadMultiply':
      return { act: 'hold' };
    case 'KeyM':
      return { act: 'mute' };
    case 'KeyN':
      return { act: 'essence' };
    case 'NumpadSubtract':
      return { act: 'hang-up-held-down' };
    default:
      return null;
  }
}
