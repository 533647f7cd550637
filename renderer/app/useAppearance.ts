import { useLayoutEffect } from 'react';
import type { Preferences } from '#core/contract/contract.ts';
import type { Wording } from '../i18n/wording.ts';

/** Language and direction of the whole document, and its theme; the system's theme by the style sheet alone. */
export function useAppearance({ language, direction }: Wording, theme: Preferences['theme']): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = direction;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [language, direction, theme]);
}
