import path from 'node:path';
import { defineConfig } from 'playwright/test';

// The product under test needs its own Node; Playwright itself would run on an older one and fail far from the cause.
if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(`Node ${process.version} is too old: use \`npm run test:sip\`, which runs the project's own Node`);

export default defineConfig({
  testDir: path.join(import.meta.dirname, 'sip'),
  testMatch: '**/*.spec.ts',
  outputDir: path.join(import.meta.dirname, '../out/sip-results'),
  // Each with an exchange and a desk of its own, used by one test after the other: they wait more than they count.
  workers: 2,
  forbidOnly: true,
  // Real peers and a real browser on a busy machine: a broken wait must fail, a slow one must not.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
