/**
 * A byte that the disk changes in a line is noticed by nobody: each line bears a sum over all that it says and how many
 * facts it was made of. The values here hold only until the rebuild that follows (`projectionVersion`).
 */
export const migration0004 = `
ALTER TABLE call ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN sum TEXT NOT NULL DEFAULT '';
`;
