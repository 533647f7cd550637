import type { AwayAdvice, Guidance, TopicGuidance } from '../caller/card.ts';
import type { CallerClass } from '../caller/callerClass.ts';
import type { Language, PublicNumber } from '../caller/company.ts';
import { inLanguage } from './inLanguage.ts';
import {
  type InLanguages,
  type Playbook,
  type PlaybookSteps,
  type PlaybookTopic,
  type Playbooks,
  type WhenAway,
  noText,
} from './playbook.ts';

export interface GuidanceOptions {
  /** Put in place of `{{company}}`. */
  readonly companyName: string;
  /** Language of the desk, for topics. */
  readonly desk: Language;
  /** Language to speak with the caller, for greeting and questions. */
  readonly caller: Language;
  /** Of the dialled number: said instead of the class's, where it is written in the caller's language. */
  readonly ofNumber?: PublicNumber['greeting'];
  /** An employee's name; null for nobody. */
  readonly nameOf: (employeeId: string) => string | null;
}

/**
 * What to say and ask, in the caller's language as far as it is written there. A class without a playbook is served by that of
 * "unknown"; without that one too there is nothing to say.
 */
export function guidanceFor(playbooks: Playbooks, cls: CallerClass, options: GuidanceOptions): Guidance {
  const playbook = playbookFor(playbooks, cls);
  return playbook === undefined
    ? { playbookVersion: 0, language: options.caller, greeting: '', questions: [], topics: [] }
    : guidanceOf(playbook, options);
}

/** A class without a playbook is served by that of "unknown". */
export function playbookFor(playbooks: Playbooks, cls: CallerClass): Playbook | undefined {
  return playbookOf(playbooks, cls) ?? playbookOf(playbooks, 'unknown');
}

/** What one playbook says, as on the card. */
export function guidanceOf(playbook: Playbook, options: GuidanceOptions): Guidance {
  const { desk, caller } = options;
  const ofNumber = options.ofNumber?.[caller] ?? '';
  const greeting = said(ofNumber === '' ? playbook.greeting : { ...noText, [caller]: ofNumber }, options);
  const { answerSeconds } = playbook;
  return {
    playbookVersion: playbook.version,
    language: greeting?.language ?? caller,
    ...(greeting === null || greeting.language === caller ? {} : { caller }),
    greeting: greeting?.text ?? '',
    questions: questionsOf(playbook, options),
    topics: playbook.topics.filter(({ retired }) => retired !== true).map((topic) => topicOf(topic, options, desk)),
    ...promised(playbook),
    ...(answerSeconds === null ? {} : { answerSeconds }),
    ...adviceWhenAway(playbook.whenAway, options),
  };
}

function topicOf(topic: PlaybookTopic, options: GuidanceOptions, desk: Language): TopicGuidance {
  const say = said(topic.greeting, options);
  const questions = questionsOf(topic, options);
  return {
    topic: topic.topic,
    label: inLanguage(topic.label, desk, desk)?.text ?? topic.topic,
    ...(say === null ? {} : { say }),
    ...(questions.length === 0 ? {} : { questions }),
    ...promised(topic),
    ...adviceWhenAway(topic.whenAway, options),
  };
}

function promised({ promiseMinutes }: PlaybookSteps): { promiseMinutes?: number } {
  return promiseMinutes === null ? {} : { promiseMinutes };
}

function questionsOf({ questions }: PlaybookSteps, options: GuidanceOptions): string[] {
  return questions.flatMap((question) => said(question, options)?.text ?? []);
}

function adviceWhenAway(whenAway: WhenAway | null, options: GuidanceOptions): { whenAway?: AwayAdvice } {
  switch (whenAway?.kind) {
    case undefined:
      return {};
    case 'message':
      return { whenAway };
    case 'voicemail':
    case 'mobile': {
      const name = options.nameOf(whenAway.employeeId);
      return name === null ? {} : { whenAway: { ...whenAway, name } };
    }
    case 'say': {
      const sentence = said(whenAway.text, options);
      return sentence === null ? {} : { whenAway: { kind: 'say', ...sentence } };
    }
  }
}

function said(text: InLanguages, { caller, desk, companyName }: GuidanceOptions) {
  const found = inLanguage(text, caller, desk);
  return found === null ? null : { text: withCompany(found.text, companyName), language: found.language };
}

function playbookOf(playbooks: Playbooks, cls: CallerClass): Playbook | undefined {
  return playbooks.playbooks.find((playbook) => playbook.class === cls);
}

/** An office without a name leaves no hole: "Hello, {{company}}." becomes "Hello." */
function withCompany(text: string, companyName: string): string {
  return companyName === ''
    ? text.replace(/[,،]?\s*\{\{company\}\}/g, '')
    : text.replaceAll('{{company}}', () => companyName);
}
