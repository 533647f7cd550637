import { useCallback, useEffect, useState } from 'react';
import type { SettingsView } from '#core/contract/settingsCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';

export interface SettingsRead {
  /** null: not read yet. */
  readonly view: SettingsView | null;
  readonly readAgain: () => void;
}

/** The settings as the backend has them; read anew when the connection is back. */
export function useSettings(): SettingsRead {
  const [view, setView] = useState<SettingsView | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const readAgain = useCallback(() => {
    void ask('settings.read', {}).then((answer) => {
      if (answer.ok) setView(answer.value);
    });
  }, []);
  useEffect(() => {
    if (connection === 'open') readAgain();
  }, [connection, readAgain]);
  return { view, readAgain };
}
