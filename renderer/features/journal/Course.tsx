import type { JournalCall } from '#core/journal/entry.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { Wording } from '../../i18n/wording.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './CallPage.module.css';

type Step = JournalCall['course'][number];
type Topics = CallerCard['guidance']['topics'];

interface CourseProps {
  readonly course: readonly Step[];
  readonly topics: Topics;
}

/** What happened, in order. A note is saved many times while it is typed: the last of a row of them is told. */
export function Course({ course, topics }: CourseProps) {
  const wording = useWording();
  const told = course.filter(({ body }, place) => {
    const isNote = body.kind === 'essence-noted' || body.kind === 'topic-noted';
    return !isNote || course[place + 1]?.body.kind !== body.kind;
  });
  return (
    <ol className={styles.course}>
      {told.map((step, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps are appended and never change places
        <li key={place}>
          <bdi dir="ltr" className={styles.at}>
            {wording.exactTime(step.at)}
          </bdi>
          <span>{stepWords(step.body, topics, wording)}</span>
        </li>
      ))}
    </ol>
  );
}

function stepWords(body: Step['body'], topics: Topics, { t, who, chip, cause, topic }: Wording): string {
  switch (body.kind) {
    case 'invited':
      return body.dialled === ''
        ? t('journal.course.invited')
        : t('journal.course.invitedTo', { dialled: body.dialled });
    case 'recognised':
      return t('journal.course.recognised', { who: who(body.card), kind: chip(body.card.classification) });
    case 'held':
      return t(`journal.course.held.${body.by}`);
    case 'topic-noted':
      return body.topic === ''
        ? t('journal.course.topicCleared')
        : t('journal.course.topic-noted', { topic: topic(body.topic, topics) });
    case 'ended':
      return cause(body.cause);
    case 'rang':
    case 'answered':
    case 'resumed':
    case 'essence-noted':
      return t(`journal.course.${body.kind}`);
  }
}
