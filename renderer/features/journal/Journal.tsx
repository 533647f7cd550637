import { useMemo, useState } from 'react';
import { Button as ClearButton, Input, SearchField } from 'react-aria-components';
import type { JournalFilter } from '#core/journal/filter.ts';
import { filterOf } from '#core/journal/only.ts';
import type { JournalColumn } from '#core/journal/savedView.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useToday } from '../../ui/useToday.ts';
import { CallPage } from './CallPage.tsx';
import { CallTable } from './CallTable.tsx';
import { FilterBar } from './filters/FilterBar.tsx';
import { restrictionsOf } from './filters/restrictions.ts';
import { useCount } from './filters/useCount.ts';
import styles from './Journal.module.css';
import { OnlyThese } from './OnlyThese.tsx';
import type { JournalFilter as OnlyFilter } from './places.ts';
import { TakingOut } from './takingOut/TakingOut.tsx';
import { useJournal } from './useJournal.ts';
import { usePaused } from './usePaused.ts';

/** A pause in the typing; shorter than a reader's patience, longer than the gap between two letters. Milliseconds. */
const pauseMs = 120;

interface JournalProps {
  readonly openCallId: string | null;
  /** null: every call. */
  readonly filter: OnlyFilter | null;
  /** Address of a call's page, or of the list alone. */
  readonly linkTo: (callId: string | null) => string;
  /** The address of the list of every call. */
  readonly allLink: string;
}

/** Every call, newest first; found by a word in any script; the chosen one beside. */
export function Journal({ openCallId, filter: only, linkTo, allLink }: JournalProps) {
  const wording = useWording();
  const { t } = wording;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<JournalFilter>({});
  const paused = usePaused(text, pauseMs);
  const filter = useMemo(() => wantedOf(only, chosen, paused), [only, chosen, paused]);
  const { reading, readOlder } = useJournal(filter);
  const { entries, more, search, partial, unread } = reading;
  const count = entries.length;
  const version = useDesk((slice) => slice.journalVersion);
  const total = useCount(more ? search : null, version);
  const today = useToday();
  const missedOnly = isMissedOnly(chosen);
  const about = useMemo(() => {
    const told = restrictionsOf(filter, wording, { choices: null, today }).map(({ words }) => words);
    return [...(paused === '' ? [] : [`“${paused}”`]), ...(told.length === 0 ? [t('filters.clear')] : told)].join(
      ' · ',
    );
  }, [filter, wording, paused, t, today]);
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
          <Button
            aria-pressed={missedOnly}
            onClick={() => {
              const { outcomes: _, ...rest } = chosen;
              setChosen(missedOnly ? rest : { ...rest, outcomes: ['missed'] });
            }}
          >
            <Icon name="missed" />
            {t('journal.missedOnly')}
          </Button>
          <p className={styles.found} role="status">
            {search !== null && <Found count={count} more={more} total={total?.calls ?? null} />}
          </p>
        </div>
        <FilterBar filter={chosen} onChange={setChosen}>
          <TakingOut
            filter={filter}
            columns={tableColumns}
            about={about}
            total={more ? (total?.calls ?? null) : count}
          />
        </FilterBar>
        {only !== null && <OnlyThese filter={only} allLink={allLink} />}
        {partial && <p className={styles.partial}>{t('filters.partial')}</p>}
        <p className={styles.unread} role="status">
          {unread !== null && t(`journal.${unread}`)}
        </p>
        {count > 0 && <CallTable reading={reading} readOlder={readOlder} openCallId={openCallId} linkTo={linkTo} />}
        {count === 0 && search !== null && unread === null && (
          <Nothing isSearch={paused !== '' || only !== null || hasMore(chosen)} isMissed={missedOnly} />
        )}
      </section>
      {openCallId !== null && <CallPage key={openCallId} callId={openCallId} listLink={linkTo(null)} linkTo={linkTo} />}
    </div>
  );
}

/** The columns of the table as they are, for paper. */
const tableColumns: readonly JournalColumn[] = [
  'time',
  'outcome',
  'caller',
  'company',
  'number',
  'class',
  'topic',
  'essence',
  'employee',
  'wait',
  'talk',
];

function wantedOf(only: OnlyFilter | null, chosen: JournalFilter, text: string): JournalFilter {
  return { ...(only === null ? {} : filterOf(only)), ...chosen, ...(text === '' ? {} : { text }) };
}

function isMissedOnly({ outcomes = [] }: JournalFilter): boolean {
  return outcomes.length === 1 && outcomes[0] === 'missed';
}

/** More than the button for missed calls says. */
function hasMore(chosen: JournalFilter): boolean {
  return (
    Object.keys(chosen).some((key) => key !== 'outcomes') || (chosen.outcomes !== undefined && !isMissedOnly(chosen))
  );
}

/** How many calls there are; before they are counted, that there are more than were read. */
function Found({
  count,
  more,
  total,
}: {
  readonly count: number;
  readonly more: boolean;
  readonly total: number | null;
}) {
  const { t } = useWording();
  if (!more) return count > 0 && t('journal.found', { count });
  return total === null ? t('journal.foundMore', { count }) : t('journal.found', { count: total });
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
