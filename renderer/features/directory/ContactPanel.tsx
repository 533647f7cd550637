import { useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { AskUnsaved } from '../../ui/AskUnsaved.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { useSaving } from '../../ui/useSaving.ts';
import { useShelved } from '../../ui/useShelved.ts';
import { useToday } from '../../ui/useToday.ts';
import { type ContactFaults, e164Of, faultsOfContact, hasFaults } from './contactCheck.ts';
import { blankContact, type ContactDraft, contactOf, draftOfContact } from './contactDraft.ts';
import { ContactForm } from './ContactForm.tsx';
import { FormPanel } from './FormPanel.tsx';
import { Gone } from './Gone.tsx';
import { Origin } from './Origin.tsx';
import { useUnderstood } from './understanding.ts';
import { newcomer, useOpened } from './useOpened.ts';
import { contactShelf } from './shelves.ts';

interface ContactPanelProps {
  /** null: none is to be open. What is unsaved then is asked about. */
  readonly contactId: string | null;
  /** What a new one begins with. */
  readonly start: ContactDraft;
  readonly employees: readonly Employee[];
  readonly linkTo: (contactId: string | null) => string;
  readonly onDial: (e164: string) => void;
  readonly onSaved: () => void;
}

const noFaults: ContactFaults = { name: null, since: null, numbers: {} };

/** The open contact, kept until it is saved; before another is opened the person is asked. */
export function ContactPanel({ contactId, start, employees, linkTo, onDial, onSaved }: ContactPanelProps) {
  const { t } = useWording();
  const shelved = useShelved(contactShelf);
  const { saving, told, forget } = useSaving();
  const [triedOnce, setTriedOnce] = useState(false);
  const [justAdded, setJustAdded] = useState<string | null>(null);
  const missing = useOpened({ shelf: contactShelf, id: contactId, read: readContact, blank: blankContact, start });
  const thisYear = Number(useToday().slice(0, 4));
  const draft = shelved?.value ?? blankContact;
  const { understood, understandNow } = useUnderstood(draft.numbers.map(({ text }) => text));
  const unsaved = isUnsaved(shelved);
  const heading = draft.name.trim() || t('directory.form.newContact');

  async function save(): Promise<boolean> {
    if (shelved === null) return false;
    setTriedOnce(true);
    told({ state: 'saving' });
    const known = await understandNow();
    if (hasFaults(faultsOfContact(draft, known, thisYear))) {
      told({ state: 'faulty' });
      return false;
    }
    const wanted = contactOf(draft, shelved.key === newcomer ? '' : shelved.key, e164Of(draft, known));
    const answer = await ask('directory.save-contact', wanted);
    if (!answer.ok) {
      told({ state: 'refused', code: answer.error });
      return false;
    }
    setTriedOnce(false);
    told({ state: 'saved' });
    const kept = draftOfContact({ ...wanted, contactId: answer.value.contactId });
    contactShelf.saved(answer.value.contactId, draft, kept);
    onSaved();
    if (contactId === newcomer) {
      setJustAdded(answer.value.contactId);
      location.replace(linkTo(answer.value.contactId));
    }
    return true;
  }

  async function remove(id: string): Promise<void> {
    const answer = await ask('directory.remove-contact', { contactId: id });
    if (!answer.ok) return told({ state: 'refused', code: answer.error });
    contactShelf.drop();
    onSaved();
    location.hash = linkTo(null);
  }

  async function takenAgain(id: string): Promise<void> {
    const asImported = await readContact(id);
    contactShelf.drop();
    if (typeof asImported === 'object' && asImported !== null) contactShelf.open(id, asImported);
    forget();
    onSaved();
  }

  if (shelved !== null && unsaved && shelved.key !== contactId)
    return (
      <AskUnsaved
        name={heading}
        onSave={() => void save().then((done) => (done ? undefined : location.replace(linkTo(shelved.key))))}
        onDiscard={() => contactShelf.drop()}
        onBack={() => location.replace(linkTo(shelved.key))}
      />
    );
  if (contactId === null) return null;
  if (missing === 'gone' && !unsaved) return <Gone closeLink={linkTo(null)} words="directory.form.gone" />;
  const isHere = shelved?.key === contactId;
  if (missing === 'unreadable' && !isHere) return <Gone closeLink={linkTo(null)} words="directory.form.unreadable" />;
  // The address follows a moment after the name.
  const isOpen = isHere || (contactId === newcomer && shelved?.key === justAdded);
  if (!isOpen) return null;
  return (
    <FormPanel
      label={t('directory.form.contact')}
      heading={heading}
      closeLink={linkTo(null)}
      saving={saving}
      isUnsaved={unsaved}
      onSave={save}
      onRemove={contactId === newcomer ? null : () => void remove(contactId)}
    >
      {contactId !== newcomer && (
        <Origin contactId={contactId} base={shelved.base} onTaken={unsaved ? null : () => void takenAgain(contactId)} />
      )}
      <ContactForm
        draft={draft}
        isNew={contactId === newcomer}
        understood={understood}
        faults={triedOnce ? faultsOfContact(draft, understood, thisYear) : noFaults}
        employees={employees}
        onChange={(changes) => {
          if (saving.state === 'saved' || saving.state === 'refused') forget();
          contactShelf.change(changes);
        }}
        onDial={onDial}
      />
    </FormPanel>
  );
}

async function readContact(contactId: string): Promise<ContactDraft | null | undefined | 'unreadable'> {
  const answer = await ask('directory.contact', { contactId });
  if (!answer.ok) return answer.error === 'not-readable' ? 'unreadable' : undefined;
  return answer.value === null ? null : draftOfContact(answer.value);
}
