import type { GlobalShortcut } from 'electron/main';
import type { DeskFacts, GlobalKey } from './line/messages.ts';

/** The page's own F2, F10 and F6 with what no program takes by itself; Ctrl+Alt would be AltGr. */
export const globalKeys: Readonly<Record<GlobalKey, string>> = {
  answer: 'CommandOrControl+Shift+F2',
  'hang-up': 'CommandOrControl+Shift+F10',
  mute: 'CommandOrControl+Shift+F6',
};

/** As a person reads it: Ctrl+Shift+F2. */
export function shownKeys(accelerator: string, platform: NodeJS.Platform): string {
  return accelerator.replace('CommandOrControl', platform === 'darwin' ? 'Cmd' : 'Ctrl');
}

/**
 * Keys that work while another program's window is in front, held only while there is a call to use them on.
 * `onTaken` tells the keys that other programs have, whenever these are others.
 */
export function setupShortcuts(
  globalShortcut: GlobalShortcut,
  press: (key: GlobalKey) => void,
  onTaken: (accelerators: readonly string[]) => void,
): (facts: DeskFacts) => void {
  const held = new Set<GlobalKey>();
  const taken = new Set<GlobalKey>();

  function hold(key: GlobalKey, wanted: boolean): void {
    if (wanted && !held.has(key)) {
      const got = globalShortcut.register(globalKeys[key], () => press(key));
      if (got) held.add(key);
      note(key, !got);
    }
    if (!wanted && held.delete(key)) globalShortcut.unregister(globalKeys[key]);
  }

  function note(key: GlobalKey, isTaken: boolean): void {
    if (taken.has(key) === isTaken) return;
    if (isTaken) taken.add(key);
    else taken.delete(key);
    onTaken([...taken].map((one) => globalKeys[one]));
  }

  return ({ ringing, live }) => {
    hold('answer', ringing.length > 0);
    hold('hang-up', live > 0);
    hold('mute', live > 0);
  };
}
