import { useEffect, useState } from 'react';
import { ask } from '../../state/ask.ts';
import { type Understood } from './contactCheck.ts';

/** A pause in the typing; milliseconds. */
const pauseMs = 200;

/** Asks the desk about every number that is not in `known`; one that could not be asked stays out of the answer. */
async function understand(
  texts: readonly string[],
  known: ReadonlyMap<string, Understood>,
): Promise<ReadonlyMap<string, Understood>> {
  const fresh = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '' && !known.has(text));
  const answers = await Promise.all(
    fresh.map(async (text) => [text, await ask('directory.number', { text: text.slice(0, 100) })] as const),
  );
  const told = answers.flatMap(([text, answer]) => (answer.ok ? [[text, answer.value.number] as const] : []));
  return told.length === 0 ? known : new Map([...known, ...told]);
}

/** How the desk understands each number, soon after it is typed. */
export function useUnderstood(texts: readonly string[]): {
  readonly understood: ReadonlyMap<string, Understood>;
  readonly understandNow: () => Promise<ReadonlyMap<string, Understood>>;
} {
  const [understood, setUnderstood] = useState<ReadonlyMap<string, Understood>>(new Map());
  const typed = texts.join('\n');
  useEffect(() => {
    let live = true;
    const timer = setTimeout(() => {
      void understand(typed.split('\n'), understood).then((now) => live && setUnderstood(now));
    }, pauseMs);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [typed, understood]);
  return {
    understood,
    async understandNow() {
      const now = await understand(texts, understood);
      setUnderstood(now);
      return now;
    },
  };
}
