import type { Contact } from '#core/caller/company.ts';
import type { DuplicateGroup, DuplicatePage } from '#core/caller/directoryImports.ts';
import type { Ask } from '../../state/ask.ts';

/** Groups that are shown at a time. */
const groupsAtATime = 20;
/** A page may come empty and yet not be the last. */
const mostPages = 1_000;

/** The next groups after that place; null: they could not be read. */
export async function readDuplicates(ask: Ask, after: string | null): Promise<DuplicatePage | null> {
  const groups: DuplicatePage['groups'] = [];
  let next = after;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask('import.duplicates', { after: next, limit: groupsAtATime });
    if (!answer.ok) return null;
    groups.push(...answer.value.groups);
    ({ next } = answer.value);
    if (next === null || groups.length >= groupsAtATime) break;
  }
  return { groups, next };
}

/** One contact out of several: as the one that is kept, with everybody's numbers, and what only the others tell. */
export function mergedOf(kept: Contact, others: readonly Contact[]): Contact {
  const { language, responsible, since, ...plain } = kept;
  const told = [kept, ...others];
  const first = <Key extends 'language' | 'responsible' | 'since'>(key: Key): Contact[Key] =>
    told.map((contact) => contact[key]).find((value) => value !== undefined);
  const all = {
    language: language ?? first('language'),
    responsible: responsible ?? first('responsible'),
    since: since ?? first('since'),
  };
  return {
    ...plain,
    company: told.map(({ company }) => company).find((company) => company !== '') ?? '',
    class: told.map((contact) => contact.class).find((kind) => kind !== 'unknown') ?? 'unknown',
    numbers: [...new Set(told.flatMap(({ numbers }) => numbers))],
    ...(all.language === undefined ? {} : { language: all.language }),
    ...(all.responsible === undefined ? {} : { responsible: all.responsible }),
    ...(all.since === undefined ? {} : { since: all.since }),
  };
}

/** The groups that are left when several have become one: he stands in the others too, and whoever he was made of does not. */
export function groupsAfter(
  groups: readonly DuplicateGroup[],
  merged: Contact,
  away: readonly string[],
): readonly DuplicateGroup[] {
  return groups.flatMap((group) => {
    const contacts = [
      ...new Map(
        group.contacts
          .map((contact) =>
            contact.contactId === merged.contactId || away.includes(contact.contactId) ? merged : contact,
          )
          .map((contact) => [contact.contactId, contact]),
      ).values(),
    ];
    return contacts.length < 2 ? [] : [{ ...group, contacts }];
  });
}
