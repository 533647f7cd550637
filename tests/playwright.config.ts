import path from 'node:path';
import { defineConfig } from 'playwright/test';

// The product under test needs its own Node; Playwright itself would run on an older one and fail far from the cause.
if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(
    `Node ${process.version} is too old: use \`npm run test:browser\`, which runs the project's own Node`,
  );

export default defineConfig({
  testDir: path.join(import.meta.dirname, 'browser'),
  testMatch: '**/*.spec.ts',
  outputDir: path.join(import.meta.dirname, '../out/browser-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  // A trace of every test takes a fifth of the machine; what is seen at a failure is written without it.
  use: { trace: process.env['PORTICO_TRACE'] === undefined ? 'off' : 'retain-on-failure' },
});
