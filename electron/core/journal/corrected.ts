import type { JournalCall, JournalEntry } from './entry.ts';
import type { FactBody } from './fact.ts';

export type Corrected = Extract<FactBody, { kind: 'corrected' }>;

/** The value of a field in a line. */
export function valueOf(entry: JournalEntry, field: Corrected['field'] | 'class'): string {
  return entry[field];
}

/** The last fact that said what the field of the line is; null: none did. */
export function lastOf(course: JournalCall['course'], field: Corrected['field'] | 'class'): FactBody | null {
  return course.findLast(({ body }) => says(body, field))?.body ?? null;
}

function says(body: FactBody, field: Corrected['field'] | 'class'): boolean {
  if (body.kind === 'corrected') return body.field === field;
  return body.kind === saying[field];
}

/** The facts that said it at first. */
const saying: Readonly<Partial<Record<Corrected['field'] | 'class', FactBody['kind']>>> = {
  class: 'class-corrected',
  topic: 'topic-noted',
  essence: 'essence-noted',
};
