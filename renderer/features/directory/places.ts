import type { JournalOnly } from '#core/journal/only.ts';

export const directoryLists = ['contacts', 'employees', 'numbers'] as const;
export type DirectoryList = (typeof directoryLists)[number];

/** What else is open beside the public numbers; no number is written like these. */
export const callsPanel = '~calls';
export const unknownPanel = '~unknown';

/** The address of these calls in the journal; `name`: what they are called by. */
export type JournalLink = (only: JournalOnly, name: string) => string;

/** The addresses of this screen; given by the frame, which alone knows addresses. */
export type LinkTo = (list: DirectoryList, id: string | null) => string;
