/**
 * What was promised, what is urgent, to which employee a call went, and where it went otherwise than its playbook says. All of
 * it is projected; the values here hold only until the rebuild that follows (`projectionVersion`).
 */
export const migration0007 = `
ALTER TABLE call ADD COLUMN promised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN handed_to TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN urgent TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN deviations INTEGER NOT NULL DEFAULT 0;

-- deviation: JSON, as in core/deviations/deviation.ts.
CREATE TABLE call_deviation (
  call INTEGER NOT NULL REFERENCES known_call (id),
  kind TEXT NOT NULL,
  deviation TEXT NOT NULL,
  PRIMARY KEY (call, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX call_with_deviation ON call (id) WHERE deviations > 0;
CREATE INDEX call_urgent ON call (id) WHERE urgent <> '';
`;
