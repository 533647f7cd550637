import { useState } from 'react';
import { Button as ClearButton, Input, SearchField } from 'react-aria-components';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CallPage } from './CallPage.tsx';
import { CallTable } from './CallTable.tsx';
import styles from './Journal.module.css';
import { OnlyThese } from './OnlyThese.tsx';
import type { JournalFilter } from './places.ts';
import { useJournal } from './useJournal.ts';
import { usePaused } from './usePaused.ts';

/** A pause in the typing; shorter than a reader's patience, longer than the gap between two letters. Milliseconds. */
const pauseMs = 120;

interface JournalProps {
  readonly openCallId: string | null;
  /** null: every call. */
  readonly filter: JournalFilter | null;
  /** Address of a call's page, or of the list alone. */
  readonly linkTo: (callId: string | null) => string;
  /** The address of the list of every call. */
  readonly allLink: string;
}

/** Every call, newest first; found by a word in any script; the chosen one beside. */
export function Journal({ openCallId, filter, linkTo, allLink }: JournalProps) {
  const { t } = useWording();
  const [text, setText] = useState('');
  const [missedOnly, setMissedOnly] = useState(false);
  const paused = usePaused(text, pauseMs);
  const { reading, readOlder } = useJournal(paused, missedOnly, filter);
  const { entries, more, search, unread } = reading;
  const count = entries.length;
  return (
    <div className={openCallId === null ? styles.journal : `${styles.journal} ${styles.withPage}`}>
      <section className={styles.list} aria-label={t('journal.heading')}>
        <div className={styles.top}>
          <h2 className={styles.heading}>{t('journal.heading')}</h2>
          <SearchField
            className={styles.search ?? ''}
            aria-label={t('journal.search')}
            value={text}
            onChange={setText}
            maxLength={200}
          >
            <Icon name="search" />
            <Input
              className={styles.input ?? ''}
              placeholder={t('journal.search')}
              dir={text === '' ? undefined : 'auto'}
            />
            <ClearButton className={styles.clear ?? ''} aria-label={t('journal.clear')}>
              <Icon name="cross" />
            </ClearButton>
          </SearchField>
          <Button aria-pressed={missedOnly} onClick={() => setMissedOnly(!missedOnly)}>
            <Icon name="missed" />
            {t('journal.missedOnly')}
          </Button>
          <p className={styles.found} role="status">
            {search !== null && (more ? t('journal.foundMore', { count }) : count > 0 && t('journal.found', { count }))}
          </p>
        </div>
        {filter !== null && <OnlyThese filter={filter} allLink={allLink} />}
        <p className={styles.unread} role="status">
          {unread !== null && t(`journal.${unread}`)}
        </p>
        {count > 0 && <CallTable reading={reading} readOlder={readOlder} openCallId={openCallId} linkTo={linkTo} />}
        {count === 0 && search !== null && unread === null && (
          <Nothing isSearch={search.text !== undefined || filter !== null} isMissed={search.outcomes !== undefined} />
        )}
      </section>
      {openCallId !== null && <CallPage key={openCallId} callId={openCallId} listLink={linkTo(null)} />}
    </div>
  );
}

function Nothing({ isSearch, isMissed }: { readonly isSearch: boolean; readonly isMissed: boolean }) {
  const { t } = useWording();
  const isEmpty = !isSearch && !isMissed;
  return (
    <div className={styles.nothing}>
      <h3>{t(isEmpty ? 'journal.empty.heading' : 'journal.nothing.heading')}</h3>
      <p>{t(isEmpty ? 'journal.empty.advice' : isSearch ? 'journal.nothing.search' : 'journal.nothing.missed')}</p>
    </div>
  );
}
