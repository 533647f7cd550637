import { type CallerClass } from '#core/caller/callerClass.ts';
import { Language, type Contact } from '#core/caller/company.ts';

/** A number as it is typed; `id` keeps its field while others come and go. */
export interface TypedNumber {
  readonly id: number;
  readonly text: string;
}

/** A contact as it is typed; '' for what is left open. */
export interface ContactDraft {
  readonly name: string;
  readonly company: string;
  readonly class: CallerClass;
  readonly numbers: readonly TypedNumber[];
  readonly language: string;
  readonly responsible: string;
  readonly since: string;
}

export const blankContact: ContactDraft = {
  name: '',
  company: '',
  class: 'client',
  numbers: [{ id: 0, text: '' }],
  language: '',
  responsible: '',
  since: '',
};

export function draftOfContact(contact: Contact): ContactDraft {
  return {
    name: contact.name,
    company: contact.company,
    class: contact.class,
    numbers: contact.numbers.map((text, id) => ({ id, text })),
    language: contact.language ?? '',
    responsible: contact.responsible ?? '',
    since: contact.since === undefined ? '' : String(contact.since),
  };
}

/** `numbers` in E.164, in the order of the draft. */
export function contactOf(draft: ContactDraft, contactId: string, numbers: readonly string[]): Contact {
  const language = Language.safeParse(draft.language);
  return {
    contactId,
    name: draft.name.trim(),
    company: draft.company.trim(),
    class: draft.class,
    numbers: [...numbers],
    ...(language.success ? { language: language.data } : {}),
    ...(draft.responsible === '' ? {} : { responsible: draft.responsible }),
    ...(draft.since.trim() === '' ? {} : { since: Number(draft.since) }),
  };
}

/** What somebody looked for and did not find is the beginning of a new contact. */
export function draftFromSearch(text: string): ContactDraft {
  const plain = text.trim();
  if (!isNumberLike(plain)) return { ...blankContact, name: plain };
  return { ...blankContact, numbers: [{ id: 0, text: plain }] };
}

export function isNumberLike(text: string): boolean {
  return /^[+(]?[\d\s()./-]{5,}$/.test(text.trim());
}
