import { useEffect, useState } from 'react';
import type { JournalCall } from '#core/journal/entry.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';

export type CallReading = { readonly state: 'reading' } | { readonly state: 'gone' } | CallRead;
export interface CallRead {
  readonly state: 'read';
  readonly call: JournalCall;
}

/** One call's page, read anew whenever the journal changes while it is open. */
export function useCallPage(callId: string): CallReading {
  const [reading, setReading] = useState<CallReading>({ state: 'reading' });
  const version = useDesk((slice) => slice.journalVersion);
  useEffect(() => {
    let wanted = true;
    void ask('journal.call', { callId }).then((answer) => {
      if (wanted && answer.ok)
        setReading(answer.value === null ? { state: 'gone' } : { state: 'read', call: answer.value });
    });
    return () => {
      wanted = false;
    };
  }, [callId, version]);
  return reading;
}
