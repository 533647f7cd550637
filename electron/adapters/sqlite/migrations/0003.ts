/**
 * Numbers that the network called forged, and where to find the calls of a dialled number: by the day for figures, by
 * itself for the list. All of it is projected; the rebuild that follows (`projectionVersion`) fills the table.
 */
export const migration0003 = `
-- The last call of each such number, until it is forgotten by hand.
CREATE TABLE forged_number (
  number TEXT PRIMARY KEY,
  call INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX call_dialled_by_day ON call (day, dialled, outcome, answered_at, invited_at) WHERE direction = 'in';
CREATE INDEX call_by_dialled ON call (dialled) WHERE direction = 'in';
`;
