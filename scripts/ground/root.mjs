import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever the command was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string[]} parts names below the project's folder */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
