import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, onTestFinished } from 'vitest';
import { newDesk } from './journalDesk.ts';

/** A disk of its own of so many kilobytes, taken away after the test. */
export function smallDisk(
  context: TestContext,
  kilobytes: number,
): { readonly folder: string; readonly readOnly: () => void } {
  const folder = path.join(newDesk().folder, 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    const why = `no small disk can be mounted: ${mounted.error?.message ?? mounted.stderr.trim()}`;
    process.stdout.write(`skipped: ${why}\n`);
    context.skip(why);
  }
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
  });
  return { folder, readOnly: () => void spawnSync('mount', ['-o', 'remount,ro', folder]) };
}
