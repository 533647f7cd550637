import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';

/** @param {string} file @returns {string[]} files below a folder in a steady order, or the file itself */
function filesOf(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  const names = readdirSync(file).toSorted();
  return names.flatMap((name) => filesOf(path.join(file, name)));
}

/** What stands in all files below these names: the same only for the same. @param {readonly string[]} sources */
export function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(inRoot(source)))) {
    const content = readFileSync(file);
    hash.update(`${path.relative(inRoot(), file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
