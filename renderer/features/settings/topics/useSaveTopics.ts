import { type TopicFault, faultsOfTopics } from '#core/routing/topics.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { ok } from '#core/support/result.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { topicsShelf } from '../shelves.ts';
import type { TopicsRead } from '../useOfficeRead.ts';
import { type SavingOfDraft, useSaveDraft } from '../useSaveDraft.ts';
import { topicsDraftOf } from './topicsDraft.ts';

const none: readonly TopicFault[] = [];

/** Saves the lists: each playbook whose topics differ gets a version of its own. */
export function useSaveTopics({ view, readAgain }: TopicsRead): SavingOfDraft<readonly TopicFault[]> {
  const { t } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  return useSaveDraft({
    shelf: topicsShelf,
    view,
    readAgain,
    draftOf: topicsDraftOf,
    nothingFound: none,
    look({ classes, names }) {
      const wanted = { classes: [...classes], names: [...names] };
      const found = faultsOfTopics(wanted, (label) => inLanguage(label, desk, desk)?.text ?? '');
      return { isFaulty: found.length > 0, found };
    },
    async send({ classes, names }) {
      const note = t('writing.topics.versionNote');
      const answer = await ask('topics.change', { classes: [...classes], names: [...names], note });
      return answer.ok ? ok(answer.value.faults) : answer;
    },
    isFaulty: (faults) => faults.length > 0,
    async kept(draft) {
      const read = await readAgain();
      return read === null ? draft : topicsDraftOf(read);
    },
  });
}
