import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import type { Protocol } from 'electron/main';
import type { Carrier } from '#core/contract/frame.ts';
import { setupPages } from '../../electron/shell/pages.ts';
import { portCarrier } from '../../electron/shell/line/portCarrier.ts';
import { root } from '../../scripts/ground/root.mjs';

/** The desktop application's page in a plain browser: its own pages and its own preload, with Electron's part played. */
export interface DesktopPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** The backend has ended: its end of the line is closed. */
  readonly cut: () => Promise<void>;
  /** The shell gives the page a line to the backend of now. */
  readonly join: () => Promise<void>;
}

const origin = 'https://desk.invalid/';

/** Stands before preload.ts in the page: ipcRenderer and contextBridge, and the backend's ends of the lines. */
const electronPlayed = `
  const lines = {};
  let take = () => undefined;
  lines.join = () => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => toBackend(data);
    lines.toPage = (frame) => port2.postMessage(frame);
    // Electron adds this event to MessagePort; browsers have none.
    lines.cut = () => { port2.close(); port1.dispatchEvent(new Event('close')); };
    take({ ports: [port1] });
  };
  Object.defineProperty(window, 'lines', { value: lines });
  const exports = {};
  const require = () => ({
    contextBridge: { exposeInMainWorld: (name, shown) => Object.defineProperty(window, name, { value: shown }) },
    ipcRenderer: { on: (_channel, listener) => { take = listener; }, send: () => pageLoaded() },
  });
`;

export async function openDesktopPage(chrome: Browser, connect: (carrier: Carrier) => void): Promise<DesktopPage> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['microphone'] });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const served = pagesOfShell();
  await page.route(`${origin}**`, async (route) => {
    const url = route.request().url().replace(origin, 'portico://desk/');
    const response = await served({ url, method: route.request().method() } as Request);
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  });

  let hear: (frame: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  const join = async (): Promise<void> => {
    close();
    connect(
      portCarrier({
        on: (_event, listener) => {
          hear = (data) => listener({ data });
        },
        once: (_event, listener) => {
          close = listener;
        },
        postMessage: (frame) =>
          void page.evaluate((sent) => Reflect.get(window, 'lines').toPage(sent), frame).catch(() => undefined),
        start: () => undefined,
      }),
    );
    await page.evaluate(() => Reflect.get(window, 'lines').join());
  };
  await page.exposeFunction('toBackend', (frame: unknown) => hear(frame));
  await page.exposeFunction('pageLoaded', join);
  await page.addInitScript(`(() => { ${electronPlayed}\n${await bundledPreload()}\n})();`);
  await page.goto(`${origin}index.html`);
  return {
    page,
    complaints,
    join,
    cut: async () => {
      close();
      close = () => undefined;
      await page.evaluate(() => Reflect.get(window, 'lines').cut());
    },
  };
}

/** As it is shipped, without being written anywhere. */
async function bundledPreload(): Promise<string> {
  const configFile = path.join(root, 'electron/bundle/preload.config.ts');
  const built = await build({ configFile, logLevel: 'warn', mode: 'production', build: { write: false } });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !('output' in bundle)) throw new Error('preload.ts was not bundled');
  return bundle.output[0].code;
}

/** What the shell hands to Electron to serve the page with. */
function pagesOfShell(): (request: Request) => Promise<Response> {
  let handler: (request: Request) => Promise<Response> = () => Promise.reject(new Error('no handler'));
  const protocol = { handle: (_scheme: string, given: typeof handler) => void (handler = given) };
  setupPages(protocol as unknown as Protocol, path.join(root, '.vite/renderer'));
  return (request) => handler(request);
}
