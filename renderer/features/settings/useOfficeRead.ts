import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Result } from '#core/support/result.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';

interface OfficeRead<T> {
  /** null: not read yet. */
  readonly view: T | null;
  readonly readAgain: () => Promise<T | null>;
}

export type OfficeClassesRead = OfficeRead<AnswerOf<'classes.read'>>;
export type TopicsRead = OfficeRead<AnswerOf<'topics.read'>>;

/** The office's kinds of callers. */
export const useOfficeClasses = (): OfficeClassesRead => useOfficeRead(readClasses);
/** The office's topics. */
export const useTopics = (): TopicsRead => useOfficeRead(readTopics);

const readClasses = () => ask('classes.read', {});
const readTopics = () => ask('topics.read', {});

/** As the backend has it; read anew when the connection is back, and when another page changed the kinds of callers. */
function useOfficeRead<T>(read: () => Promise<Result<T, RefusalCode>>): OfficeRead<T> {
  const [view, setView] = useState<T | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const classes = useDesk((slice) => slice.classes);
  const readAgain = useCallback(async () => {
    const answer = await read();
    if (!answer.ok) return null;
    setView(() => answer.value);
    return answer.value;
  }, [read]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the backend answers later
    if (connection === 'open') void readAgain();
  }, [connection, classes, readAgain]);
  return { view, readAgain };
}
