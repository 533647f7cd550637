import { memo } from 'react';
import type { JournalLine } from '#core/journal/entry.ts';
import { clockFace } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { overLineOf } from '../../state/lines.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { UrgentSign } from '../../ui/UrgentSign.tsx';
import styles from './CallTable.module.css';
import { Marked } from './Marked.tsx';

interface CallRowProps {
  readonly entry: JournalLine;
  readonly link: string;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly onReached: (callId: string) => void;
}

/** One call in the list. The whole line opens its page; the link is its name. */
export const CallRow = memo(function CallRow({ entry, link, isOpen, isTabStop, onReached }: CallRowProps) {
  const { t, time, kind, outcome, topic } = useWording();
  const isMissed = entry.outcome === 'missed';
  const number = entry.numberShown || entry.number;
  const name = entry.name || number || t('call.who.withheld');
  return (
    <div
      className={[styles.call, isMissed ? styles.missed : '', isOpen ? styles.open : ''].join(' ')}
      role="presentation"
    >
      <time className={styles.time} role="cell">
        {time(entry.invitedAt)}
      </time>
      <span className={styles.outcome} role="cell">
        {isMissed && <Icon name="missed" turned />}
        {entry.direction === 'out' && (
          <>
            <Icon name="left" turned />
            <Hidden>{t('journal.outgoing')}.</Hidden>
          </>
        )}
        {outcome(entry.outcome)}
        {entry.callback === 'open' && <small className={styles.owed}>{t('journal.toCallBack')}</small>}
      </span>
      <span className={styles.caller} role="cell">
        <a
          className={styles.link}
          href={link}
          aria-current={isOpen ? 'true' : undefined}
          tabIndex={isTabStop ? 0 : -1}
          data-call={entry.callId}
          dir={entry.name === '' && number !== '' ? 'ltr' : 'auto'}
          onFocus={() => onReached(entry.callId)}
        >
          {entry.name === '' ? name : <Marked text={entry.name} field="name" found={entry.found} />}
        </a>
        <span className={styles.under}>
          {entry.name !== '' && number !== '' && (
            <NumberButton
              number={entry.number || number}
              shown={number}
              tabIndex={-1}
              over={() => overLineOf(entry.line)}
            />
          )}
          <LineMark line={entry.line} />
          {entry.company !== '' && (
            <bdi>
              <Marked text={entry.company} field="company" found={entry.found} />
            </bdi>
          )}
        </span>
      </span>
      <span className={styles.kind} role="cell">
        <ClassChip of={entry.class}>{kind(entry.class)}</ClassChip>
      </span>
      <span className={styles.note} role="cell">
        {entry.urgent !== '' && <UrgentSign word={entry.urgent} />}
        {entry.topic !== '' && <bdi className={styles.topic}>{topic(entry.topic)}</bdi>}
        {entry.transferredTo === '' ? (
          entry.essence !== '' && (
            <span className={styles.essence} dir="auto">
              <Marked text={entry.essence} field="essence" found={entry.found} />
            </span>
          )
        ) : (
          <span className={styles.essence}>
            <span className={styles.handedOver}>{t('call.transfer.handedOver', { name: entry.transferredTo })}.</span>{' '}
            <bdi>
              <Marked text={entry.essence} field="essence" found={entry.found} />
            </bdi>
          </span>
        )}
      </span>
      <span className={styles.wait} role="cell">
        {entry.waitMs !== null && <bdi dir="ltr">{clockFace(entry.waitMs)}</bdi>}
      </span>
      <span className={styles.talk} role="cell">
        {entry.talkMs !== null && entry.talkMs > 0 && <bdi dir="ltr">{clockFace(entry.talkMs)}</bdi>}
      </span>
    </div>
  );
});
