import type { DuplicateGroup, DuplicatePage } from '#core/caller/directoryImports.ts';
import type { Ask } from '../../state/ask.ts';

/** Groups that are shown at a time. */
const groupsAtATime = 20;
/** A page may come empty and yet not be the last. */
const mostPages = 1_000;

/** The next groups after that place, at least so many as are wanted if there are; null: they could not be read. */
export async function readDuplicates(
  ask: Ask,
  after: string | null,
  wanted: number = groupsAtATime,
): Promise<DuplicatePage | null> {
  const groups: DuplicatePage['groups'] = [];
  let next = after;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask('import.duplicates', { after: next, limit: groupsAtATime });
    if (!answer.ok) return null;
    groups.push(...answer.value.groups);
    ({ next } = answer.value);
    if (next === null || groups.length >= wanted) break;
  }
  return { groups, next };
}

/** Tells a group from every other. */
export function idsOf({ contacts }: DuplicateGroup): string {
  return contacts.map(({ contactId }) => contactId).join(' ');
}
