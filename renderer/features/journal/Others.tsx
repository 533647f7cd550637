import { useEffect, useState } from 'react';
import type { JournalLine } from '#core/journal/entry.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './CallPage.module.css';

interface OthersProps {
  readonly callId: string;
  readonly linkTo: (callId: string) => string;
}

interface Read {
  readonly lines: readonly JournalLine[];
  readonly more: boolean;
}

/** Read at a time: as many as fit beside the call. */
const pageLength = 8;

/** What else this number called, or was called, newest first. */
export function Others({ callId, linkTo }: OthersProps) {
  const { t, shortDay, time, outcome, topic } = useWording();
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isWanted = true;
    void pageBehind(callId, null).then((page) => {
      if (isWanted) setRead(page);
    });
    return () => {
      isWanted = false;
    };
  }, [callId]);
  if (read === null || read.lines.length === 0) return null;
  return (
    <section aria-label={t('journal.page.others')}>
      <h3 className={styles.heading}>{t('journal.page.others')}</h3>
      <ul className={styles.others}>
        {read.lines.map((line) => (
          <li key={line.callId}>
            <a href={linkTo(line.callId)}>
              {shortDay(line.day)} <bdi dir="ltr">{time(line.invitedAt)}</bdi>
            </a>{' '}
            <span>
              {line.direction === 'out' && `${t('journal.outgoing')}. `}
              {outcome(line.outcome)}
            </span>
            {line.topic !== '' && <bdi className={styles.soft}>{line.topicLabel || topic(line.topic)}</bdi>}
          </li>
        ))}
      </ul>
      {read.more && (
        <Button
          look="quiet"
          onClick={() => {
            const last = read.lines.at(-1);
            if (last === undefined) return;
            void pageBehind(callId, last.callId).then((page) => {
              if (page !== null) setRead({ lines: [...read.lines, ...page.lines], more: page.more });
            });
          }}
        >
          {t('journal.page.moreOthers')}
        </Button>
      )}
    </section>
  );
}

async function pageBehind(callId: string, behind: string | null): Promise<Read | null> {
  const answer = await ask('journal.others', { callId, behind, limit: pageLength });
  return answer.ok ? { lines: answer.value.entries, more: answer.value.more } : null;
}
