import { useState } from 'react';
import { type TopicFault, faultsOfTopics } from '#core/routing/topics.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { useSaving } from '../../../ui/useSaving.ts';
import { topicsShelf } from '../shelves.ts';
import type { SavingOfSection } from '../useSaveSection.ts';
import { topicsDraftOf } from './topicsDraft.ts';
import type { TopicsRead } from '../useOfficeRead.ts';

interface SavingOfTopics extends SavingOfSection {
  readonly faults: readonly TopicFault[];
}

/** Saves the lists: each playbook whose topics differ gets a version of its own. */
export function useSaveTopics({ readAgain }: TopicsRead): SavingOfTopics {
  const { t } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const state = useSaving();
  const { told } = state;
  const [tried, setTried] = useState(false);
  const [faults, setFaults] = useState<readonly TopicFault[]>([]);

  function isFaulty(found: readonly TopicFault[]): boolean {
    setFaults(found);
    if (found.length > 0) told({ state: 'faulty' });
    return found.length > 0;
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
      const draft = topicsShelf.shelved()?.value;
      if (draft === undefined) return false;
      setTried(true);
      const wanted = { classes: [...draft.classes], names: [...draft.names] };
      if (isFaulty(faultsOfTopics(wanted, (label) => inLanguage(label, desk, desk)?.text ?? ''))) return false;
      told({ state: 'saving' });
      const answer = await ask('topics.change', { ...wanted, note: t('writing.topics.versionNote') });
      if (!answer.ok) {
        told({ state: 'refused', code: answer.error });
        if (answer.error === 'changed-meanwhile') await readAgain();
        return false;
      }
      if (isFaulty(answer.value.faults)) return false;
      told({ state: 'saved' });
      setTried(false);
      // What was typed meanwhile stays; else it is as the backend has it now.
      const read = await readAgain();
      const kept = read === null ? draft : topicsDraftOf(read);
      topicsShelf.saved('topics', draft, kept);
      return true;
    },
  };
}
