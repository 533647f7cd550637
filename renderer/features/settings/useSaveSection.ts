import { useEffect, useState } from 'react';
import type { SettingsChange, SettingsFault, SettingsView } from '#core/contract/settingsCalls.ts';
import { isUnsaved, type Shelf } from '../../ui/shelf.ts';
import { type SavingOf, useSaving } from '../../ui/useSaving.ts';
import { changeOfHours, faultsOfHours, type HoursDraft, hoursDraftOf } from './hoursDraft.ts';
import { saveSettings } from './saveSettings.ts';
import {
  changeOfTelephone,
  faultsOfTelephone,
  hasTelephoneFaults,
  type TelephoneDraft,
  telephoneOf,
} from './telephoneDraft.ts';
import type { SettingsRead } from './useSettings.ts';
import { telephoneShelf, hoursShelf } from './shelves.ts';

export interface SavingOfSection extends SavingOf {
  readonly save: () => Promise<boolean>;
  /** Faults are told from the first attempt on, until it is saved. */
  readonly tried: boolean;
  /** What the backend found wrong in spite of all. */
  readonly fault: SettingsFault | null;
}

interface Section<T> {
  readonly shelf: Shelf<T>;
  readonly isFaulty: (draft: T, view: SettingsView) => boolean;
  readonly change: (view: SettingsView, draft: T) => SettingsChange;
}

const telephone: Section<TelephoneDraft> = {
  shelf: telephoneShelf,
  isFaulty: (draft, view) => hasTelephoneFaults(faultsOfTelephone(draft, view.account?.hasPassword ?? false)),
  change: changeOfTelephone,
};
const hours: Section<HoursDraft> = {
  shelf: hoursShelf,
  isFaulty: (draft) => Object.values(faultsOfHours(draft)).some(Boolean),
  change: changeOfHours,
};

export function useSaveTelephone(settings: SettingsRead): SavingOfSection {
  return useSaveSection(telephone, settings, telephoneOf);
}

export function useSaveHours(settings: SettingsRead): SavingOfSection {
  return useSaveSection(hours, settings, hoursDraftOf);
}

function useSaveSection<T extends object>(
  { shelf, isFaulty, change }: Section<T>,
  { view, readAgain }: SettingsRead,
  draftOf: (view: SettingsView) => T,
): SavingOfSection {
  const state = useSaving();
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<SettingsFault | null>(null);
  const { saving: last, told } = state;
  const isLost = last.state === 'refused' && last.code === 'carrier-lost';
  // The connection was lost while it was being saved, and is back: what was read since tells whether it was.
  useEffect(() => {
    const shelved = shelf.shelved();
    if (isLost && view !== null && shelved !== null)
      told({ state: isUnsaved({ ...shelved, base: draftOf(view) }) ? 'none' : 'saved' });
    // oxlint-disable-next-line react/exhaustive-deps -- only what is read anew tells it
  }, [view]);
  return {
    ...state,
    tried,
    fault,
    async save() {
      const draft = shelf.shelved()?.value;
      if (view === null || draft === undefined) return false;
      setTried(true);
      setFault(null);
      if (isFaulty(draft, view)) {
        state.told({ state: 'faulty' });
        return false;
      }
      state.told({ state: 'saving' });
      const wanted = change(view, draft);
      const { saving, fault: found } = await saveSettings(wanted);
      state.told(saving);
      setFault(found);
      if (saving.state !== 'saved') return false;
      setTried(false);
      // What was typed meanwhile stays; else the section is as the backend has it now.
      const saved = draftOf({
        ...view,
        ...wanted,
        account: keptAccount(wanted.account),
        lines: wanted.lines.map(kept),
      });
      shelf.saved(shelf.shelved()?.key ?? '', draft, saved);
      readAgain();
      return true;
    },
  };
}

/** Saving was refused without a password: from here on there is one. */
function kept<T extends { readonly password: string | null }>({ password: _, ...account }: T) {
  return { ...account, hasPassword: true };
}

function keptAccount(account: SettingsChange['account']): SettingsView['account'] {
  return account === null ? null : kept(account);
}
