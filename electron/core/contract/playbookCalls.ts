import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Playbook } from '../routing/playbook.ts';
import { VersionNote } from '../routing/playbookStore.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});

/** A class's playbook with its past. */
export const PlaybookView = z.object({
  /** In force. */
  playbook: Playbook,
  /** The next version as it is being written; null: nothing was changed. */
  draft: Playbook.nullable(),
  /** The office's own, newest first; empty while Portico's own is in force. */
  versions: z.array(VersionNote),
});
export type PlaybookView = z.infer<typeof PlaybookView>;

const Somebody = z.object({ employeeId: z.string(), name: z.string() });
const proposed = {
  proposalId: z.string(),
  class: CallerClass,
  /** '' for every topic. */
  topic: z.string(),
  count: z.int(),
  of: z.int(),
  /** Newest first. */
  callIds: z.array(z.string()).readonly(),
};
/** See core/deviations/proposals.ts. */
export const ProposalView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put-first'), ...proposed, employee: Somebody, insteadOf: Somebody }),
  z.object({ kind: z.literal('add-topic'), ...proposed }),
]);
export type ProposalView = z.infer<typeof ProposalView>;

const proposalIdOnly = z.object({ proposalId: z.string().max(500) });

/** Questions about playbooks. Whoever manages edits them; every desk reads them. */
export const playbookCalls = {
  'playbooks.read': call(nothing, z.object({ playbooks: z.array(PlaybookView) }), everyRole),
  /** As it was published; version 1 is Portico's own with the office's rules. null: there is no such version. */
  'playbooks.version': call(
    z.object({ class: CallerClass, version: z.int() }),
    z.object({ playbook: Playbook.nullable() }),
    everyRole,
  ),
  /** Keeps what is being written; `draft` null: it is given up. Nothing of it is in force. */
  'playbooks.save-draft': change(z.object({ class: CallerClass, draft: Playbook.nullable() }), nothing, 'manager'),
  /**
   * Puts a playbook in force, for calls that come from now on, as the version after `basedOn`; refused with changed-meanwhile
   * when that is not the one in force any more.
   */
  'playbooks.publish': change(
    z.object({ playbook: Playbook, basedOn: z.int(), by: z.string().max(100), note: z.string().max(500) }),
    z.object({ version: z.int() }),
    'manager',
  ),
  /** When so many minutes of work have passed from now; null for an office that never works. Epoch milliseconds. */
  'playbooks.due': call(
    z.object({ minutes: z.number().min(0).max(20_160) }),
    z.object({ dueAt: z.number().nullable() }),
    everyRole,
  ),
  'playbooks.proposals': call(nothing, z.object({ proposals: z.array(ProposalView) }), everyRole),
  /** Publishes a version that does exactly what is proposed; `by` and `note` as above. */
  'playbooks.accept': change(
    z.object({ ...proposalIdOnly.shape, by: z.string().max(100), note: z.string().max(500) }),
    z.object({ version: z.int() }),
    'manager',
  ),
  /** It comes back when it has happened twice as often. */
  'playbooks.dismiss': change(proposalIdOnly, nothing, 'manager'),
} as const;
