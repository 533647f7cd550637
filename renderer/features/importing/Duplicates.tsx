import { useState } from 'react';
import type { DuplicateGroup } from '#core/caller/directoryImports.ts';
import type { Contact } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { Duplicate } from './Duplicate.tsx';
import styles from './Importing.module.css';
import { groupsAfter, mergedOf, readDuplicates } from './duplicateReading.ts';

interface Found {
  readonly groups: readonly DuplicateGroup[];
  readonly next: string | null;
}

/** Contacts that may be one person, offered to be made one; nobody is made one unasked. */
export function Duplicates() {
  const { t } = useWording();
  const [found, setFound] = useState<Found | null>(null);
  const [told, setTold] = useState<'looking' | 'none' | 'noMore' | 'failed' | null>(null);
  const [merged, setMerged] = useState<string | null>(null);

  async function look(after: string | null): Promise<void> {
    setTold('looking');
    setMerged(null);
    const read = await readDuplicates(ask, after);
    if (read === null) return setTold('failed');
    setFound((before) => ({
      groups: [...(after === null ? [] : (before?.groups ?? [])), ...read.groups],
      next: read.next,
    }));
    setTold(read.groups.length > 0 ? null : after === null ? 'none' : 'noMore');
  }

  function putAway(group: DuplicateGroup): void {
    setFound((before) => before && { ...before, groups: before.groups.filter((one) => one !== group) });
  }

  async function merge(group: DuplicateGroup, kept: Contact): Promise<void> {
    const others = group.contacts.filter(({ contactId }) => contactId !== kept.contactId);
    const merging = mergedOf(kept, others);
    const away = others.map(({ contactId }) => contactId);
    const answer = await ask('import.merge', { kept: merging, others: away });
    if (!answer.ok) return setTold('failed');
    setTold(null);
    setMerged(kept.name);
    setFound((before) => before && { ...before, groups: groupsAfter(before.groups, merging, away) });
  }

  return (
    <div className={styles.part} role="group" aria-label={t('importing.duplicates.heading')}>
      <h3 className={styles.heading}>{t('importing.duplicates.heading')}</h3>
      <p role="status" className={told === 'failed' ? styles.bad : undefined}>
        {told !== null && t(`importing.duplicates.${told}`)}
        {merged !== null && t('importing.duplicates.merged', { name: merged })}
      </p>
      {found !== null && found.groups.length > 0 && (
        <ul className={styles.groups}>
          {found.groups.map((group) => (
            <li key={group.contacts.map(({ contactId }) => contactId).join(' ')}>
              <Duplicate group={group} onMerge={(kept) => void merge(group, kept)} onApart={() => putAway(group)} />
            </li>
          ))}
        </ul>
      )}
      <div>
        {found === null || found.next === null ? (
          <Button onClick={() => void look(null)}>{t('importing.duplicates.find')}</Button>
        ) : (
          <Button onClick={() => void look(found.next)}>{t('importing.duplicates.more')}</Button>
        )}
      </div>
    </div>
  );
}
