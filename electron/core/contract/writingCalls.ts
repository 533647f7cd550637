import { z } from 'zod';
import { BulkLeft, BulkOrder, BulkView } from '../journal/bulk.ts';
import { Correction } from '../journal/correction.ts';
import { JournalEntry } from '../journal/entry.ts';
import { TopicChanges, TopicFault, TopicMergeLook, TopicsView } from '../routing/topics.ts';
import { type Role, call, change, everyRole } from './define.ts';

const nothing = z.object({});
/** Also for a manager who only reads. */
const managing: readonly Role[] = ['manager', 'administrator'];
const merge = { topic: z.string().min(1).max(200), into: z.string().min(1).max(200) };

/** How many calls a bulk correction would change, and which. */
export const BulkPreview = z.object({
  calls: z.int(),
  left: BulkLeft.pick({ same: true, atDesk: true }),
  /** The newest of those that would be changed. */
  first: z.array(
    JournalEntry.pick({
      callId: true,
      invitedAt: true,
      day: true,
      name: true,
      number: true,
      numberShown: true,
      class: true,
      topic: true,
    }).extend({ topicLabel: z.string() }),
  ),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

/** What is written into the journal afterwards: corrections of one call and of many, and the office's list of topics. */
export const writingCalls = {
  /**
   * Says afterwards what the line of a call says; what was said before stays in the journal. Refused with at-desk while its call
   * lasts or its note is open on the console, with erased where its person was taken out.
   */
  'correct.call': call(z.object({ callId: z.string(), change: Correction, why: z.string().max(500) }), nothing, [
    'receptionist',
  ]),
  /** Refused with not-complete while older calls cannot be found by a filter. */
  'bulk.preview': call(BulkOrder.omit({ why: true }), BulkPreview, managing),
  /** One at a time (busy-correcting); goes on beside the desk's work, and after a restart. */
  'bulk.start': change(BulkOrder, z.object({ bulkId: z.string() }), 'manager'),
  /** What is changed stays changed, and can be taken back. */
  'bulk.stop': change(nothing, nothing, 'manager'),
  /** Writes the old values back, where nobody has corrected them since. */
  'bulk.undo': change(z.object({ bulkId: z.string() }), nothing, 'manager'),
  /** Newest first. */
  'bulk.list': call(nothing, z.object({ bulks: z.array(BulkView) }), everyRole),
  'topics.read': call(nothing, TopicsView, everyRole),
  /**
   * Publishes a version of each playbook whose topics differ, all of them or none. Nothing is changed where something is wrong.
   * Refused with changed-meanwhile when a playbook was published since it was read.
   */
  'topics.change': change(TopicChanges, z.object({ faults: z.array(TopicFault) }), 'manager'),
  'topics.look-at-merge': call(z.object(merge), TopicMergeLook, managing),
  /** Offers a topic no more and corrects its calls to the other one, as a bulk correction. */
  'topics.merge': change(z.object({ ...merge, why: z.string().max(500) }), z.object({ bulkId: z.string() }), 'manager'),
  /** Offers it again, and takes the correction of its calls back. */
  'topics.undo-merge': change(z.object({ topic: merge.topic }), nothing, 'manager'),
} as const;
