import { z } from 'zod';
import {
  JournalCall,
  JournalChoices,
  JournalCount,
  JournalGroups,
  JournalPage,
  JournalQuery,
} from '../journal/entry.ts';
import { JournalFilter } from '../journal/filter.ts';
import { SavedView, mostViews } from '../journal/savedView.ts';
import { call, everyRole } from './define.ts';

const nothing = z.object({});
const filterOnly = z.object({ filter: JournalFilter });

/**
 * Questions about the journal. Counts and groups are answered apart from the lists and never delay them; a page's newer count
 * (or groups) makes its older one worthless: that is then refused with superseded.
 */
export const journalCalls = {
  'journal.list': call(JournalQuery, JournalPage, everyRole),
  'journal.count': call(filterOnly, JournalCount, everyRole),
  /** `firstDay`: with which day a week begins, 1 for Monday to 7 for Sunday; counts for weeks only. */
  'journal.groups': call(
    z.object({ filter: JournalFilter, by: z.enum(['day', 'week']), firstDay: z.int().min(1).max(7) }),
    JournalGroups,
    everyRole,
  ),
  'journal.choices': call(nothing, JournalChoices, everyRole),
  'journal.call': call(z.object({ callId: z.string() }), JournalCall.nullable(), everyRole),
  /** The other calls of the same number that are over, newest first, behind the line `behind`; null: from the newest. */
  'journal.others': call(
    z.object({ callId: z.string(), behind: z.string().nullable(), limit: z.int().min(1).max(200) }),
    JournalPage,
    everyRole,
  ),
  /** Saved views of the desk, in the order in which they were saved first; one that was put back stands where it stood. */
  'journal.views': call(nothing, z.object({ views: z.array(SavedView) }), everyRole),
  /**
   * Adds the view, or changes the one with its id. A new one stands before the first of `before` that is there; else at the end.
   * Refused with taken for a name that another has, with too-many.
   */
  'journal.save-view': call(
    z.object({ view: SavedView, before: z.array(SavedView.shape.viewId).max(mostViews).exactOptional() }),
    nothing,
    ['receptionist'],
  ),
  /** Refused with not-there. */
  'journal.remove-view': call(z.object({ viewId: z.string().max(60) }), nothing, ['receptionist']),
} as const;
