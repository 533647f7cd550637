import type { Language } from '../caller/company.ts';
import type { InLanguages, Playbook, PlaybookSteps, PlaybookTarget, WhenAway } from './playbook.ts';

/** One change from a version to another, to be worded by the page. `topic`: its key; '' for the whole class. */
export type Difference = { readonly topic: string } & (
  | { readonly kind: 'greeting'; readonly language: Language; readonly before: string; readonly after: string }
  | { readonly kind: 'question-added' | 'question-removed'; readonly question: InLanguages }
  | { readonly kind: 'questions-moved' }
  | { readonly kind: 'promise' | 'answer-time'; readonly before: number | null; readonly after: number | null }
  | {
      readonly kind: 'targets' | 'urgent-targets';
      /** Employee ids in order. */
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly kind: 'windows'; readonly employeeId: string }
  | { readonly kind: 'when-away'; readonly before: WhenAway | null; readonly after: WhenAway | null }
  | {
      readonly kind: 'topic-added' | 'topic-removed' | 'topic-retired' | 'topic-brought-back';
      readonly label: InLanguages;
    }
  | { readonly kind: 'topic-label'; readonly before: InLanguages; readonly after: InLanguages }
  | { readonly kind: 'topics-moved' }
  | {
      readonly kind: 'urgent-words';
      readonly language: Language;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
);

const languages: readonly Language[] = ['en', 'uk', 'ru', 'ar'];

/** What is different in `after`, in the order in which it stands in a playbook; nothing for the same. */
export function differences(before: Playbook, after: Playbook): Difference[] {
  const topicsBefore = new Map(before.topics.map((topic) => [topic.topic, topic]));
  const topicsAfter = new Map(after.topics.map((topic) => [topic.topic, topic]));
  return [
    ...ofSteps('', before, after),
    ...(before.answerSeconds === after.answerSeconds
      ? []
      : [
          {
            kind: 'answer-time' as const,
            topic: '',
            before: before.answerSeconds,
            after: after.answerSeconds,
          },
        ]),
    ...ofUrgency(before, after),
    ...before.topics.flatMap(({ topic, label }): Difference[] =>
      topicsAfter.has(topic) ? [] : [{ kind: 'topic-removed', topic, label }],
    ),
    ...after.topics.flatMap((topic): Difference[] => {
      const was = topicsBefore.get(topic.topic);
      if (was === undefined) return [{ kind: 'topic-added', topic: topic.topic, label: topic.label }];
      const label: Difference[] = isSame(was.label, topic.label)
        ? []
        : [{ kind: 'topic-label', topic: topic.topic, before: was.label, after: topic.label }];
      const kind = topic.retired === true ? 'topic-retired' : 'topic-brought-back';
      const use: Difference[] = was.retired === topic.retired ? [] : [{ kind, topic: topic.topic, label: topic.label }];
      return [...label, ...use, ...ofSteps(topic.topic, was, topic)];
    }),
    ...(isSame(shared(before.topics, topicsAfter), shared(after.topics, topicsBefore))
      ? []
      : [{ kind: 'topics-moved' as const, topic: '' }]),
  ];
}

function ofSteps(topic: string, before: PlaybookSteps, after: PlaybookSteps): Difference[] {
  return [
    ...languages
      .filter((language) => before.greeting[language] !== after.greeting[language])
      .map((language): Difference => ({
        kind: 'greeting',
        topic,
        language,
        before: before.greeting[language],
        after: after.greeting[language],
      })),
    ...ofQuestions(topic, before.questions, after.questions),
    ...(before.promiseMinutes === after.promiseMinutes
      ? []
      : [{ kind: 'promise' as const, topic, before: before.promiseMinutes, after: after.promiseMinutes }]),
    ...ofTargets(topic, before.targets, after.targets),
    ...(isSame(before.whenAway, after.whenAway)
      ? []
      : [{ kind: 'when-away' as const, topic, before: before.whenAway, after: after.whenAway }]),
  ];
}

function ofQuestions(topic: string, before: readonly InLanguages[], after: readonly InLanguages[]): Difference[] {
  const has = (all: readonly InLanguages[], one: InLanguages) => all.some((other) => isSame(one, other));
  const removed = before.filter((question) => !has(after, question));
  const added = after.filter((question) => !has(before, question));
  const stayed = (all: readonly InLanguages[], others: readonly InLanguages[]) => all.filter((one) => has(others, one));
  return [
    ...removed.map((question): Difference => ({ kind: 'question-removed', topic, question })),
    ...added.map((question): Difference => ({ kind: 'question-added', topic, question })),
    ...(isSame(stayed(before, after), stayed(after, before)) ? [] : [{ kind: 'questions-moved' as const, topic }]),
  ];
}

function ofTargets(topic: string, before: readonly PlaybookTarget[], after: readonly PlaybookTarget[]): Difference[] {
  const order: Difference[] = isSame(ids(before), ids(after))
    ? []
    : [{ kind: 'targets', topic, before: ids(before), after: ids(after) }];
  const windows = after.flatMap(({ employeeId, windows: now }): Difference[] => {
    const was = before.find((target) => target.employeeId === employeeId);
    return was === undefined || isSame(was.windows, now) ? [] : [{ kind: 'windows', topic, employeeId }];
  });
  return [...order, ...windows];
}

function ofUrgency({ urgent: before }: Playbook, { urgent: after }: Playbook): Difference[] {
  const words = languages.flatMap((language): Difference[] => {
    const added = after.words[language].filter((word) => !before.words[language].includes(word));
    const removed = before.words[language].filter((word) => !after.words[language].includes(word));
    return added.length + removed.length === 0 ? [] : [{ kind: 'urgent-words', topic: '', language, added, removed }];
  });
  return isSame(before.targets, after.targets)
    ? words
    : [...words, { kind: 'urgent-targets', topic: '', before: before.targets, after: after.targets }];
}

function shared(topics: Playbook['topics'], others: ReadonlyMap<string, unknown>): string[] {
  return topics.map(({ topic }) => topic).filter((topic) => others.has(topic));
}

function ids(targets: readonly PlaybookTarget[]): string[] {
  return targets.map(({ employeeId }) => employeeId);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
