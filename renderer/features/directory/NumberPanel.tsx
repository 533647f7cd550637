import { useCallback, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { PublicNumberLine } from '#core/contract/numbersCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { AskUnsaved } from '../../ui/AskUnsaved.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { useSaving } from '../../ui/useSaving.ts';
import { useShelved } from '../../ui/useShelved.ts';
import { FormPanel } from './FormPanel.tsx';
import { Gone } from './Gone.tsx';
import { NumberForm } from './NumberForm.tsx';
import {
  blankNumber,
  draftOfNumber,
  entryOf,
  faultsOfNumber,
  noNumberFaults,
  type NumberDraft,
  numberHasFaults,
} from './numberDraft.ts';
import { numberShelf } from './shelves.ts';
import { newcomer, useOpened } from './useOpened.ts';

interface NumberPanelProps {
  /** The number as it was written; null: none is to be open. What is unsaved then is asked about. */
  readonly number: string | null;
  /** What a new one begins with. */
  readonly start: NumberDraft;
  /** null: not read yet. */
  readonly numbers: readonly PublicNumberLine[] | null;
  readonly employees: readonly Employee[];
  readonly linkTo: (number: string | null) => string;
  readonly onSaved: () => void;
}

/** The open public number, kept until it is saved; before another is opened the person is asked. */
export function NumberPanel({ number, start, numbers, employees, linkTo, onSaved }: NumberPanelProps) {
  const { t } = useWording();
  const shelved = useShelved(numberShelf);
  const { saving, told, forget } = useSaving();
  const [triedOnce, setTriedOnce] = useState(false);
  const [justSaved, setJustSaved] = useState<string | null>(null);
  const read = useCallback(
    async (written: string): Promise<NumberDraft | null | undefined> => {
      if (numbers === null) return undefined;
      const found = numbers.find((line) => line.number === written);
      return found === undefined ? null : draftOfNumber(found);
    },
    [numbers],
  );
  const missing = useOpened({ shelf: numberShelf, id: number, read, blank: blankNumber, start });
  const draft = shelved?.value ?? blankNumber;
  const unsaved = isUnsaved(shelved);
  const heading = draft.label.trim() || draft.number.trim() || t('numbers.form.new');

  async function save(): Promise<boolean> {
    if (shelved === null) return false;
    setTriedOnce(true);
    if (numberHasFaults(faultsOfNumber(draft))) {
      told({ state: 'faulty' });
      return false;
    }
    told({ state: 'saving' });
    const entry = entryOf(draft);
    const answer = await ask('numbers.save', { was: shelved.key === newcomer ? null : shelved.key, entry });
    if (!answer.ok) {
      told({ state: 'refused', code: answer.error });
      return false;
    }
    setTriedOnce(false);
    told({ state: 'saved' });
    const { entry: asKept } = answer.value;
    const kept = draftOfNumber(asKept);
    numberShelf.saved(asKept.number, draft, kept);
    onSaved();
    if (number !== asKept.number) {
      setJustSaved(asKept.number);
      location.replace(linkTo(asKept.number));
    }
    return true;
  }

  async function remove(written: string): Promise<void> {
    const answer = await ask('numbers.remove', { number: written });
    if (!answer.ok) return told({ state: 'refused', code: answer.error });
    numberShelf.drop();
    onSaved();
    location.hash = linkTo(null);
  }

  if (shelved !== null && unsaved && shelved.key !== number)
    return (
      <AskUnsaved
        name={heading}
        onSave={() => void save().then((done) => (done ? undefined : location.replace(linkTo(shelved.key))))}
        onDiscard={() => numberShelf.drop()}
        onBack={() => location.replace(linkTo(shelved.key))}
      />
    );
  if (number === null) return null;
  if (missing === 'gone' && !unsaved && number !== justSaved)
    return <Gone closeLink={linkTo(null)} words="numbers.form.gone" />;
  // The address follows a moment after the number.
  const isOpen = shelved?.key === number || shelved?.key === justSaved;
  if (!isOpen) return null;
  const others = (numbers ?? []).filter((line) => line.number !== shelved.key);
  return (
    <FormPanel
      label={t('numbers.form.region')}
      heading={heading}
      closeLink={linkTo(null)}
      saving={saving}
      isUnsaved={unsaved}
      onSave={save}
      onRemove={number === newcomer ? null : () => void remove(number)}
    >
      <NumberForm
        draft={draft}
        isNew={number === newcomer}
        employees={employees}
        sources={others.map(({ source }) => source).filter((source) => source !== '')}
        faults={triedOnce ? faultsOfNumber(draft) : noNumberFaults}
        faultsShown={triedOnce}
        onChange={(changes) => {
          if (saving.state === 'saved' || saving.state === 'refused') forget();
          numberShelf.change(changes);
        }}
      />
    </FormPanel>
  );
}
