import { useEffect, useState, useSyncExternalStore } from 'react';
import { calendarDay } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { promiseButtonId } from '../../ui/noteFields.ts';
import { lastSecond, onSecond } from '../../ui/second.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './Promise.module.css';

interface PromiseLineProps {
  readonly callId: string;
  /** Minutes of work within which the playbook promises an answer; null: it promises nothing. */
  readonly minutes: number | null;
  /** By when one was promised; null: none. */
  readonly given: number | null;
  readonly hasKeys: boolean;
}

/** By when an answer can be promised, by the office's hours, and the promise itself. */
export function PromiseLine({ callId, minutes, given, hasKeys }: PromiseLineProps) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('promise');
  const whenWords = useWhenWords();
  const [isOpen, setOpen] = useState(false);
  const due = useDue(minutes, given === null || isOpen);
  const give = (dueAt: number) => {
    setOpen(false);
    wish('call.promise', { callId, dueAt });
  };
  if (isOpen)
    return <OtherTime start={given ?? due ?? lastSecond() + hourMs} onGiven={give} onLeft={() => setOpen(false)} />;
  if (given !== null)
    return (
      <div className={styles.promise}>
        <p className={styles.given}>{t('playbook.promise.given', { when: whenWords(given) })}</p>
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t('playbook.promise.change')}
        </Button>
      </div>
    );
  return (
    <div className={styles.promise}>
      {due !== null && <p>{t('playbook.promise.can', { when: whenWords(due) })}</p>}
      <Button
        id={promiseButtonId(callId)}
        look={due === null ? 'quiet' : 'plain'}
        aria-keyshortcuts={hasKeys ? key.shortcuts : undefined}
        onClick={() => (due === null ? setOpen(true) : give(due))}
      >
        {t(due === null ? 'playbook.promise.any' : 'playbook.promise.give')}
        {hasKeys && <KeyCap>{key.cap}</KeyCap>}
      </Button>
      {due !== null && (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t('playbook.promise.other')}
        </Button>
      )}
    </div>
  );
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Epoch milliseconds, of a whole minute; null: nothing is promised, or it is not known yet. Asked anew each minute. */
function useDue(minutes: number | null, isWanted: boolean): number | null {
  const [due, setDue] = useState<{ readonly minutes: number; readonly at: number } | null>(null);
  const minuteNow = useSyncExternalStore(onSecond, () => Math.floor(lastSecond() / minuteMs));
  useEffect(() => {
    if (minutes === null || !isWanted) return;
    let isStale = false;
    void ask('playbooks.due', { minutes }).then((answer) => {
      if (isStale || !answer.ok || answer.value.dueAt === null) return;
      setDue({ minutes, at: Math.ceil(answer.value.dueAt / minuteMs) * minuteMs });
    });
    return () => {
      isStale = true;
    };
  }, [minutes, isWanted, minuteNow]);
  return minutes !== null && due?.minutes === minutes ? due.at : null;
}

function useWhenWords(): (at: number) => string {
  const { time, shortDate } = useWording();
  return (at) => {
    const now = lastSecond();
    return calendarDay(at) === calendarDay(now) ? time(at) : `${shortDate(at, now)}, ${time(at)}`;
  };
}

interface OtherTimeProps {
  readonly start: number;
  readonly onGiven: (dueAt: number) => void;
  readonly onLeft: () => void;
}

function OtherTime({ start, onGiven, onLeft }: OtherTimeProps) {
  const { t } = useWording();
  const [text, setText] = useState(() => fieldText(start));
  const dueAt = Date.parse(text);
  const isPossible = !Number.isNaN(dueAt) && dueAt > lastSecond() - minuteMs;
  return (
    <form
      className={styles.promise}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) onGiven(dueAt);
      }}
    >
      <input
        className={styles.time}
        type="datetime-local"
        aria-label={t('playbook.promise.time')}
        aria-invalid={isPossible ? undefined : true}
        value={text}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has just gone
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onLeft()}
        onChange={({ target }) => setText(target.value)}
      />
      <Button submits disabled={!isPossible}>
        {t('playbook.promise.give')}
      </Button>
      <Button look="quiet" onClick={onLeft}>
        {t('playbook.promise.leave')}
      </Button>
    </form>
  );
}

/** As the browser's field wants it: wall-clock time where the desk stands. */
function fieldText(at: number): string {
  const date = new Date(at);
  return `${calendarDay(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
