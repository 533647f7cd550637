import { useCallback, useEffect, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { SavedView } from '#core/journal/savedView.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';

interface Views {
  /** In the order in which they were saved first. */
  readonly views: readonly SavedView[];
  readonly readAgain: () => void;
  /** Answers why it could not be; null: it is saved. */
  readonly save: (view: SavedView) => Promise<RefusalCode | null>;
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
    save: async (view) => {
      const answer = await ask('journal.save-view', { view });
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
