import type { FileToImport, ImportFailure } from '#core/caller/directoryImports.ts';
import type { ImportRow } from '#core/importing/row.ts';
import type { Result } from '#core/support/result.ts';
import type { BuildPlan, Built } from './importBuild.ts';
import type { ImportSigns } from './importPace.ts';

interface Asks<Request, Answer> {
  readonly request: Request;
  readonly answer: Answer;
}

/** Questions to the thread of one import. A failure of any of them ends the import and leaves nothing on the disk. */
export type ImportCalls = {
  readonly begin: Asks<{ readonly plan: BuildPlan; readonly signs: ImportSigns }, Result<null, ImportFailure>>;
  /** All rows of a file. */
  readonly read: Asks<Pick<FileToImport, 'file' | 'order' | 'country'>, Result<null, ImportFailure>>;
  readonly rows: Asks<readonly ImportRow[], Result<null, ImportFailure>>;
  readonly finish: Asks<null, Result<Built, ImportFailure>>;
  /** What was counted and refused until a failure. */
  readonly counted: Asks<null, Built>;
  readonly close: Asks<null, null>;
};
