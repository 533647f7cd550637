/**
 * merged_into: of 'merged', whom the contact was made one with, so that taking that one back frees it; NULL: nobody noted it.
 */
export const directory0008 = `
ALTER TABLE over_imported ADD COLUMN merged_into TEXT;
`;
