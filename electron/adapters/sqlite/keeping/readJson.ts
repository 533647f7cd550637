import { readFile } from 'node:fs/promises';

/** null for a file that is not there or says nothing that can be read. */
export async function readJson(file: string): Promise<unknown> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return read;
  } catch {
    return null;
  }
}
