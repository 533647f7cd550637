import { useEffect, useState } from 'react';
import type { JournalChoices } from '#core/journal/entry.ts';
import { ask } from '../../../state/ask.ts';

/** What the journal's calls have, to be chosen from; read whenever the panel opens, null before. */
export function useChoices(isOpen: boolean): JournalChoices | null {
  const [choices, setChoices] = useState<JournalChoices | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    void ask('journal.choices', {}).then((answer) => {
      if (answer.ok) setChoices(answer.value);
    });
  }, [isOpen]);
  return choices;
}
