import { useCallback, useEffect, useState } from 'react';
import type { JournalCall } from '#core/journal/entry.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { useReadingAgain } from '../../state/unread.ts';
import { onJournalChanged } from '../../state/journalChanges.ts';

export type CallReading =
  | { readonly state: 'reading' }
  | { readonly state: 'gone' }
  | { readonly state: 'unread' }
  | { readonly state: 'read'; readonly call: JournalCall };

/** One call's page, read anew whenever this very call changes while it is open. */
export function useCallPage(callId: string): CallReading {
  const [reading, setReading] = useState<CallReading>({ state: 'reading' });
  const [again, setAgain] = useState(0);
  const connection = useDesk((slice) => slice.connection);
  useEffect(() => {
    let asked = 0;
    async function read(): Promise<void> {
      asked += 1;
      const mine = asked;
      const answer = await ask('journal.call', { callId });
      if (mine !== asked) return;
      if (!answer.ok) {
        // Without a connection the band says so, and it is asked again.
        if (answer.error === 'not-readable') setReading((last) => (last.state === 'read' ? last : { state: 'unread' }));
        return;
      }
      setReading(answer.value === null ? { state: 'gone' } : { state: 'read', call: answer.value });
    }
    if (connection === 'open') void read();
    const stop = onJournalChanged((changed) => {
      if (changed === callId) void read();
    });
    return () => {
      asked += 1;
      stop();
    };
  }, [callId, connection, again]);
  const readAgain = useCallback(() => setAgain((count) => count + 1), []);
  useReadingAgain(reading.state === 'unread' ? 'notReadable' : null, readAgain);
  return reading;
}
