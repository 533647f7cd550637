import { z } from 'zod';
import {
  AwayPage,
  AwayQuery,
  DuplicatePage,
  DuplicateQuery,
  ImportProgress,
  ImportReport,
  importFailures,
  RefusedPage,
  SourceStanding,
} from '../caller/directoryImports.ts';
import { ImportLook, LookWish, lookProblems } from '../importing/lookView.ts';
import { ImportOrder } from '../importing/order.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});
const uploadIdOnly = z.object({ uploadId: z.string() });

/** Bytes of a file that may be imported. */
export const longestImport = 1_000_000_000;
/** Bytes that a page sends at a time; in base64 they fit well into one frame. */
export const importPiece = 393_216;

/** How imports stand; the last one with what became of it. */
export const ImportState = z.object({
  /** null: none is at work. */
  progress: ImportProgress.nullable(),
  /** null: there was none yet. */
  last: ImportReport.nullable(),
  /** The last one ended without a report, or the last removal of a source did not succeed. */
  failed: z.object({ name: z.string(), why: z.enum(importFailures), isRemoval: z.boolean() }).nullable(),
  /** There is a state before the last import or removal to go back to. */
  canUndo: z.boolean(),
  /** The imported contacts cannot be read, for now or for good: see ImportStanding. */
  broken: z.enum(['unreadable', 'damaged']).nullable(),
});
export type ImportState = z.infer<typeof ImportState>;

/** A file comes in pieces, is looked at as often as somebody wishes, and is then imported. One at a time. */
export const importCalls = {
  /** Whatever was sent before and not imported is forgotten. Refused with too-large, disk-full, busy-importing. */
  'import.begin': change(z.object({ bytes: z.int().min(0) }), uploadIdOnly, 'manager'),
  /** The next bytes, from `at` on. Refused with not-there if another file has taken its place. */
  'import.bytes': change(
    z.object({ uploadId: z.string(), at: z.int().min(0), base64: z.string().max((importPiece * 4) / 3 + 4) }),
    nothing,
    'manager',
  ),
  'import.forget': change(uploadIdOnly, nothing, 'manager'),
  /** How it would be read, or what is wrong with it. Refused with not-there before its last bytes have come. */
  'import.look': change(
    z.object({ uploadId: z.string(), wish: LookWish }),
    z.object({ look: ImportLook.nullable(), problem: z.enum(lookProblems).nullable() }),
    'manager',
  ),
  /**
   * Answers when it has begun; how it goes on is pushed. `replaces`: the source whose contacts these are anew; null: they
   * come beside all others, under `name`.
   */
  'import.start': change(
    z.object({ uploadId: z.string(), name: z.string().max(300), order: ImportOrder, replaces: z.string().nullable() }),
    nothing,
    'manager',
  ),
  'import.cancel': change(nothing, nothing, 'manager'),
  'import.state': call(nothing, ImportState, everyRole),
  /** Where contacts have come from until now. */
  'import.sources': call(nothing, z.object({ sources: z.array(SourceStanding) }), everyRole),
  /** Takes back all that a source gave. */
  'import.remove-source': change(z.object({ sourceId: z.string() }), nothing, 'manager'),
  'import.refused': call(
    z.object({ importId: z.string(), after: z.int().min(0), limit: z.int().min(1).max(500) }),
    RefusedPage,
    everyRole,
  ),
  'import.undo': change(nothing, nothing, 'manager'),
  'import.duplicates': call(DuplicateQuery, DuplicatePage, everyRole),
  /** `kept` stands for all of them from now on, with everybody's numbers. */
  'import.merge': call(z.object({ kept: z.string(), others: z.array(z.string()).min(1).max(20) }), nothing, [
    'receptionist',
  ]),
  /** Who was removed or made one with another by hand. */
  'import.away': call(AwayQuery, AwayPage, everyRole),
  /** Refused with not-there where the source does not name the contact any more. */
  'import.bring-back': call(z.object({ contactId: z.string() }), nothing, ['receptionist']),
} as const;
