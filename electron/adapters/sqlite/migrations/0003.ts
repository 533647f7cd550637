/**
 * Numbers that the network called forged, and where to find the calls of a dialled number by their days. All of it is
 * projected; the rebuild that follows (`projectionVersion`) fills the table.
 */
export const migration0003 = `
-- The last call of each such number, until it is forgotten by hand.
CREATE TABLE forged_number (
  number TEXT PRIMARY KEY,
  call INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- All that is asked of the calls of a dialled number, so that figures and lists are found without the calls themselves.
CREATE INDEX call_by_dialled ON call (dialled, day, outcome, answered_at, invited_at) WHERE direction = 'in';
`;
