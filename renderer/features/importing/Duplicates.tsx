import { useRef, useState } from 'react';
import type { DuplicateGroup } from '#core/caller/directoryImports.ts';
import type { Contact } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { Duplicate } from './Duplicate.tsx';
import styles from './Importing.module.css';
import { idsOf, readDuplicates } from './duplicateReading.ts';

interface Found {
  readonly groups: readonly DuplicateGroup[];
  readonly next: string | null;
}

interface DuplicatesProps {
  /** Those who were made one are among those who can be brought back. */
  readonly onMerged: () => void;
}

/** Contacts that may be one person, offered to be made one; nobody is made one unasked. */
export function Duplicates({ onMerged }: DuplicatesProps) {
  const { t } = useWording();
  const [found, setFound] = useState<Found | null>(null);
  /** Groups that somebody wants apart, for as long as this screen is open. */
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<'looking' | 'none' | 'noMore' | 'failed' | null>(null);
  const [merged, setMerged] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

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

  function putApart(group: DuplicateGroup): void {
    heading.current?.focus();
    setApart((before) => new Set([...before, idsOf(group)]));
  }

  async function merge(group: DuplicateGroup, kept: Contact): Promise<void> {
    const ids = group.contacts.map(({ contactId }) => contactId);
    const others = ids.filter((contactId) => contactId !== kept.contactId);
    // The button that was pressed goes with its group.
    heading.current?.focus();
    const answer = await ask('import.merge', { kept: kept.contactId, others });
    if (!answer.ok) return setTold('failed');
    onMerged();
    // Whoever is in another group as well has other numbers now, or is no contact any more.
    const read = await readDuplicates(ask, null, found?.groups.length);
    if (read === null) return setTold('failed');
    setFound(read);
    setTold(null);
    setMerged(kept.name);
  }

  const groups = (found?.groups ?? []).filter((group) => !apart.has(idsOf(group)));
  return (
    <div className={styles.part} role="group" aria-label={t('importing.duplicates.heading')}>
      <h3 ref={heading} className={styles.heading} tabIndex={-1}>
        {t('importing.duplicates.heading')}
      </h3>
      <p role="status" className={told === 'failed' ? styles.bad : undefined}>
        {told !== null && t(`importing.duplicates.${told}`)}
        {merged !== null && t('importing.duplicates.merged', { name: merged })}
      </p>
      {groups.length > 0 && (
        <ul className={styles.groups}>
          {groups.map((group) => (
            <li key={`${group.by} ${idsOf(group)}`}>
              <Duplicate group={group} onMerge={(kept) => void merge(group, kept)} onApart={() => putApart(group)} />
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
