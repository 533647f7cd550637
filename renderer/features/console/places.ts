import { useMemo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { useDesk } from '../../state/desk.ts';
import type { DeskSlice } from '../../state/slice.ts';
import { isInConference } from '../../state/together.ts';
import { type MiddleCard, middleOf, type Part } from './middle.ts';

/** The calls of one place in the desk's order; renders again only when the list itself changes. */
export function usePlaced(place: CallView['place']): readonly string[] {
  return useWords((slice) =>
    slice.order.filter((callId) => slice.calls[callId]?.place === place && !isInConference(slice, callId)),
  );
}

/** See `middleOf`. */
export function useMiddle(typingIn: string | null): readonly MiddleCard[] {
  const words = useWords((slice) => middleOf(slice, typingIn).map(({ callId, part }) => `${part}/${callId}`));
  return useMemo(
    () =>
      words.flatMap((word) => {
        const part = parts.find((one) => word.startsWith(`${one}/`));
        return part === undefined ? [] : [{ part, callId: word.slice(part.length + 1) }];
      }),
    [words],
  );
}

const parts: readonly Part[] = ['next', 'current', 'note', 'aside'];

function useWords(select: (slice: DeskSlice) => readonly string[]): readonly string[] {
  const joined = useDesk((slice) => select(slice).join(' '));
  return useMemo(() => (joined === '' ? [] : joined.split(' ')), [joined]);
}
