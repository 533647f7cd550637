import { useMemo, useRef, useState } from 'react';
import { Button as ClearButton, Input, SearchField } from 'react-aria-components';
import type { JournalFilter } from '#core/journal/filter.ts';
import { filterOf } from '#core/journal/only.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useToday } from '../../ui/useToday.ts';
import { CallPage } from './CallPage.tsx';
import { callsOf } from './choosing/chosen.ts';
import { ChosenLine } from './choosing/ChosenLine.tsx';
import { useChoosing } from './choosing/useChoosing.ts';
import { BulkCorrect } from './correcting/BulkCorrect.tsx';
import { FilterBar } from './filters/FilterBar.tsx';
import { restrictionsOf } from './filters/restrictions.ts';
import styles from './Journal.module.css';
import { ColumnsMenu } from './look/ColumnsMenu.tsx';
import { DayTold } from './look/DayTold.tsx';
import { GoToDay } from './look/GoToDay.tsx';
import { everyCall, presentOf, showPresent, usePresent } from './look/present.ts';
import { useColumns, useLook } from './look/useLook.ts';
import { ViewsMenu } from './look/ViewsMenu.tsx';
import { WithoutTopic } from './correcting/WithoutTopic.tsx';
import { OnlyThese } from './OnlyThese.tsx';
import type { JournalFilter as OnlyFilter } from './places.ts';
import type { JournalReading } from './reading/reader.ts';
import { useJournal } from './reading/useJournal.ts';
import { CallTable, type DayWanted } from './table/CallTable.tsx';
import { TakingOut } from './takingOut/TakingOut.tsx';
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
  const { text, filter: chosen, view } = usePresent();
  const { look, change } = useLook();
  const columns = useColumns(look.columns);
  const paused = usePaused(text, pauseMs);
  const filter = useMemo(() => wantedOf(only, chosen, paused), [only, chosen, paused]);
  const { reading, need } = useJournal(filter);
  const { search, partial, unread, calls, isCounted } = reading;
  const choosing = useChoosing(filter, reading);
  const { isOn: isChoosing, chosen: ticked, ticking } = choosing;
  const canChoose = useDesk((slice) => slice.session.seat === 'desk');
  const isLookedThrough = useDesk((slice) => slice.keeping.isLookedThrough);
  const [correcting, setCorrecting] = useState<'list' | 'chosen' | null>(null);
  const chooseButton = useRef<HTMLButtonElement>(null);
  const ofCorrection = useMemo(
    () => (isChoosing ? callsOf(ticked, filter) : { filter, except: [] }),
    [isChoosing, ticked, filter],
  );
  const isCorrecting = isChoosing
    ? correcting === 'chosen' && (ticked.kind === 'all' || ticked.callIds.size > 0)
    : correcting === 'list';
  const [dayWanted, setDayWanted] = useState<DayWanted | null>(null);
  const today = useToday();
  const missedOnly = isMissedOnly(chosen);
  const about = useMemo(() => {
    const told = restrictionsOf(filter, wording, { choices: null, today }).map(({ words }) => words);
    return [...(paused === '' ? [] : [`“${paused}”`]), ...(told.length === 0 ? [t('filters.clear')] : told)].join(
      ' · ',
    );
  }, [filter, wording, paused, t, today]);
  const searched = JSON.stringify(search);

  function leaveChoosing(): void {
    ticking.leave();
    chooseButton.current?.focus();
  }

  function choose(changed: JournalFilter): void {
    setDayWanted(null);
    showPresent({ filter: changed });
  }

  return (
    <div className={openCallId === null ? styles.journal : `${styles.journal} ${styles.withPage}`}>
      <section className={styles.list} aria-label={t('journal.heading')}>
        <div className={styles.top}>
          <h2 className={styles.heading}>{t('journal.heading')}</h2>
          <SearchField
            className={styles.search ?? ''}
            aria-label={t('journal.search')}
            value={text}
            onChange={(typed) => {
              setDayWanted(null);
              showPresent({ text: typed });
            }}
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
              choose(missedOnly ? rest : { ...rest, outcomes: ['missed'] });
            }}
          >
            <Icon name="missed" />
            {t('journal.missedOnly')}
          </Button>
          <WithoutTopic chosen={chosen} onChange={choose} />
          <p className={styles.found} role="status">
            {search !== null && <Found reading={reading} />}
          </p>
        </div>
        <FilterBar filter={chosen} onChange={choose}>
          <ViewsMenu
            filter={wantedOf(only, chosen, text)}
            look={look}
            view={view}
            onPick={(picked) => {
              setDayWanted(null);
              showPresent(picked === null ? everyCall : presentOf(picked));
              // A view is of the whole journal, not of those calls that a figure has led to.
              if (only !== null) location.hash = allLink;
            }}
            onSaved={(saved) => showPresent({ view: saved })}
            onRemoved={() => showPresent({ view: null })}
          />
          <ColumnsMenu look={look} onChange={change} />
          <GoToDay onGo={(day) => setDayWanted({ day })} />
          <TakingOut filter={filter} columns={columns} about={about} total={isCounted ? calls : null} />
          {canChoose && (
            <Button ref={chooseButton} aria-pressed={isChoosing} onClick={isChoosing ? leaveChoosing : choosing.begin}>
              {t('journal.choose.begin')}
            </Button>
          )}
          <BulkCorrect
            calls={ofCorrection}
            ticked={isChoosing && ticked.kind === 'some' ? ticked.callIds.size : null}
            isOpen={isCorrecting}
            onBegin={isChoosing ? null : () => setCorrecting('list')}
            onDone={(how) => {
              setCorrecting(null);
              if (how === 'begun') ticking.leave();
            }}
          />
        </FilterBar>
        {only !== null && <OnlyThese filter={only} allLink={allLink} />}
        {partial && <p className={styles.partial}>{t('filters.partial')}</p>}
        {!partial && !isLookedThrough && search !== null && isFound(search) && (
          <p className={styles.partial}>{t('journal.unsure')}</p>
        )}
        <DayTold wanted={dayWanted} reading={reading} />
        <p className={styles.unread} role="status">
          {unread !== null && t(`journal.${unread}`)}
        </p>
        {isChoosing && (
          <ChosenLine
            choosing={choosing}
            calls={isCounted ? calls : null}
            onCorrect={isCorrecting ? null : () => setCorrecting('chosen')}
            onLeave={leaveChoosing}
          />
        )}
        {calls > 0 && (
          <CallTable
            key={searched}
            reading={reading}
            need={need}
            columns={columns}
            group={look.group}
            dayWanted={dayWanted}
            openCallId={openCallId}
            choosing={canChoose ? choosing : null}
            linkTo={linkTo}
          />
        )}
        {calls === 0 && search !== null && unread === null && (
          <Nothing isSearch={paused !== '' || only !== null || hasMore(chosen)} isMissed={missedOnly} />
        )}
      </section>
      {openCallId !== null && <CallPage key={openCallId} callId={openCallId} listLink={linkTo(null)} linkTo={linkTo} />}
    </div>
  );
}

function wantedOf(only: OnlyFilter | null, chosen: JournalFilter, text: string): JournalFilter {
  return { ...(only === null ? {} : filterOf(only)), ...chosen, ...(text === '' ? {} : { text }) };
}

function isMissedOnly({ outcomes = [] }: JournalFilter): boolean {
  return outcomes.length === 1 && outcomes[0] === 'missed';
}

/** The search index has told which calls these are; those of some days are known without it. */
function isFound(search: JournalFilter): boolean {
  return Object.keys(search).some((key) => key !== 'period');
}

/** More than the button for missed calls says. */
function hasMore(chosen: JournalFilter): boolean {
  return (
    Object.keys(chosen).some((key) => key !== 'outcomes') || (chosen.outcomes !== undefined && !isMissedOnly(chosen))
  );
}

/** How many calls there are; before they are counted, that there are more than were read. */
function Found({ reading: { calls, isCounted } }: { readonly reading: JournalReading }) {
  const { t } = useWording();
  if (!isCounted) return t('journal.foundMore', { count: calls });
  return calls > 0 && t('journal.found', { count: calls });
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
