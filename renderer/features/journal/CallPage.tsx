import { useEffect, useRef } from 'react';
import type { JournalCall } from '#core/journal/entry.ts';
import { clockFace } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { overLineOf } from '../../state/lines.ts';
import { CorrectClass } from '../../ui/CorrectClass.tsx';
import { correctClassId } from '../../ui/noteFields.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { UrgentSign } from '../../ui/UrgentSign.tsx';
import styles from './CallPage.module.css';
import { CallSound } from './CallSound.tsx';
import { CorrectCall } from './correcting/CorrectCall.tsx';
import { Course } from './Course.tsx';
import { Heard } from './Heard.tsx';
import { Others } from './Others.tsx';
import { PlaybookThen } from './PlaybookThen.tsx';
import { useCallPage } from './useCallPage.ts';

interface CallPageProps {
  readonly callId: string;
  readonly listLink: string;
  readonly linkTo: (callId: string) => string;
}

/** Everything the journal keeps of one call, in words. */
export function CallPage({ callId, listLink, linkTo }: CallPageProps) {
  const { t } = useWording();
  const reading = useCallPage(callId);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current?.scrollTo(0, 0);
  }, [callId]);
  return (
    <section ref={page} className={styles.page} aria-label={t('journal.page.region')}>
      <a className={styles.close} href={listLink} aria-label={t('journal.page.close')}>
        <Icon name="cross" />
      </a>
      {reading.state === 'unread' && <p className={styles.gone}>{t('journal.notReadable')}</p>}
      {reading.state === 'gone' && <p className={styles.gone}>{t('journal.page.gone')}</p>}
      {reading.state === 'read' && <Told call={reading.call} />}
      {reading.state === 'read' && <Others key={callId} callId={callId} linkTo={linkTo} />}
    </section>
  );
}

function Told({ call }: { readonly call: JournalCall }) {
  const { entry, card, course, isWhole } = call;
  const wording = useWording();
  const { t, chip, kind, topic, outcome, cause, causeDetail, evidence } = wording;
  const number = entry.numberShown || entry.number;
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Name number={entry.name === '' && number !== ''}>{entry.name || number || t('call.who.withheld')}</Name>
        </h2>
        <p className={styles.facts}>
          <LineMark line={entry.line} />
          {entry.direction === 'out' && <span>{t('journal.outgoing')}</span>}
          {entry.company !== '' && <bdi>{entry.company}</bdi>}
          {number !== '' && (
            <NumberButton number={entry.number || number} shown={number} over={() => overLineOf(entry.line)} />
          )}
          {card !== null && card.verification !== 'not-said' && (
            <span>{t(`call.verification.${card.verification}`)}</span>
          )}
          {card !== null && <Heard card={card} cameAt={entry.invitedAt} />}
        </p>
        <UrgentSign word={entry.urgent} />
        <ClassChip of={entry.class}>{card === null ? kind(entry.class) : chip(card.classification)}</ClassChip>
        {card !== null && card.classification.evidence.length > 0 && (
          <ul className={styles.why} aria-label={t('call.why.label')}>
            {card.classification.evidence.map((one) => (
              <li key={`${one.kind} ${one.class}`}>{evidence(one)}</li>
            ))}
          </ul>
        )}
        <CorrectClass
          id={correctClassId(entry.callId)}
          callId={entry.callId}
          of={entry.class}
          from={card?.classification.correctedFrom}
        />
      </div>
      <p className={entry.outcome === 'missed' ? `${styles.outcome} ${styles.missed}` : styles.outcome}>
        <strong>
          {entry.outcome === 'missed' && <Icon name="missed" turned />}
          {outcome(entry.outcome)}
        </strong>{' '}
        {entry.cause !== null && cause(entry.cause, entry.direction)}
        {entry.cause !== null && causeDetail(entry.cause) !== '' && (
          <bdi dir="ltr" className={styles.detail}>
            {causeDetail(entry.cause)}
          </bdi>
        )}
      </p>
      {entry.transferredTo !== '' && (
        <p className={styles.handedOver}>
          {t(entry.transferResult === 'not-confirmed' ? 'call.transfer.passedOn' : 'call.transfer.handedOver', {
            name: entry.transferredTo,
          })}
        </p>
      )}
      {entry.callback === 'open' && <p className={styles.owed}>{t('journal.toCallBack')}</p>}
      <Times entry={entry} />
      <h3 className={styles.heading}>{t('call.topic.label')}</h3>
      <p>{entry.topic === '' ? t('call.topic.none') : <bdi>{topic(entry.topic, card?.guidance.topics)}</bdi>}</p>
      <h3 className={styles.heading}>{t('call.essence')}</h3>
      {entry.essence === '' ? (
        <p className={styles.soft}>{t('journal.page.noEssence')}</p>
      ) : (
        <p className={styles.essence} dir="auto">
          {entry.essence}
        </p>
      )}
      <CorrectCall call={call} />
      <PlaybookThen call={call} />
      <CallSound course={course} />
      <h3 className={styles.heading}>{t('journal.page.course')}</h3>
      {!isWhole && <p className={styles.broken}>{t('journal.page.broken')}</p>}
      <Course course={course} topics={card?.guidance.topics ?? []} direction={entry.direction} />
    </>
  );
}

function Times({ entry }: { readonly entry: JournalCall['entry'] }) {
  const { t, exactTime, longDay } = useWording();
  return (
    <dl className={styles.times} aria-label={t('journal.page.times')}>
      <div>
        <dt>{t('journal.page.came')}</dt>
        <dd>
          {longDay(entry.day)} <bdi dir="ltr">{exactTime(entry.invitedAt)}</bdi>
        </dd>
      </div>
      {entry.waitMs !== null && (
        <div>
          <dt>{t('journal.page.waited')}</dt>
          <dd>
            <bdi dir="ltr">{clockFace(entry.waitMs)}</bdi>
          </dd>
        </div>
      )}
      {entry.talkMs !== null && entry.talkMs > 0 && (
        <div>
          <dt>{t('journal.page.talked')}</dt>
          <dd>
            <bdi dir="ltr">{clockFace(entry.talkMs)}</bdi>
          </dd>
        </div>
      )}
      {entry.endedAt !== null && (
        <div>
          <dt>{t('journal.page.ended')}</dt>
          <dd>
            <bdi dir="ltr">{exactTime(entry.endedAt)}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}
