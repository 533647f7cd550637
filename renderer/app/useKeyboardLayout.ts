import { useEffect, useState } from 'react';
import type { KeyboardLayout } from '../ui/keyLabels.ts';

/** Chromium's Keyboard API (WICG keyboard-map); other browsers have none. */
interface WithKeyboard {
  readonly keyboard?: { readonly getLayoutMap: () => Promise<KeyboardLayout> };
}

const unknownLayout: KeyboardLayout = new Map();

/** What stands on the person's keys; looked at again when she comes back, for she may have changed the layout meanwhile. */
export function useKeyboardLayout(): KeyboardLayout {
  const [layout, setLayout] = useState(unknownLayout);
  useEffect(() => {
    const { keyboard }: Navigator & WithKeyboard = navigator;
    if (keyboard === undefined) return undefined;
    let live = true;
    const look = () =>
      void keyboard.getLayoutMap().then(
        (map) => live && setLayout((before) => (isSame(before, map) ? before : new Map(map))),
        () => undefined,
      );
    look();
    addEventListener('focus', look);
    return () => {
      live = false;
      removeEventListener('focus', look);
    };
  }, []);
  return layout;
}

function isSame(one: KeyboardLayout, other: KeyboardLayout): boolean {
  return one.size === other.size && [...one].every(([code, sign]) => other.get(code) === sign);
}
