/** An employee may be reached outside the house: '' for no such number. */
export const directory0002 = `
ALTER TABLE employee ADD COLUMN mobile TEXT NOT NULL DEFAULT '';
`;
