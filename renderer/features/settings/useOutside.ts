import { useCallback, useEffect, useState } from 'react';
import type { OutsideState, OutsideView } from '#core/contract/outsideCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { onOutsideChange } from '../../state/outsideChanges.ts';

export interface OutsideRead {
  /** null: not read yet. */
  readonly view: OutsideView | null;
  readonly state: OutsideState | null;
  readonly readAgain: () => void;
}

/** Directory server and CRM: their settings, and how they stand now. */
export function useOutside(): OutsideRead {
  const [view, setView] = useState<OutsideView | null>(null);
  const [state, setState] = useState<OutsideState | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const readAgain = useCallback(() => {
    void ask('settings.outside', {}).then((answer) => {
      if (answer.ok) setView(answer.value);
    });
    void ask('outside.state', {}).then((answer) => {
      if (answer.ok) setState(answer.value);
    });
  }, []);
  useEffect(() => {
    if (connection === 'open') readAgain();
  }, [connection, readAgain]);
  useEffect(
    () =>
      onOutsideChange(({ ldap, crm }) =>
        setState((before) => (before === null ? null : { ldap: ldap ?? before.ldap, crm: crm ?? before.crm })),
      ),
    [],
  );
  return { view, state, readAgain };
}
