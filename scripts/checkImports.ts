// `npm run check -- imports`: who imports what, against the table in house/parts.ts.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { examineImports } from './house/importRules.ts';

const root = path.dirname(import.meta.dirname);
const found = globSync('{electron,renderer,resources,scripts,tests}/**/*.{ts,tsx,mts,js,jsx,mjs}', { cwd: root });
const files = found.toSorted().map((name) => ({
  path: name.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, name), 'utf8'),
}));
const violations = examineImports(files);
for (const { file, line, import: to, rule, instead } of violations) {
  console.error(`${file}:${line}  '${to}'\n    Rule: ${rule}.\n    ${instead}`);
}
console.log(`Import rules: ${files.length} files examined, ${violations.length} violations.`);
process.exitCode = violations.length > 0 ? 1 : 0;
