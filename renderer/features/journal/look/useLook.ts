import { useMemo } from 'react';
import { type JournalColumn, type JournalLook, ownLook } from '#core/journal/savedView.ts';
import { useDesk } from '../../../state/desk.ts';
import { useWish } from '../../../ui/wish.ts';
import { showPresent, usePresent } from './present.ts';

/** Columns and groups as they are shown. What is changed while no saved view is picked is the desk's from then on. */
export function useLook(): { readonly look: JournalLook; readonly change: (look: JournalLook) => void } {
  const { look, view } = usePresent();
  const preferences = useDesk((slice) => slice.preferences);
  // A window that only reads may look otherwise, and leaves the desk's as they are.
  const onlyReads = useDesk((slice) => slice.session.seat !== 'desk');
  const wish = useWish();
  return {
    look: look ?? preferences.journal ?? ownLook,
    change(changed) {
      showPresent({ look: changed });
      if (view === null && !onlyReads) wish('preferences.set', { ...preferences, journal: changed });
    },
  };
}

/** Those that say something at this desk: of lines nothing is to be told where there is one. */
export function useColumns(columns: readonly JournalColumn[]): readonly JournalColumn[] {
  const hasLines = useDesk((slice) => slice.lines.length > 1);
  return useMemo(() => {
    const told = columns.filter((column) => hasLines || column !== 'line');
    return told.length === 0 ? columns : told;
  }, [columns, hasLines]);
}
