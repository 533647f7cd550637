import { useEffect, useState } from 'react';
import type { SettingsFault } from '#core/contract/settingsCalls.ts';
import { ask } from '../../state/ask.ts';
import { isUnsaved } from '../../ui/shelf.ts';
import { useSaving } from '../../ui/useSaving.ts';
import { changeOf, draftOf, isFaulty } from './outsideDraft.ts';
import { outsideShelf } from './shelves.ts';
import type { OutsideRead } from './useOutside.ts';
import type { SavingOfSection } from './useSaveSection.ts';

/** Saves directory server and CRM together; secrets that were not typed stay where they are. */
export function useSaveOutside({ view, readAgain }: OutsideRead): SavingOfSection {
  const state = useSaving();
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<SettingsFault | null>(null);
  const { saving: last, told } = state;
  const isLost = last.state === 'refused' && last.code === 'carrier-lost';
  // The connection was lost while it was being saved, and is back: what was read since tells whether it was.
  useEffect(() => {
    const shelved = outsideShelf.shelved();
    if (isLost && view !== null && shelved !== null)
      told({ state: isUnsaved({ ...shelved, base: draftOf(view) }) ? 'none' : 'saved' });
    // oxlint-disable-next-line react/exhaustive-deps -- only what is read anew tells it
  }, [view]);
  return {
    ...state,
    tried,
    fault,
    async save() {
      const draft = outsideShelf.shelved()?.value;
      if (view === null || draft === undefined) return false;
      setTried(true);
      setFault(null);
      if (isFaulty(draft, view)) {
        state.told({ state: 'faulty' });
        return false;
      }
      state.told({ state: 'saving' });
      const answer = await ask('settings.change-outside', changeOf(draft));
      if (!answer.ok) {
        state.told({ state: 'refused', code: answer.error });
        return false;
      }
      setFault(answer.value.fault);
      if (answer.value.fault !== null) {
        state.told({ state: 'faulty' });
        return false;
      }
      state.told({ state: 'saved' });
      setTried(false);
      // What was typed meanwhile stays; else it is as the backend has it now, without the secrets.
      const read = await ask('settings.outside', {});
      const kept = read.ok ? draftOf(read.value) : draft;
      outsideShelf.saved('outside', draft, kept);
      readAgain();
      return true;
    },
  };
}
