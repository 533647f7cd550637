import type { RoutingRule } from '../caller/company.ts';
import type { InLanguages, Playbook } from './playbook.ts';

/** Whom a playbook names, as rules: each topic with targets of its own, then those for every topic. */
export function routingOf(playbook: Playbook): RoutingRule[] {
  const rules: RoutingRule[] = playbook.topics
    .filter(({ targets, retired }) => targets.length > 0 && retired !== true)
    .map(({ topic, targets }) => ({ class: playbook.class, topics: [topic], targets }));
  return playbook.targets.length === 0
    ? rules
    : [...rules, { class: playbook.class, topics: [], targets: playbook.targets }];
}

/** Without questions that were begun and not written in any language. */
export function tidyPlaybook(playbook: Playbook): Playbook {
  return {
    ...playbook,
    questions: playbook.questions.filter(isWritten),
    topics: playbook.topics.map((topic) => ({ ...topic, questions: topic.questions.filter(isWritten) })),
  };
}

function isWritten(text: InLanguages): boolean {
  return Object.values(text).some((written) => written.trim() !== '');
}

/** A playbook with the targets that the office's own rules name for its class. */
export function withRouting(playbook: Playbook, routing: readonly RoutingRule[]): Playbook {
  const own = routing.filter((rule) => rule.class === playbook.class);
  const forTopic = (topic: string) => own.find(({ topics }) => topics.includes(topic))?.targets ?? [];
  return {
    ...playbook,
    targets: own.find(({ topics }) => topics.length === 0)?.targets ?? playbook.targets,
    topics: playbook.topics.map((topic) => {
      const targets = forTopic(topic.topic);
      return targets.length === 0 ? topic : { ...topic, targets };
    }),
  };
}
