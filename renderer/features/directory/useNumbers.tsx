import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { PublicNumberLine } from '#core/contract/numbersCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { useToday } from '../../ui/useToday.ts';
import { CallsPerSource } from './CallsPerSource.tsx';
import { NumberList } from './NumberList.tsx';
import { NumberPanel } from './NumberPanel.tsx';
import { blankNumber, type NumberDraft } from './numberDraft.ts';
import { periodOf } from './period.ts';
import { callsPanel, type DirectoryList, type JournalLink, type LinkTo, unknownPanel } from './places.ts';
import { UnknownNumbers } from './UnknownNumbers.tsx';
import { useDialled } from './useDialled.ts';
import { newcomer } from './useOpened.ts';

interface Numbers {
  readonly list: DirectoryList;
  readonly openId: string | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly employees: readonly Employee[];
  readonly linkTo: LinkTo;
  readonly journalLink: JournalLink;
}

/** The third shelf: the public numbers, and what is open beside them. */
export function useNumbers(props: Numbers): { readonly list: ReactNode; readonly panel: ReactNode } {
  const { list, openId, text, onText, employees, linkTo, journalLink } = props;
  const isShown = list === 'numbers';
  const today = useToday();
  const { numbers, readNumbers } = usePublicNumbers(isShown);
  const { lines, readAgain } = useDialled(isShown ? periodOf('quarter', today) : null);
  const [start, setStart] = useState(blankNumber);
  const toNumber = useCallback((number: string | null) => linkTo('numbers', number), [linkTo]);
  const unknown = (lines ?? []).filter(({ state }) => state === 'unknown');
  const isForm = isShown && openId !== callsPanel && openId !== unknownPanel;

  function add(draft: NumberDraft): void {
    setStart(draft);
    location.hash = toNumber(newcomer);
  }

  function onSaved(): void {
    readNumbers();
    readAgain();
  }

  return {
    list: (
      <NumberList
        numbers={numbers}
        unknown={unknown}
        employees={employees}
        text={text}
        onText={onText}
        openId={openId}
        linkTo={linkTo}
        onAdd={add}
      />
    ),
    panel: (
      <>
        <NumberPanel
          number={isForm ? openId : null}
          start={start}
          numbers={numbers}
          employees={employees}
          linkTo={toNumber}
          onSaved={onSaved}
        />
        {isShown && openId === callsPanel && <CallsPerSource closeLink={toNumber(null)} journalLink={journalLink} />}
        {isShown && openId === unknownPanel && (
          <UnknownNumbers
            unknown={unknown}
            ignored={(numbers ?? []).filter(({ ignored }) => ignored === true)}
            closeLink={toNumber(null)}
            onAdd={add}
            onSaved={onSaved}
          />
        )}
      </>
    ),
  };
}

/** The office's public numbers; read anew when the connection is back and after each change. */
function usePublicNumbers(isShown: boolean): {
  readonly numbers: readonly PublicNumberLine[] | null;
  readonly readNumbers: () => void;
} {
  const [numbers, setNumbers] = useState<readonly PublicNumberLine[] | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const readNumbers = useCallback(() => {
    void ask('numbers.list', {}).then((answer) => {
      if (answer.ok) setNumbers(answer.value.numbers);
    });
  }, []);
  useEffect(() => {
    if (isShown && connection === 'open') readNumbers();
  }, [isShown, connection, readNumbers]);
  return { numbers, readNumbers };
}
