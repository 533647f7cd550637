import { useCallback, useEffect, useState } from 'react';
import type { TopicsView } from '#core/routing/topics.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';

export interface TopicsRead {
  /** null: not read yet. */
  readonly view: TopicsView | null;
  readonly readAgain: () => Promise<TopicsView | null>;
}

/** Topics as the backend has them; read anew when the connection is back. */
export function useTopics(): TopicsRead {
  const [view, setView] = useState<TopicsView | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const classes = useDesk((slice) => slice.classes);
  const readAgain = useCallback(async () => {
    const answer = await ask('topics.read', {});
    if (!answer.ok) return null;
    setView(answer.value);
    return answer.value;
  }, []);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the backend answers later
    if (connection === 'open') void readAgain();
  }, [connection, classes, readAgain]);
  return { view, readAgain };
}
