/**
 * What a public number says besides where it is found. owner: an employee's id, '' for none. hours, greeting: JSON as in
 * core/caller/company.ts; hours NULL: the office's. ignored, by_hand: 0 or 1; what was changed by hand outlives a company
 * file that is read anew.
 */
export const directory0005 = `
ALTER TABLE public_number ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE public_number ADD COLUMN hours TEXT;
ALTER TABLE public_number ADD COLUMN greeting TEXT NOT NULL DEFAULT '{}';
ALTER TABLE public_number ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE public_number ADD COLUMN ignored INTEGER NOT NULL DEFAULT 0;
ALTER TABLE public_number ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
`;
