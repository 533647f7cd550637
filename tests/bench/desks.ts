import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright';
import { build } from 'vite';
import type { Company, Contact, Employee } from '#core/caller/company.ts';
import { type Exchange, type Employee as ExchangeEmployee, createExchange } from '../../electron/practice/exchange.ts';
import { type Host, scratchFolder, startHost } from '../product/host.ts';
import { markPaints } from './marks.ts';

/** A telephone under measurement: an exchange of its own that rings it, and its page in a browser of its own. */
export interface Measured {
  readonly exchange: Exchange;
  readonly page: Page;
  readonly host: Host | null;
  readonly close: () => Promise<void>;
}

const chromiumProgram = [process.env['PLAYWRIGHT_CHROMIUM'], '/usr/bin/chromium'].find(
  (file) => file !== undefined && existsSync(file),
);

/** Each in a browser of its own, so that neither page is in the other's background. */
function startChromium(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumProgram === undefined ? {} : { executablePath: chromiumProgram }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
    ],
  });
}

export async function openPage(which: 'floor' | 'product', link: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await startChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['microphone'] });
  await context.addInitScript(markPaints, which);
  const page = await context.newPage();
  await page.goto(link);
  return { browser, page };
}

/** The product: host, backend, journal, page, with this company's directory. */
export async function openProduct(
  company: Company,
  environment: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => void = () => undefined,
): Promise<Measured> {
  const { folder, remove } = scratchFolder();
  prepare(folder);
  const product = await openProductIn(folder, company, environment);
  return {
    ...product,
    close: async () => {
      await product.close();
      remove();
    },
  };
}

/** The same with a folder that stays. */
export async function openProductIn(
  folder: string,
  company: Company,
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  writeFileSync(path.join(folder, 'company.json'), JSON.stringify(company));
  const exchange = await createExchange({ password: 'bench', employees: phonesOf(company.employees) });
  const settings = { version: 1, account: exchange.account, country: 'UA' };
  const host = await startHost({ data: folder, settings, environment });
  const { browser, page } = await openPage('product', host.link);
  await exchange.registered();
  return {
    exchange,
    page,
    host,
    close: async () => {
      await browser.close();
      await host.stop();
      await exchange.close();
    },
  };
}

/** A phone for each employee, which rings and has no sound: werift's own work would disturb the clock. */
function phonesOf(employees: readonly Pick<Employee, 'name' | 'extension'>[]): ExchangeEmployee[] {
  return employees.map(({ name, extension }) => ({ name, extension, manner: 'never-answers' }));
}

/** Bare sip.js in a page with one DOM write: what no browser telephone can beat by much. It watches the last `watched`. */
export async function openFloor(employees: readonly Employee[] = [], watched = 0): Promise<Measured> {
  const exchange = await createExchange({ password: 'bench', employees: phonesOf(employees) });
  const pages = await serve(await buildFloor());
  const { uri, server, user, password } = exchange.account;
  const target = employees[0]?.extension ?? '';
  const query = new URLSearchParams({ uri, server, user, password, target, watched: String(watched) });
  const { browser, page } = await openPage('floor', `${pages.link}?${query.toString()}`);
  await exchange.registered();
  return {
    exchange,
    page,
    host: null,
    close: async () => {
      await browser.close();
      pages.close();
      await exchange.close();
    },
  };
}

async function buildFloor(): Promise<string> {
  const folder = path.join(import.meta.dirname, '../../out/bench-floor');
  await build({
    root: path.join(import.meta.dirname, 'floor'),
    logLevel: 'warn',
    build: { target: 'chrome146', outDir: folder, emptyOutDir: true },
  });
  return folder;
}

async function serve(folder: string): Promise<{ readonly link: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'text/html');
    return void createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    link: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Contacts in turn whose card is complete by the directory alone, each with one number. */
export function callersOf(company: Company): readonly { readonly number: string; readonly contact: Contact }[] {
  return company.contacts.flatMap((contact) => {
    const number = contact.numbers[0];
    return number === undefined ? [] : [{ number, contact }];
  });
}
