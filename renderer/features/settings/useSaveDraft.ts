import { useEffect, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Result } from '#core/support/result.ts';
import { isUnsaved, type Shelf } from '../../ui/shelf.ts';
import { type SavingOf, useSaving } from '../../ui/useSaving.ts';

export interface SavingOfDraft<Found> extends SavingOf {
  readonly save: () => Promise<boolean>;
  /** Faults are told from the first attempt on, until it is saved. */
  readonly tried: boolean;
  /** What was found wrong at the last attempt. */
  readonly found: Found;
}

interface DraftSaved<View, Draft extends object, Found> {
  readonly shelf: Shelf<Draft>;
  /** As it was last read; null: not read yet. */
  readonly view: View | null;
  readonly readAgain: () => unknown;
  readonly draftOf: (view: View) => Draft;
  readonly nothingFound: Found;
  /** What can be told without asking the backend. */
  readonly look: (draft: Draft, view: View) => { readonly isFaulty: boolean; readonly found: Found };
  /** Answers what the backend found wrong in spite of that; then nothing is saved. */
  readonly send: (draft: Draft, view: View) => Promise<Result<Found, RefusalCode>>;
  readonly isFaulty: (found: Found) => boolean;
  /** Of what was saved: as the backend has it now. */
  readonly kept: (draft: Draft, view: View) => Promise<Draft>;
}

/** Saves what is typed into one form of the settings; what was typed meanwhile stays. */
export function useSaveDraft<View, Draft extends object, Found>(
  saved: DraftSaved<View, Draft, Found>,
): SavingOfDraft<Found> {
  const { shelf, view } = saved;
  const state = useSaving();
  const { saving: last, told } = state;
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState(saved.nothingFound);
  const isLost = last.state === 'refused' && last.code === 'carrier-lost';
  // The connection was lost while it was being saved, and is back: what was read since tells whether it was.
  useEffect(() => {
    const shelved = shelf.shelved();
    if (isLost && view !== null && shelved !== null)
      told({ state: isUnsaved({ ...shelved, base: saved.draftOf(view) }) ? 'none' : 'saved' });
    // oxlint-disable-next-line react/exhaustive-deps -- only what is read anew tells it
  }, [view]);

  async function save(): Promise<boolean> {
    const shelved = shelf.shelved();
    if (view === null || shelved === null) return false;
    const { key, value: draft } = shelved;
    setTried(true);
    const here = saved.look(draft, view);
    setFound(here.found);
    if (here.isFaulty) {
      told({ state: 'faulty' });
      return false;
    }
    told({ state: 'saving' });
    const answer = await saved.send(draft, view);
    if (!answer.ok) {
      told({ state: 'refused', code: answer.error });
      if (answer.error === 'changed-meanwhile') await saved.readAgain();
      return false;
    }
    setFound(answer.value);
    if (saved.isFaulty(answer.value)) {
      told({ state: 'faulty' });
      return false;
    }
    told({ state: 'saved' });
    setTried(false);
    shelf.saved(key, draft, await saved.kept(draft, view));
    return true;
  }

  return {
    ...state,
    forget: () => {
      state.forget();
      setFound(saved.nothingFound);
    },
    tried,
    found,
    save,
  };
}
