import type { Guidance } from '../caller/card.ts';
import type { CallerClass } from '../caller/callerClass.ts';
import type { Language, PublicNumber } from '../caller/company.ts';
import type { Playbook, Playbooks } from './playbook.ts';

export interface GuidanceOptions {
  /** Put in place of `{{company}}`. */
  readonly companyName: string;
  /** Language of the desk, for topics. */
  readonly desk: Language;
  /** Language to speak with the caller, for greeting and questions. */
  readonly caller: Language;
  /** Of the dialled number: said instead of the class's, where it is written in the caller's language. */
  readonly ofNumber?: PublicNumber['greeting'];
}

/** What to say and ask. A class without a playbook is served by that of "unknown"; without that one too there is nothing to say. */
export function guidanceFor(playbooks: Playbooks, cls: CallerClass, options: GuidanceOptions): Guidance {
  const { companyName, desk, caller } = options;
  const playbook = playbookOf(playbooks, cls) ?? playbookOf(playbooks, 'unknown');
  return {
    playbookVersion: playbook?.version ?? 0,
    language: caller,
    greeting: withCompany(options.ofNumber?.[caller] || (playbook?.greeting[caller] ?? ''), companyName),
    questions: playbook?.questions.map((question) => withCompany(question[caller], companyName)) ?? [],
    topics: playbook?.topics.map(({ topic, label }) => ({ topic, label: label[desk] })) ?? [],
  };
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
