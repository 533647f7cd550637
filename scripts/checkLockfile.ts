// `npm run check -- lockfile`: whether package-lock.json serves every platform and names no registry.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Lockfile, lockfileFaults } from './house/lockfile.ts';

const file = path.join(path.dirname(import.meta.dirname), 'package-lock.json');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm's own file
const lockfile = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
const faults = lockfileFaults(lockfile);
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
console.log(`Lockfile: ${Object.keys(lockfile.packages).length} packages, ${faults.length} faults.`);
process.exitCode = faults.length > 0 ? 1 : 0;
