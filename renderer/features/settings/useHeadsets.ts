import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';

type HeadsetList = AnswerOf<'headset.list'>;

/** As often as the backend itself looks at what is plugged in. */
const againMs = 2000;

export interface HeadsetsRead {
  /** null: not known yet. */
  readonly list: HeadsetList | null;
  /** null: Portico chooses. */
  readonly choose: (key: string | null) => void;
  readonly readAgain: () => void;
}

/** What is plugged in, as long as it is looked at. */
export function useHeadsets(): HeadsetsRead {
  const [list, setList] = useState<HeadsetList | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const headset = useDesk((slice) => slice.headset);
  /** An answer to a question older than the last choice tells the choice before. */
  const round = useRef(0);

  const readAgain = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    void ask('headset.list', {}).then((answer) => {
      if (!answer.ok || mine !== round.current) return;
      setList((before) => (JSON.stringify(before) === JSON.stringify(answer.value) ? before : answer.value));
    });
  }, []);

  useEffect(() => {
    if (connection !== 'open') return undefined;
    readAgain();
    const timer = setInterval(readAgain, againMs);
    return () => {
      clearInterval(timer);
      round.current += 1;
    };
  }, [connection, headset, readAgain]);

  const choose = useCallback(
    (key: string | null) => {
      round.current += 1;
      setList((before) => (before === null ? null : { ...before, chosen: key }));
      void ask('headset.choose', { key }).then(readAgain);
    },
    [readAgain],
  );
  return { list, choose, readAgain };
}
