import type { Result } from '../support/result.ts';
import type { ExportOrder } from './order.ts';

export type ExportFailure =
  | 'disk-full'
  /** The disk is away, or does not let itself be written. */
  | 'not-written'
  /** The journal cannot be read, or older calls cannot be found in it yet. */
  | 'not-readable'
  | 'not-complete'
  | 'stopped';

/** How many calls a file has, and how many bytes. */
export interface Exported {
  readonly calls: number;
  readonly bytes: number;
  /** Calls in which something stands for letters that no font of a PDF has. */
  readonly unshown: number;
}

export interface Exporting {
  readonly done: Promise<Result<Exported, ExportFailure>>;
  readonly stop: () => Promise<void>;
}

/** Writes files of calls beside the desk, and keeps each until it is fetched or dropped. Ids of letters, digits and dashes. */
export interface Exporter {
  /** `onCalls`: how many are written so far. */
  readonly start: (exportId: string, order: ExportOrder, onCalls: (calls: number) => void) => Exporting;
  /** The file's bytes from `at` on in base64, as many as fit one piece; null: it is not there. */
  readonly piece: (exportId: string, at: number) => Promise<string | null>;
  readonly drop: (exportId: string) => Promise<void>;
}
