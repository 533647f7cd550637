/**
 * What brings back whoever was made one with another, on its own. gave: numbers with blanks between that the other got by it.
 * was: JSON, the contact as it stood in directory.db; NULL where it stood there as its source has it.
 */
export const directory0010 = `
ALTER TABLE over_imported ADD COLUMN gave TEXT NOT NULL DEFAULT '';
ALTER TABLE over_imported ADD COLUMN was TEXT;
`;
