/** Over which line a call came or was dialled, where the desk has several; '' for none. */
export const migration0005 = `
ALTER TABLE call ADD COLUMN line_id TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN line_name TEXT NOT NULL DEFAULT '';
`;
