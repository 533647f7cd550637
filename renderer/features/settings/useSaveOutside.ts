import type { SettingsFault } from '#core/contract/settingsCalls.ts';
import { ok } from '#core/support/result.ts';
import { ask } from '../../state/ask.ts';
import { changeOf, draftOf, isFaulty } from './outsideDraft.ts';
import { outsideShelf } from './shelves.ts';
import type { OutsideRead } from './useOutside.ts';
import { type SavingOfDraft, useSaveDraft } from './useSaveDraft.ts';

/** Saves directory server and CRM together; secrets that were not typed stay where they are. */
export function useSaveOutside({ view, readAgain }: OutsideRead): SavingOfDraft<SettingsFault | null> {
  return useSaveDraft({
    shelf: outsideShelf,
    view,
    readAgain,
    draftOf,
    nothingFound: null,
    look: (draft, now) => ({ isFaulty: isFaulty(draft, now), found: null }),
    async send(draft) {
      const answer = await ask('settings.change-outside', changeOf(draft));
      return answer.ok ? ok(answer.value.fault) : answer;
    },
    isFaulty: (fault) => fault !== null,
    async kept(draft) {
      // Without the secrets.
      const read = await ask('settings.outside', {});
      readAgain();
      return read.ok ? draftOf(read.value) : draft;
    },
  });
}
