/** Calls out of which the person was taken. Projected; the rebuild that follows (`projectionVersion`) fills it. */
export const migration0009 = `
ALTER TABLE call ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
`;
