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
  switch (body.kind) {
    case 'corrected':
      return body.field === field;
    case 'class-corrected':
      return field === 'class';
    case 'topic-noted':
      return field === 'topic';
    case 'essence-noted':
      return field === 'essence';
    default:
      return false;
  }
}
