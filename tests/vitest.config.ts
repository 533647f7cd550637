import path from 'node:path';
import { defineConfig } from 'vitest/config';

// better-sqlite3 13 does not refuse Node 20: it crashes (SIGSEGV).
if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(`Node ${process.version} is too old: use \`npm test\`, which runs the project's own Node`);

const root = path.dirname(import.meta.dirname);

function suite(name: string) {
  return {
    root,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node' as const,
      pool: 'forks' as const,
      restoreMocks: true,
      // A broken wait must fail by itself on a slow machine too; no test asserts wall-clock time.
      testTimeout: 30_000,
    },
  };
}

export default defineConfig({
  root,
  // Most of these wait more than they count: two at a time also where there are two processors.
  test: { maxWorkers: 2, projects: ['unit', 'contract', 'store', 'protocol', 'electron'].map((name) => suite(name)) },
});
