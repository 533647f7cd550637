import path from 'node:path';
import { defineConfig } from 'playwright/test';

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(
    `Node ${process.version} is too old: use \`npm run test:desktop\`, which runs the project's own Node`,
  );

// The desktop application on a real Electron, wherever there is one.
export default defineConfig({
  testDir: path.join(import.meta.dirname, 'electron/real'),
  testMatch: '**/*.spec.ts',
  outputDir: path.join(import.meta.dirname, '../out/desktop-results'),
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
