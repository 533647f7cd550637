import { useEffect, useState } from 'react';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { onPrivacyChange } from '../../state/privacyChanges.ts';

/** What is kept of callers, and what is under way; null: not read yet. */
export function usePrivacy(): PrivacyState | null {
  const [state, setState] = useState<PrivacyState | null>(null);
  const connection = useDesk((slice) => slice.connection);
  useEffect(() => {
    if (connection !== 'open') return;
    void ask('privacy.state', {}).then((answer) => {
      if (answer.ok) setState(answer.value);
    });
  }, [connection]);
  useEffect(
    () =>
      onPrivacyChange(({ retention, doing, waitsFor, blanked, receipts }) =>
        setState((before) =>
          before === null
            ? null
            : {
                retention: retention ?? before.retention,
                doing: doing === undefined ? before.doing : doing,
                waitsFor: waitsFor === undefined ? before.waitsFor : waitsFor,
                blanked: blanked === undefined ? before.blanked : blanked,
                receipts: receipts ?? before.receipts,
              },
        ),
      ),
    [],
  );
  return state;
}
