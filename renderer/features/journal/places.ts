import type { JournalOnly } from '#core/journal/only.ts';

/** Of which calls the list is alone, and what they are called by. */
export interface JournalFilter extends JournalOnly {
  readonly name: string;
}
