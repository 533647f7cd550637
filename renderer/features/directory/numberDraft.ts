import type { Language } from '#core/caller/company.ts';
import type { PublicNumberLine } from '#core/contract/numbersCalls.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import { faultsOf, hoursOf, type TypedHours } from '../../ui/hours.ts';

/** A public number as it is typed. */
export interface NumberDraft {
  readonly number: string;
  readonly label: string;
  readonly source: string;
  /** '': anybody calls it. */
  readonly defaultClass: string;
  /** '': nobody in particular. */
  readonly owner: string;
  /** null: answered as the office works. */
  readonly hours: TypedHours | null;
  readonly greeting: Readonly<Record<Language, string>>;
  readonly note: string;
}

export const blankNumber: NumberDraft = {
  number: '',
  label: '',
  source: '',
  defaultClass: '',
  owner: '',
  hours: null,
  greeting: { en: '', uk: '', ru: '', ar: '' },
  note: '',
};

export function draftOfNumber(line: Omit<PublicNumberLine, 'shown'>): NumberDraft {
  const { number, label, source, defaultClass = '', owner = '', hours = null, greeting = {}, note = '' } = line;
  return {
    number,
    label,
    source,
    defaultClass,
    owner,
    hours,
    greeting: { ...blankNumber.greeting, ...greeting },
    note,
  };
}

type Entry = RequestOf<'numbers.save'>['entry'];

/** What is empty is left out. */
export function entryOf(draft: NumberDraft): Entry {
  const { defaultClass, owner } = draft;
  const hours = draft.hours === null ? null : hoursOf(draft.hours);
  const note = draft.note.trim();
  const greeting = Object.fromEntries(Object.entries(draft.greeting).filter(([, text]) => text.trim() !== ''));
  return {
    number: draft.number.trim(),
    label: draft.label.trim(),
    source: draft.source.trim(),
    ...(defaultClass === '' ? {} : { defaultClass }),
    ...(owner === '' ? {} : { owner }),
    ...(hours === null ? {} : { hours }),
    ...(Object.keys(greeting).length === 0 ? {} : { greeting }),
    ...(note === '' ? {} : { note }),
  };
}

export interface NumberFaults {
  readonly number: 'empty' | null;
  readonly label: 'empty' | null;
  readonly hours: boolean;
}

export const noNumberFaults: NumberFaults = { number: null, label: null, hours: false };

export function faultsOfNumber({ number, label, hours }: NumberDraft): NumberFaults {
  return {
    number: number.trim() === '' ? 'empty' : null,
    label: label.trim() === '' ? 'empty' : null,
    hours: hours !== null && faultsOf(hours).some((fault) => fault !== null),
  };
}

export function numberHasFaults({ number, label, hours }: NumberFaults): boolean {
  return number !== null || label !== null || hours;
}
