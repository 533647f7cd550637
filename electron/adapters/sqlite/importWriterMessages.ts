import type { MessagePort } from 'node:worker_threads';
import type { ImportSigns } from './importPace.ts';
import type { SourceRow } from './importPrevious.ts';
import type { StagedRow } from './importStaging.ts';

/** How the thread stands that writes; what is higher than `working` is the end. */
export const standing = { starting: 0, working: 1, done: 2, cancelled: 3, failed: 4 } as const;

/** What the thread that writes is started with. */
export interface WriterStart {
  readonly file: string;
  /** How many rows will come. */
  readonly of: number;
  readonly signs: ImportSigns;
  /** How many orders were carried out, and how the thread stands. */
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

/** The columns of a row as it is sent, before its words. */
export const rowFields = [
  'contactId',
  'source',
  'place',
  'name',
  'company',
  'class',
  'numbers',
  'language',
  'responsible',
  'since',
] as const satisfies readonly (keyof StagedRow)[];

export interface WriterOrder {
  /** One row after the other, each its fields and its words. */
  readonly rows: (string | number | null)[];
  readonly alike: readonly string[];
  /** Numbers, indices and sources, and it is done; or it is not wanted any more. */
  readonly end: { readonly sources: readonly SourceRow[] } | 'drop' | null;
}

/** Why it failed. */
export interface WriterWord {
  readonly message: string;
  readonly code: string;
}
