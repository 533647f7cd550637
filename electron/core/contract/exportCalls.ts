import { z } from 'zod';
import { ExportOrder } from '../exporting/order.ts';
import { call } from './define.ts';

const nothing = z.object({});
const exportIdOnly = z.object({ exportId: z.string().max(100) });

/** Bytes of a file that are told at a time; in base64 they fit well into one frame. */
export const exportPiece = 393_216;

/** How a file of calls stands; told to every page, each knows its own. */
export const ExportState = z.object({
  exportId: z.string(),
  state: z.enum(['at-work', 'ready', 'disk-full', 'not-written', 'not-readable', 'not-complete', 'stopped']),
  /** Calls written so far. */
  calls: z.int(),
  /** Of the whole file; null before it is ready. */
  bytes: z.int().nullable(),
  /** Calls in which something stands for letters that no font of a PDF has. */
  unshown: z.int(),
});
export type ExportState = z.infer<typeof ExportState>;

/** A file of calls is made beside the desk's work, fetched in pieces, and forgotten. One at a time. */
export const exportCalls = {
  /** Answers when it has begun; how it goes on is pushed. Refused with busy-exporting. */
  'export.start': call(ExportOrder, exportIdOnly, ['manager']),
  'export.stop': call(exportIdOnly, nothing, ['manager']),
  /** From `at` on; empty behind the end. Refused with not-there. */
  'export.bytes': call(
    z.object({ exportId: z.string().max(100), at: z.int().min(0) }),
    z.object({ base64: z.string() }),
    ['manager'],
  ),
  /** It was fetched, or is not wanted any more. */
  'export.forget': call(exportIdOnly, nothing, ['manager']),
} as const;
