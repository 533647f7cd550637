import { useEffect, useState } from 'react';
import type { ClassFault } from '#core/caller/officeClasses.ts';
import { kindsIn } from '../../../i18n/kinds.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { isUnsaved } from '../../../ui/shelf.ts';
import { useSaving } from '../../../ui/useSaving.ts';
import { classesShelf } from '../shelves.ts';
import { usePreferences } from '../usePreferences.ts';
import type { SavingOfSection } from '../useSaveSection.ts';
import { classesDraftOf, faultsHere, typedClassesOf } from './classesDraft.ts';
import type { OfficeClassesRead } from '../useOfficeRead.ts';

interface SavingOfClasses extends SavingOfSection {
  readonly faults: readonly ClassFault[];
}

/** Saves kinds of callers, rules and weights together. */
export function useSaveClasses({ view, readAgain }: OfficeClassesRead): SavingOfClasses {
  const { t, language } = useWording();
  const { preferences, prefer } = usePreferences();
  const state = useSaving();
  const { saving: last, told } = state;
  const [tried, setTried] = useState(false);
  const [faults, setFaults] = useState<readonly ClassFault[]>([]);
  const isLost = last.state === 'refused' && last.code === 'carrier-lost';
  // The connection was lost while it was being saved, and is back: what was read since tells whether it was.
  useEffect(() => {
    const shelved = classesShelf.shelved();
    if (isLost && view !== null && shelved !== null)
      told({
        state: isUnsaved({ ...shelved, base: classesDraftOf(view.office, preferences.tones) }) ? 'none' : 'saved',
      });
    // oxlint-disable-next-line react/exhaustive-deps -- only what is read anew tells it
  }, [view]);

  /** A tone that was chosen here is the class's; one that was chosen in Sound before stands for it no more. */
  function ownTones(): Record<string, string> {
    const draft = classesShelf.shelved()?.value;
    const own = new Set(draft?.classes.map((entry) => entry.class) ?? []);
    return Object.fromEntries(Object.entries(preferences.tones).filter(([of]) => !own.has(of)));
  }

  return {
    ...state,
    forget: () => {
      state.forget();
      setFaults((before) => (before.length === 0 ? before : []));
    },
    tried,
    fault: null,
    faults,
    async save() {
      const draft = classesShelf.shelved()?.value;
      if (view === null || draft === undefined) return false;
      setTried(true);
      const kind = kindsIn(t, language, draft.classes);
      const here = faultsHere(draft, (entry) => kind(entry.class));
      setFaults(here);
      if (here.length > 0) {
        told({ state: 'faulty' });
        return false;
      }
      told({ state: 'saving' });
      const answer = await ask('classes.change', { revision: view.revision, office: typedClassesOf(draft) });
      if (!answer.ok) {
        told({ state: 'refused', code: answer.error });
        if (answer.error === 'changed-meanwhile') await readAgain();
        return false;
      }
      setFaults(answer.value.faults);
      if (answer.value.faults.length > 0) {
        told({ state: 'faulty' });
        return false;
      }
      const tones = ownTones();
      if (Object.keys(tones).length < Object.keys(preferences.tones).length) prefer({ tones });
      told({ state: 'saved' });
      setTried(false);
      // What was typed meanwhile stays; else it is as the backend has it now.
      const read = await readAgain();
      const kept = read === null ? draft : classesDraftOf(read.office, tones);
      classesShelf.saved('classes', draft, kept);
      return true;
    },
  };
}
