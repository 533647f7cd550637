/** Topics of callers that were merged into others; merge: JSON, core/routing/topics.ts. at: epoch milliseconds. */
export const directory0011 = `
CREATE TABLE topic_merge (
  topic TEXT PRIMARY KEY,
  into_topic TEXT NOT NULL,
  at INTEGER NOT NULL,
  merge TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
