import { type ElectronApplication, type Page, _electron as electron } from 'playwright';
import { test as plain } from 'playwright/test';
import { buildBundles } from '../../../scripts/ground/bundles.mjs';
import { electronProgram } from '../../../scripts/ground/electron.mjs';
import { root } from '../../../scripts/ground/root.mjs';
import { scratchFolder } from '../../product/host.ts';

/** The desktop application on a data folder of its own. */
export interface Application {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Why there is no Electron to test on; null where there is one. */
function obstacle(): string | null {
  if (electronProgram() === undefined)
    return 'there is no Electron here (npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH)';
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'Electron does not run as root';
  return process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] ? null : 'there is no screen to open a window on';
}

export const test = plain.extend<{ application: Application }>({
  application: async ({}, lend) => {
    const why = obstacle();
    plain.skip(why !== null, why ?? '');
    await buildBundles(process.execPath);
    const program = electronProgram() ?? '';
    const { folder, remove } = scratchFolder();
    const args = [root, '--lang=en-GB', '--data', folder, '--use-fake-device-for-media-stream'];
    const app = await electron.launch({
      executablePath: program,
      args,
      env: { ...cleanEnvironment(), LC_ALL: 'en_GB.UTF-8' },
    });
    await lend({ app, page: await app.firstWindow(), data: folder, program, args });
    await app.evaluate(({ app: inside }) => inside.quit()).catch(() => undefined);
    await app.close();
    remove();
  },
});

/** Playwright's own variables say things to Node that are not meant for Electron. */
function cleanEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'NODE_OPTIONS' || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
}
