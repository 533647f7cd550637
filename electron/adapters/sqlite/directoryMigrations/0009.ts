/** The line at whose exchange an employee's extension is; '' for the first one. */
export const directory0009 = `
ALTER TABLE employee ADD COLUMN line TEXT NOT NULL DEFAULT '';
`;
