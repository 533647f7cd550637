import type { Database } from 'better-sqlite3';
import type { ImportReport, RefusedPage, RefusedRow } from '#core/caller/directoryImports.ts';

/** What became of the last imports, and the rows that were refused. */
export interface ImportReports {
  readonly add: (report: ImportReport, refused: readonly RefusedRow[]) => void;
  readonly list: () => readonly ImportReport[];
  readonly refused: (importId: string, after: number, limit: number) => RefusedPage;
}

const mostReports = 20;

export function createImportReports(db: Database): ImportReports {
  const addReport = db.prepare<[string, string]>('INSERT INTO import_report (import_id, report) VALUES (?, ?)');
  const addRow = db.prepare<[number | bigint, number, number, string, string]>(
    'INSERT INTO refused_row VALUES (?, ?, ?, ?, ?)',
  );
  const dropOld = [
    `DELETE FROM import_report WHERE place NOT IN (SELECT place FROM import_report ORDER BY place DESC LIMIT ${mostReports})`,
    'DELETE FROM refused_row WHERE report NOT IN (SELECT place FROM import_report)',
  ].map((sql) => db.prepare(sql));
  const select = db.prepare<[], string>('SELECT report FROM import_report ORDER BY place DESC').pluck();
  const selectRows = db.prepare<[string, number, number], RefusedRow>(
    `SELECT line, reason, text FROM refused_row WHERE report = (SELECT place FROM import_report WHERE import_id = ?)
     AND refused_row.place > ? ORDER BY refused_row.place LIMIT ?`,
  );
  return {
    add: (report, refused) => {
      const { lastInsertRowid } = addReport.run(report.importId, JSON.stringify(report));
      for (const [at, { line, reason, text }] of refused.entries())
        addRow.run(lastInsertRowid, at + 1, line, reason, text);
      for (const statement of dropOld) statement.run();
    },
    list: () => select.all().map((report): ImportReport => JSON.parse(report)),
    refused: (importId, after, limit) => {
      const rows = selectRows.all(importId, after, limit + 1);
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
  };
}
