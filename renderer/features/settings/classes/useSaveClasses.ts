import type { ClassFault } from '#core/caller/officeClasses.ts';
import { ok } from '#core/support/result.ts';
import { kindsIn } from '../../../i18n/kinds.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { classesShelf } from '../shelves.ts';
import type { OfficeClassesRead } from '../useOfficeRead.ts';
import { usePreferences } from '../usePreferences.ts';
import { type SavingOfDraft, useSaveDraft } from '../useSaveDraft.ts';
import { type ClassesDraft, classesDraftOf, faultsHere, typedClassesOf } from './classesDraft.ts';

const none: readonly ClassFault[] = [];

/** Saves kinds of callers, rules and weights together. */
export function useSaveClasses({ view, readAgain }: OfficeClassesRead): SavingOfDraft<readonly ClassFault[]> {
  const { t, language } = useWording();
  const { preferences, prefer } = usePreferences();

  /** A tone that was chosen here is the class's; one that was chosen in Sound before stands for it no more. */
  function ownTones({ classes }: ClassesDraft): Record<string, string> {
    const own = new Set<string>(classes.map((entry) => entry.class));
    return Object.fromEntries(Object.entries(preferences.tones).filter(([of]) => !own.has(of)));
  }

  return useSaveDraft({
    shelf: classesShelf,
    view,
    readAgain,
    draftOf: ({ office }) => classesDraftOf(office, preferences.tones),
    nothingFound: none,
    look(draft) {
      const kind = kindsIn(t, language, draft.classes);
      const found = faultsHere(draft, (entry) => kind(entry.class));
      return { isFaulty: found.length > 0, found };
    },
    async send(draft, { revision }) {
      const answer = await ask('classes.change', { revision, office: typedClassesOf(draft) });
      return answer.ok ? ok(answer.value.faults) : answer;
    },
    isFaulty: (faults) => faults.length > 0,
    async kept(draft) {
      const tones = ownTones(draft);
      if (Object.keys(tones).length < Object.keys(preferences.tones).length) prefer({ tones });
      const read = await readAgain();
      return read === null ? draft : classesDraftOf(read.office, tones);
    },
  });
}
