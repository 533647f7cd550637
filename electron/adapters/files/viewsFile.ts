import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SavedView } from '#core/journal/savedView.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'views.json';

/** The desk's saved views of the journal; one that cannot be read costs none of the others. */
export async function loadViews(folder: string): Promise<readonly SavedView[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(path.join(folder, fileName), 'utf8'));
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown) => {
      const view = SavedView.safeParse(one);
      return view.success ? [view.data] : [];
    });
  } catch {
    return [];
  }
}

/** Written whole or not at all. */
export async function saveViews(folder: string, views: readonly SavedView[]): Promise<Result<null, 'not-written'>> {
  const written = await writeWhole(path.join(folder, fileName), `${JSON.stringify(views, null, 2)}\n`);
  return written ? ok(null) : failed('not-written');
}
