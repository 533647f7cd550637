import type { JournalCall } from '#core/journal/entry.ts';
import type { CallerCard } from '#core/caller/card.ts';
import { correctionWords, whoWords } from '../../i18n/correctionWords.ts';
import { calendarDay } from '../../i18n/formats.ts';
import type { Wording } from '../../i18n/wording.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { lastSecond } from '../../ui/second.ts';
import styles from './CallPage.module.css';

type Step = JournalCall['course'][number];
type Direction = JournalCall['entry']['direction'];
type Topics = CallerCard['guidance']['topics'];

interface CourseProps {
  readonly course: readonly Step[];
  readonly topics: Topics;
  readonly direction: Direction;
}

/** What happened, in order. A note is saved many times while it is typed: the last of a row of them is told. */
export function Course({ course, topics, direction }: CourseProps) {
  const wording = useWording();
  const firstDay = calendarDay(course[0]?.at ?? 0);
  const told = course.filter(({ body }, place) => {
    // They have places of their own on the page.
    if (body.kind === 'sound-measured') return false;
    if (body.kind === 'deviation-noted' || body.kind === 'deviation-explained') return false;
    const isNote = body.kind === 'essence-noted' || body.kind === 'topic-noted';
    return !isNote || course[place + 1]?.body.kind !== body.kind;
  });
  return (
    <ol className={styles.course} aria-label={wording.t('journal.page.course')}>
      {told.map((step, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps are appended and never change places
        <li key={place}>
          <span className={styles.at}>
            {calendarDay(step.at) !== firstDay && <span>{wording.shortDate(step.at, lastSecond())} </span>}
            <bdi dir="ltr">{wording.exactTime(step.at)}</bdi>
          </span>
          <span>{stepWords(step.body, topics, direction, wording)}</span>
        </li>
      ))}
    </ol>
  );
}

function stepWords(body: Step['body'], topics: Topics, direction: Direction, wording: Wording): string {
  const { t, who, chip, kind, cause, topic, target, shortDate, time } = wording;
  switch (body.kind) {
    case 'invited':
      if (body.direction === 'out') return t('journal.course.dialled', { number: body.numberShown || body.number });
      return body.dialled === ''
        ? t('journal.course.invited')
        : t('journal.course.invitedTo', { dialled: body.dialled });
    case 'recognised':
      return t('journal.course.recognised', { who: who(body.card), kind: chip(body.card.classification) });
    case 'held':
      return t(`journal.course.held.${body.by}`);
    case 'class-corrected':
      return [
        t(body.undone === true ? 'journal.course.correctionUndone' : 'journal.course.classCorrected', {
          from: kind(body.from),
          to: kind(body.to),
        }),
        ...whoWords(body, wording),
      ].join(' · ');
    case 'corrected':
      return correctionWords(body, topics, wording);
    case 'topic-noted':
      return body.topic === ''
        ? t('journal.course.topicCleared')
        : t('journal.course.topic-noted', { topic: topic(body.topic, topics) });
    case 'transfer-started':
      return body.target.at === 'call'
        ? t('telephony.together.course', { name: target(body.target) })
        : t(`journal.course.transfer-started.${body.how}`, { name: target(body.target) });
    case 'transfer-hastened':
      return t(`journal.course.transfer-hastened.${body.how}`, { name: target(body.target) });
    case 'target-answered':
      return t('journal.course.target-answered', { name: target(body.target) });
    case 'conference-started':
    case 'conference-ended':
      return t(`telephony.conference.course.${body.kind}`, { name: target(body.target) });
    case 'transfer-ended':
      return body.result === 'taken'
        ? t('call.transfer.handedOver', { name: target(body.target) })
        : t('journal.course.transfer-ended', {
            name: target(body.target),
            result: t(`call.transfer.result.${body.result}`),
          });
    case 'park-ended':
      return t(`telephony.park.course.${body.why}`);
    case 'callback-due':
      return t('journal.course.callback-due', { time: `${shortDate(body.dueAt, body.dueAt)}, ${time(body.dueAt)}` });
    case 'callback-closed':
      return t(`journal.course.callback-closed.${body.why}`);
    case 'question-asked':
      return t(body.asked ? 'playbook.course.asked' : 'playbook.course.notAsked', { question: body.question });
    case 'promise-given':
      return t('playbook.promise.given', { when: `${shortDate(body.dueAt, body.dueAt)}, ${time(body.dueAt)}` });
    case 'urgency-noted':
      return body.word === '' ? t('playbook.urgent.over') : t('playbook.urgent.sign', { word: body.word });
    case 'deviation-noted':
    case 'deviation-explained':
      return '';
    case 'ended':
      return cause(body.cause, direction);
    case 'answered':
      return t(direction === 'out' ? 'journal.course.answeredByOther' : 'journal.course.answered');
    case 'sound-measured':
      return '';
    case 'person-erased':
      return t(`privacy.erased.${body.why}`);
    case 'forgery-forgotten':
      return t('identity.forged.forgotten');
    case 'rang':
    case 'callback-tried':
    case 'resumed':
    case 'essence-noted':
      return t(`journal.course.${body.kind}`);
  }
}
