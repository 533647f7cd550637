import type { ContactDraft } from './contactDraft.ts';

/** A number as the desk understands it; null: not one that can be dialled from outside. */
export type Understood = { readonly e164: string; readonly shown: string } | null;

export interface ContactFaults {
  readonly name: 'empty' | null;
  readonly since: 'not-a-year' | null;
  /** By the typed number's id. */
  readonly numbers: Readonly<Record<number, 'not-understood' | 'twice'>>;
}

/** `understood`: by the number as typed. `thisYear`: nobody is a client since next year. */
export function faultsOfContact(
  draft: ContactDraft,
  understood: ReadonlyMap<string, Understood>,
  thisYear: number,
): ContactFaults {
  const since = draft.since.trim();
  const isYear = /^\d{4}$/.test(since) && Number(since) >= 1900 && Number(since) <= thisYear;
  const seen = new Set<string>();
  const numbers: Record<number, 'not-understood' | 'twice'> = {};
  for (const { id, text } of draft.numbers) {
    if (text.trim() === '') continue;
    const number = understood.get(text.trim()) ?? null;
    if (number === null) numbers[id] = 'not-understood';
    else if (seen.has(number.e164)) numbers[id] = 'twice';
    else seen.add(number.e164);
  }
  return {
    name: draft.name.trim() === '' ? 'empty' : null,
    since: since === '' || isYear ? null : 'not-a-year',
    numbers,
  };
}

export function hasFaults({ name, since, numbers }: ContactFaults): boolean {
  return name !== null || since !== null || Object.keys(numbers).length > 0;
}

/** E.164 of each typed number, the empty ones left out. */
export function e164Of(draft: ContactDraft, understood: ReadonlyMap<string, Understood>): readonly string[] {
  return draft.numbers.flatMap(({ text }) => understood.get(text.trim())?.e164 ?? []);
}
