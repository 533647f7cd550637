import { type InLanguages, Playbook, type PlaybookTopic, noText } from '#core/routing/playbook.ts';
import { blankTopic } from '#core/deviations/proposals.ts';

/** A playbook that says nothing yet, with what a test is about. */
export function playbookOf(changes: Partial<Playbook> = {}): Playbook {
  return { ...Playbook.parse({ class: 'client', version: 1, topics: [] }), ...changes };
}

export function topicOf(topic: string, changes: Partial<PlaybookTopic> = {}): PlaybookTopic {
  return { ...blankTopic(topic, { ...noText, en: topic }), ...changes };
}

export function text(texts: Partial<InLanguages>): InLanguages {
  return { ...noText, ...texts };
}
