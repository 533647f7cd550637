import type { Database } from 'better-sqlite3';
import { Playbook } from '#core/routing/playbook.ts';
import type { KeptPlaybooks, PublishedPlaybook, ToPublish } from '#core/routing/playbookStore.ts';
import { TopicMerge } from '#core/routing/topics.ts';

/**
 * Playbooks of the office: versions that stay, and one draft for each class. Writes run inside the transactions of others.
 * What cannot be read counts as not there: a desk must open all the same.
 */
export interface PlaybookTables {
  readonly kept: () => KeptPlaybooks;
  readonly version: (cls: string, version: number) => Playbook | null;
  readonly saveDraft: (cls: string, draft: Playbook | null) => void;
  /** False when there is such a version already. `draft`: what goes on being written; null: nothing. */
  readonly publish: (published: PublishedPlaybook, draft: Playbook | null) => boolean;
  /** False when there is such a version of one of them already: then nothing is written. `merges` null: as before. */
  readonly publishTopics: (all: readonly ToPublish[], merges: readonly TopicMerge[] | null) => boolean;
  readonly dismiss: (proposal: string, count: number) => void;
}

interface VersionRow {
  readonly class: Playbook['class'];
  readonly version: number;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

export function createPlaybookTables(db: Database): PlaybookTables {
  const selectVersions = db.prepare<[], VersionRow>(
    `SELECT class, version, published_at AS at, published_by AS "by", note FROM playbook_version
     ORDER BY class, version DESC`,
  );
  const selectPlaybook = db
    .prepare<[string, number], string>('SELECT playbook FROM playbook_version WHERE class = ? AND version = ?')
    .pluck();
  const selectDrafts = db.prepare<[], string>('SELECT playbook FROM playbook_draft ORDER BY class').pluck();
  const selectDismissed = db.prepare<[], { proposal: string; count: number }>(
    'SELECT proposal, times AS count FROM dismissed_proposal',
  );
  const writeDraft = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO playbook_draft (class, playbook) VALUES (?, ?)',
  );
  const dropDraft = db.prepare<[string]>('DELETE FROM playbook_draft WHERE class = ?');
  const addVersion = db.prepare<[string, number, number, string, string, string]>(
    `INSERT OR IGNORE INTO playbook_version (class, version, published_at, published_by, note, playbook)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const selectMerges = db.prepare<[], string>('SELECT merge FROM topic_merge ORDER BY at DESC, topic').pluck();
  const dropMerges = db.prepare('DELETE FROM topic_merge');
  const addMerge = db.prepare<[string, string, number, string]>(
    'INSERT INTO topic_merge (topic, into_topic, at, merge) VALUES (?, ?, ?, ?)',
  );
  const writeDismissed = db.prepare<[string, number]>(
    'INSERT OR REPLACE INTO dismissed_proposal (proposal, times) VALUES (?, ?)',
  );

  function version(cls: string, number: number): Playbook | null {
    const text = selectPlaybook.get(cls, number);
    return text === undefined ? null : readable(text);
  }

  function newestOf(versions: readonly VersionRow[]): PublishedPlaybook[] {
    for (const { class: of, version: number, at, by, note } of versions) {
      const playbook = version(of, number);
      if (playbook !== null) return [{ playbook, at, by, note }];
    }
    return [];
  }

  function saveDraft(cls: string, draft: Playbook | null): void {
    if (draft === null) dropDraft.run(cls);
    else writeDraft.run(cls, JSON.stringify(draft));
  }

  function publish({ playbook, at, by, note }: PublishedPlaybook, draft: Playbook | null): boolean {
    const { class: of, version: number } = playbook;
    const { changes } = addVersion.run(of, number, Math.round(at), by, note, JSON.stringify(playbook));
    if (changes > 0) saveDraft(of, draft);
    return changes > 0;
  }

  return {
    kept: () => {
      const versions = selectVersions.all();
      return {
        published: [...Map.groupBy(versions, (row) => row.class).values()].flatMap(newestOf),
        versions,
        drafts: selectDrafts.all().flatMap((text) => readable(text) ?? []),
        dismissed: selectDismissed.all(),
        merges: selectMerges.all().flatMap((text) => readableMerge(text) ?? []),
      };
    },
    version,
    saveDraft,
    publish,
    publishTopics: (all, merges) => {
      const isTaken = all.some(
        ({ published: { playbook } }) => selectPlaybook.get(playbook.class, playbook.version) !== undefined,
      );
      if (isTaken) return false;
      for (const { published, draft } of all) publish(published, draft);
      if (merges === null) return true;
      dropMerges.run();
      for (const merge of merges) addMerge.run(merge.topic, merge.into, Math.round(merge.at), JSON.stringify(merge));
      return true;
    },
    dismiss: (proposal, count) => writeDismissed.run(proposal, count),
  };
}

function readable(text: string): Playbook | null {
  try {
    return Playbook.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function readableMerge(text: string): TopicMerge | null {
  try {
    return TopicMerge.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
