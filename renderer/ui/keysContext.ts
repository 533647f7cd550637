import { createContext, use } from 'react';
import { type ChangeableAct, type KeyBindings, ownKeys, placeOf } from './keyBindings.ts';
import { type KeyboardLayout, keyLabel, keyName } from './keyLabels.ts';

export interface KeysNow {
  readonly bindings: KeyBindings;
  readonly layout: KeyboardLayout;
}

/** The keys as they are now; given once by App. */
export const KeysContext = createContext<KeysNow>({ bindings: ownKeys, layout: new Map() });

/** The key of an act for its control: `cap` for KeyCap ('' for none), `shortcuts` for aria-keyshortcuts. */
export interface KeyOfAct {
  readonly cap: string;
  readonly shortcuts: string | undefined;
}

export function useKeyOf(act: ChangeableAct): KeyOfAct {
  const { bindings, layout } = use(KeysContext);
  // The numeric keypad's Enter would be told as the Enter of all.
  const chords = bindings[act].filter((chord) => placeOf(chord) !== 'numpad');
  const [first] = chords;
  return {
    cap: first === undefined ? '' : keyLabel(first, layout),
    shortcuts: first === undefined ? undefined : chords.map((chord) => keyName(chord, layout)).join(' '),
  };
}
