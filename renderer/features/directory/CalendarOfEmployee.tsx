import { useEffect, useState } from 'react';
import type { CalendarSpan, CalendarView } from '#core/calendar/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { useToday } from '../../ui/useToday.ts';
import styles from './CalendarOfEmployee.module.css';

const shown = 6;

/** An employee's calendar: chosen here, read at once, and what it says, which only the calendar can change. */
export function CalendarOfEmployee({ employeeId }: { readonly employeeId: string }) {
  const { t } = useWording();
  const [view, setView] = useState<CalendarView | null>(null);
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'still' | 'reading' | 'failed'>('still');

  useEffect(() => {
    let isOpen = true;
    void ask('calendar.read', { employeeId }).then((answer) => {
      if (!answer.ok || !isOpen) return;
      setView(answer.value);
      setTyped(answer.value.address);
    });
    return () => {
      isOpen = false;
    };
  }, [employeeId]);

  async function choose(address: string): Promise<void> {
    setState('reading');
    const answer = await ask('calendar.choose', { employeeId, address });
    setState(answer.ok ? 'still' : 'failed');
    if (!answer.ok) return;
    setView(answer.value);
    setTyped(answer.value.address);
  }

  if (view === null) return null;
  return (
    <div className={panel.group} role="group" aria-label={t('outside.calendar.heading')}>
      <h3 className={panel.groupHeading}>{t('outside.calendar.heading')}</h3>
      <TextField
        label={t('outside.calendar.address')}
        value={typed}
        dir="ltr"
        inputMode="url"
        maxLength={2_000}
        spellCheck={false}
        hint={t('outside.calendar.hint')}
        onChange={setTyped}
      />
      <div className={styles.acts}>
        <Button disabled={state === 'reading' || typed.trim() === ''} onClick={() => void choose(typed)}>
          {t('outside.calendar.use')}
        </Button>
        {view.address !== '' && (
          <Button look="quiet" disabled={state === 'reading'} onClick={() => void choose('')}>
            {t('outside.calendar.stop')}
          </Button>
        )}
      </div>
      <div role="status" className={styles.told}>
        {state === 'reading' && <p>{t('outside.calendar.reading')}</p>}
        {state === 'failed' && <p className={styles.bad}>{t('outside.notAsked')}</p>}
        {state === 'still' && <Standing view={view} />}
      </div>
    </div>
  );
}

function Standing({ view: { address, readAt, failing, spans } }: { readonly view: CalendarView }) {
  const { t, time, shortDate } = useWording();
  const today = Date.parse(useToday());
  if (address === '') return null;
  const when = (at: number) => ({ date: shortDate(at, today), time: time(at) });
  return (
    <>
      {failing !== null && (
        <p className={styles.bad}>
          {t(`outside.calendar.reason.${failing.fault}`)}
          {failing.fault !== 'bad-address' && ` ${t('outside.calendar.failing', when(failing.since))}`}
        </p>
      )}
      {readAt !== null && <p className={panel.soft}>{t('outside.calendar.read', when(readAt))}</p>}
      {readAt !== null && spans.length === 0 && <p>{t('outside.calendar.nothing')}</p>}
      <ul className={styles.spans}>
        {spans.slice(0, shown).map((span) => (
          <li key={`${span.from} ${span.until} ${span.note}`}>
            <Span span={span} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Span({ span: { from, until, kind, note } }: { readonly span: CalendarSpan }) {
  const { t, time, shortDate } = useWording();
  const today = Date.parse(useToday());
  const isWhole = time(from) === '00:00' && time(until) === '00:00';
  const first = shortDate(from, today);
  // The last instant that still belongs to it.
  const last = shortDate(until - 1, today);
  const days = first === last ? first : t('outside.calendar.fromTo', { from: first, to: last });
  const hours = t('outside.calendar.fromTo', { from: time(from), to: time(until) });
  return (
    <>
      <bdi>{isWhole ? days : `${days}, ${hours}`}</bdi>
      <bdi>{note === '' ? t(`outside.calendar.${kind}`) : note}</bdi>
    </>
  );
}
