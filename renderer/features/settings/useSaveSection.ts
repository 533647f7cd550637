import type { SettingsChange, SettingsFault, SettingsView } from '#core/contract/settingsCalls.ts';
import { ok } from '#core/support/result.ts';
import { ask } from '../../state/ask.ts';
import type { Shelf } from '../../ui/shelf.ts';
import { changeOfHours, faultsOfHours, type HoursDraft, hoursDraftOf } from './hoursDraft.ts';
import {
  changeOfTelephone,
  faultsOfTelephone,
  hasTelephoneFaults,
  type TelephoneDraft,
  telephoneOf,
} from './telephoneDraft.ts';
import type { SettingsRead } from './useSettings.ts';
import { telephoneShelf, hoursShelf } from './shelves.ts';
import { type SavingOfDraft, useSaveDraft } from './useSaveDraft.ts';

interface Section<T> {
  readonly shelf: Shelf<T>;
  readonly draftOf: (view: SettingsView) => T;
  readonly isFaulty: (draft: T, view: SettingsView) => boolean;
  readonly change: (view: SettingsView, draft: T) => SettingsChange;
}

const telephone: Section<TelephoneDraft> = {
  shelf: telephoneShelf,
  draftOf: telephoneOf,
  isFaulty: (draft, view) => hasTelephoneFaults(faultsOfTelephone(draft, view.account?.hasPassword ?? false)),
  change: changeOfTelephone,
};
const hours: Section<HoursDraft> = {
  shelf: hoursShelf,
  draftOf: hoursDraftOf,
  isFaulty: (draft) => Object.values(faultsOfHours(draft)).some(Boolean),
  change: changeOfHours,
};

export function useSaveTelephone(settings: SettingsRead): SavingOfDraft<SettingsFault | null> {
  return useSaveSection(telephone, settings);
}

export function useSaveHours(settings: SettingsRead): SavingOfDraft<SettingsFault | null> {
  return useSaveSection(hours, settings);
}

function useSaveSection<T extends object>(
  { shelf, draftOf, isFaulty, change }: Section<T>,
  { view, readAgain }: SettingsRead,
): SavingOfDraft<SettingsFault | null> {
  return useSaveDraft({
    shelf,
    view,
    readAgain,
    draftOf,
    nothingFound: null,
    look: (draft, now) => ({ isFaulty: isFaulty(draft, now), found: null }),
    async send(draft, now) {
      const answer = await ask('settings.change', change(now, draft));
      return answer.ok ? ok(answer.value.fault) : answer;
    },
    isFaulty: (fault) => fault !== null,
    kept(draft, now) {
      const wanted = change(now, draft);
      readAgain();
      return Promise.resolve(
        draftOf({ ...now, ...wanted, account: keptAccount(wanted.account), lines: wanted.lines.map(kept) }),
      );
    },
  });
}

/** Saving was refused without a password: from here on there is one. */
function kept<T extends { readonly password: string | null }>({ password: _, ...account }: T) {
  return { ...account, hasPassword: true };
}

function keptAccount(account: SettingsChange['account']): SettingsView['account'] {
  return account === null ? null : kept(account);
}
