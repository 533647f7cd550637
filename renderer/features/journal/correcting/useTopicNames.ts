import { useEffect, useState } from 'react';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';

export interface NamedTopic {
  readonly topic: string;
  readonly name: string;
}

/** Topics that are offered to any kind of caller, by name; read when it is wanted. */
export function useTopicNames(isWanted: boolean): readonly NamedTopic[] {
  const desk = useDesk((slice) => slice.preferences.language);
  const [topics, setTopics] = useState<readonly NamedTopic[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    void ask('topics.read', {}).then((answer) => {
      if (!answer.ok) return;
      const { classes, names } = answer.value;
      const offered = new Set(
        classes.flatMap((one) => one.topics.filter(({ retired }) => !retired).map(({ topic }) => topic)),
      );
      const named = names
        .filter(({ topic }) => offered.has(topic))
        .map(({ topic, label }) => ({ topic, name: inLanguage(label, desk, desk)?.text ?? topic }));
      setTopics(named.toSorted((a, b) => a.name.localeCompare(b.name, desk)));
    });
  }, [isWanted, desk]);
  return topics;
}
