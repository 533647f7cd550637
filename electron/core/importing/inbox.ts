import type { Result } from '../support/result.ts';
import type { FilePieces } from './look.ts';

export type InboxFailure = 'disk-full' | 'not-written';

/**
 * Where a file lies that a page sends, until it is imported: a page has no paths. Each is called by an id of letters,
 * digits and dashes.
 */
export interface ImportInbox {
  readonly begin: (uploadId: string) => Promise<Result<null, InboxFailure>>;
  /** Adds the next bytes, given in base64; answers how many the file has now. */
  readonly append: (uploadId: string, base64: string) => Promise<Result<number, InboxFailure>>;
  /** Its beginning, and some of what follows; null: it cannot be read. */
  readonly pieces: (uploadId: string) => Promise<FilePieces | null>;
  readonly fileOf: (uploadId: string) => string;
  readonly drop: (uploadId: string) => Promise<void>;
}
