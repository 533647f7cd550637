import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Language } from '#core/caller/company.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { type InLanguages, noText } from '#core/routing/playbook.ts';
import type { TopicName, TopicsOfClass, TopicsView } from '#core/routing/topics.ts';

/** The section as it is typed. */
export interface TopicsDraft {
  readonly classes: readonly TopicsOfClass[];
  readonly names: readonly TopicName[];
}

export function topicsDraftOf({ classes, names }: TopicsView): TopicsDraft {
  return { classes, names };
}

/** What the desk calls a topic; its key where it has no name. */
export function nameIn(names: readonly TopicName[], topic: string, desk: Language): string {
  const label = names.find((one) => one.topic === topic)?.label;
  return (label === undefined ? '' : (inLanguage(label, desk, desk)?.text ?? '')) || topic;
}

/** Classes that offer it. */
export function offeredTo({ classes }: TopicsDraft, topic: string): readonly CallerClass[] {
  return classes
    .filter(({ topics }) => topics.some((one) => one.topic === topic && !one.retired))
    .map((one) => one.class);
}

/** The draft with a topic offered to these classes and to no others; where it was it stays, retired. */
export function offeredIn(draft: TopicsDraft, topic: string, to: readonly CallerClass[]): TopicsDraft {
  return {
    ...draft,
    classes: draft.classes.map((one) => {
      const isWanted = to.includes(one.class);
      const isListed = one.topics.some((place) => place.topic === topic);
      if (!isListed) return isWanted ? { ...one, topics: [...one.topics, { topic, retired: false }] } : one;
      const topics = one.topics.map((place) => (place.topic === topic ? { topic, retired: !isWanted } : place));
      return { ...one, topics };
    }),
  };
}

export function renamed(draft: TopicsDraft, topic: string, label: InLanguages): TopicsDraft {
  return { ...draft, names: draft.names.map((one) => (one.topic === topic ? { topic, label } : one)) };
}

/** A new topic, or one that was typed by hand, at the end of a class's list. It is kept in the journal under this very text. */
export function added(draft: TopicsDraft, topic: string, to: CallerClass, language: Language): TopicsDraft {
  const isKnown = draft.names.some((one) => one.topic === topic);
  const names = isKnown ? draft.names : [...draft.names, { topic, label: { ...noText, [language]: topic } }];
  const now = offeredTo(draft, topic);
  return offeredIn({ ...draft, names }, topic, now.includes(to) ? now : [...now, to]);
}

/** One place nearer to the beginning among those that are offered. */
export function earlier(draft: TopicsDraft, of: CallerClass, topic: string): TopicsDraft {
  return {
    ...draft,
    classes: draft.classes.map((one) => {
      if (one.class !== of) return one;
      const place = one.topics.findIndex((known) => known.topic === topic);
      const above = one.topics.findLastIndex((known, nth) => nth < place && !known.retired);
      const own = one.topics[place];
      if (own === undefined || above === -1) return one;
      return { ...one, topics: one.topics.toSpliced(place, 1).toSpliced(above, 0, own) };
    }),
  };
}
