import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';

export interface OfficeClassesRead {
  /** null: not read yet. */
  readonly view: AnswerOf<'classes.read'> | null;
  readonly readAgain: () => Promise<AnswerOf<'classes.read'> | null>;
}

/** Kinds of callers as the backend has them; read anew when the connection is back, and when another page changed them. */
export function useOfficeClasses(): OfficeClassesRead {
  const [view, setView] = useState<AnswerOf<'classes.read'> | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const classes = useDesk((slice) => slice.classes);
  const readAgain = useCallback(async () => {
    const answer = await ask('classes.read', {});
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
