import type { CallerClass } from '../caller/callerClass.ts';
import type { Language } from '../caller/company.ts';
import type { Encoding } from './order.ts';

/**
 * A contact as a row of a table or a card tells it: cleaned, one line each, nothing longer than the desk keeps.
 * @public
 */
export interface ImportedContact {
  /**
   * The same for the same row of the same source at the next import: vCard UID or id column, else made of name, company
   * and numbers. At most 400 characters; two rows of a file may have one key.
   */
  readonly key: string;
  /** Never empty: the company where the row names nobody. */
  readonly name: string;
  readonly company: string;
  /** As the file says, else as the order says. */
  readonly class: CallerClass;
  /** E.164 with plus, at least one, each once. */
  readonly numbers: readonly string[];
  readonly language?: Language;
  /** As it was written: an employee's name or extension. */
  readonly responsible?: string;
}

export const refusalReasons = [
  /** Neither a name nor a company. */
  'no-name',
  /** No number at all. */
  'no-number',
  /** What stands for a number cannot be dialled from outside. */
  'bad-number',
  /** Only short internal numbers: colleagues are no contacts. */
  'only-internal',
  /** Longer than a row or card may be. */
  'too-long',
  /** The file ends in the middle of it. */
  'cut-off',
  /** It is no card, or cards are nested deeper than any program writes them. */
  'no-card',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** One row of a file, in its order. `line`: where it begins, as an editor counts from 1. */
export type ImportRow =
  | {
      readonly line: number;
      readonly contact: ImportedContact;
      /** Numbers of the contact that could not be understood, as written. */
      readonly leftOut: readonly string[];
    }
  | {
      readonly line: number;
      readonly refused: RefusalReason;
      /** The beginning of what stands there, cleaned. */
      readonly text: string;
    };

/**
 * Reads a file as its bytes come; keeps no more of it than the row that is not whole yet. Never throws.
 */
export interface RowReader {
  /** The rows that end in these bytes; to be gone through before the next bytes are given. */
  readonly take: (bytes: Uint8Array) => Iterable<ImportRow>;
  /** There are no more bytes: the last row. */
  readonly end: () => Iterable<ImportRow>;
}

/** What TextDecoder is to core, which has none of its own. */
export interface Decoder {
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream?: boolean }) => string;
}
export type DecoderFor = (encoding: Encoding) => Decoder;
