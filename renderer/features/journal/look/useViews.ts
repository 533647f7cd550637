import { useCallback, useEffect, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { SavedView } from '#core/journal/savedView.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';

interface Views {
  /** In the order in which they are kept. */
  readonly views: readonly SavedView[];
  readonly readAgain: () => void;
  /** Answers why it could not be; null: it is saved. `before`: ids of the views that it stands before. */
  readonly save: (view: SavedView, before?: readonly string[]) => Promise<RefusalCode | null>;
  readonly remove: (viewId: string) => Promise<RefusalCode | null>;
}

/** The desk's saved views of the journal; other windows have the same. */
export function useViews(): Views {
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const connection = useDesk((slice) => slice.connection);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (connection !== 'open') return;
    void ask('journal.views', {}).then((answer) => {
      if (answer.ok) setViews(answer.value.views);
    });
  }, [connection, asked]);
  const readAgain = useCallback(() => setAsked((times) => times + 1), []);
  return {
    views,
    readAgain,
    save: async (view, before = []) => {
      const answer = await ask('journal.save-view', { view, before: [...before] });
      readAgain();
      return answer.ok ? null : answer.error;
    },
    remove: async (viewId) => {
      const answer = await ask('journal.remove-view', { viewId });
      readAgain();
      return answer.ok ? null : answer.error;
    },
  };
}
