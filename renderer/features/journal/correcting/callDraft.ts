import type { Correction } from '#core/journal/correction.ts';
import type { JournalEntry } from '#core/journal/entry.ts';
import type { NamedTopic } from './useTopicNames.ts';

/** A call's line as it is typed; the topic by its name. */
export interface CallDraft {
  readonly topic: string;
  readonly essence: string;
  readonly name: string;
  readonly company: string;
  readonly class: string;
  readonly transferredTo: string;
}

interface Known {
  readonly topics: readonly NamedTopic[];
  readonly employees: readonly { readonly employeeId: string; readonly name: string }[];
}

export function draftOf(entry: JournalEntry, topic: string): CallDraft {
  const { essence, name, company, class: of, transferredTo } = entry;
  return { topic, essence, name, company, class: of, transferredTo };
}

/** Each field that differs, as a correction; a name that is known is taken for what is known by it. */
export function corrections(draft: CallDraft, before: CallDraft, { topics, employees }: Known): readonly Correction[] {
  const differs = (key: keyof CallDraft): boolean => draft[key].trim() !== before[key].trim();
  const topic = topics.find(({ name }) => isSame(name, draft.topic))?.topic ?? draft.topic.trim();
  const employee = employees.find(({ name }) => isSame(name, draft.transferredTo));
  return [
    ...(differs('topic') ? [{ field: 'topic' as const, to: topic }] : []),
    ...(draft.essence === before.essence ? [] : [{ field: 'essence' as const, to: draft.essence }]),
    ...(differs('name') ? [{ field: 'name' as const, to: draft.name }] : []),
    ...(differs('company') ? [{ field: 'company' as const, to: draft.company }] : []),
    ...(differs('transferredTo')
      ? [
          {
            field: 'transferredTo' as const,
            to: employee?.name ?? draft.transferredTo,
            employeeId: employee?.employeeId ?? null,
          },
        ]
      : []),
    ...(draft.class === before.class ? [] : [{ field: 'class' as const, to: draft.class }]),
  ];
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
