import { z } from 'zod';
import type { CallerClass } from '../caller/callerClass.ts';
import type { NotSaved } from '../caller/notSaved.ts';
import type { Result } from '../support/result.ts';
import type { Playbook } from './playbook.ts';
import type { TopicMerge } from './topics.ts';

/** When a version was published, epoch milliseconds, by whom and why, in the publisher's words; '' where nothing was said. */
export const VersionNote = z.object({
  version: z.int(),
  at: z.number(),
  by: z.string(),
  note: z.string(),
});
export type VersionNote = z.infer<typeof VersionNote>;

export interface PublishedPlaybook {
  readonly playbook: Playbook;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

/** What the office has made of the playbooks. */
export interface KeptPlaybooks {
  /** The newest version of each class that can be read. */
  readonly published: readonly PublishedPlaybook[];
  readonly versions: readonly (VersionNote & { readonly class: CallerClass })[];
  readonly drafts: readonly Playbook[];
  /** Proposals that were dismissed, with how often it had happened then. */
  readonly dismissed: readonly { readonly proposal: string; readonly count: number }[];
  /** Topics that were merged into others. */
  readonly merges: readonly TopicMerge[];
}

/** A version, and what goes on being written after it; null: its draft is taken away. */
export interface ToPublish {
  readonly published: PublishedPlaybook;
  readonly draft: Playbook | null;
}

export const nothingKept: KeptPlaybooks = { published: [], versions: [], drafts: [], dismissed: [], merges: [] };

/** The port behind which versions and drafts are kept, with the directory. */
export interface PlaybookStore {
  readonly kept: () => Promise<KeptPlaybooks>;
  readonly version: (cls: CallerClass, version: number) => Promise<Playbook | null>;
  /** `draft` null: there is none any more. */
  readonly saveDraft: (cls: CallerClass, draft: Playbook | null) => Promise<Result<null, NotSaved>>;
  /** Keeps the version for good, with what goes on being written after it; null: its draft is taken away. */
  readonly publish: (
    published: PublishedPlaybook,
    draft: Playbook | null,
  ) => Promise<Result<null, NotSaved | 'changed-meanwhile'>>;
  /** All of them in one commit, and what is merged from now on; null: the same as before. */
  readonly publishTopics: (
    all: readonly ToPublish[],
    merges: readonly TopicMerge[] | null,
  ) => Promise<Result<null, NotSaved | 'changed-meanwhile'>>;
  readonly dismiss: (proposal: string, count: number) => Promise<Result<null, NotSaved>>;
}
