import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PbxCodes } from '#core/call/codes.ts';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Company } from '#core/caller/company.ts';
import type { Settings } from '#core/settings.ts';
import { openContext } from './browser.ts';
import type { Cable } from './cable.ts';
import { startChild, until } from './child.ts';
import type { Account, Exchange } from './exchange.ts';
import { office } from './office.ts';

/** The product as a receptionist has it: its browser host as a process of its own, and a page in Chromium. */
export interface Desk {
  /** The page in use; another one after `replacePage`. */
  readonly page: () => Page;
  /** Its data folder, with the journal. */
  readonly data: string;
  /** Crashes the page as a browser crashes: nothing in it can say goodbye. */
  readonly killPage: () => Promise<void>;
  /** Opens the same link in a new page. */
  readonly openPage: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DeskPlan {
  readonly exchange: Exchange;
  readonly browser: Browser;
  /** What stands in the settings file; the exchange's own desk where nothing is said. */
  readonly account?: Partial<
    Account & { readonly server: string; readonly secondServer: string; readonly name: string }
  >;
  /** Beside the first one, at the same exchange; by its user, over the exchange's own door where nothing is said. */
  readonly lines?: readonly { readonly name: string; readonly user: string; readonly server?: string }[];
  /** The network it is in; the machine's own where nothing is said. */
  readonly cable?: Cable;
  /** Who works there; the office of all tests where nothing is said. */
  readonly company?: Company;
  /** How long the target of a transfer may ring; the product's own value where nothing is said. */
  readonly targetSeconds?: number;
  /** What the settings say of the exchange; nothing where nothing is said. */
  readonly pbx?: Settings['pbx'];
  /** What the exchange wants dialled for what it does itself. */
  readonly codes?: PbxCodes;
}

const project = path.join(import.meta.dirname, '../../..');

export async function startDesk(plan: DeskPlan): Promise<Desk> {
  const { exchange, browser, account, lines = [], cable, targetSeconds, pbx, codes, company = office } = plan;
  const folder = mkdtempSync(path.join(exchange.folder, 'desk-'));
  const settings = path.join(folder, 'settings.json');
  const known = { server: exchange.wsUrl, ...exchange.desk, ...account };
  const uriOf = (user: string): string => `sip:${user}@${exchange.domain}`;
  const further = lines.map((line) => ({
    id: line.user,
    uri: uriOf(line.user),
    server: exchange.wsUrl,
    ...exchange.account(line.user),
    ...line,
  }));
  const said = {
    version: 1,
    account: { uri: uriOf(known.user), ...known },
    lines: further,
    country: 'DE',
    targetSeconds,
    pbx,
    codes,
  };
  writeFileSync(settings, JSON.stringify(said), { mode: 0o600 });
  const data = path.join(folder, 'data');
  mkdirSync(data);
  writeFileSync(path.join(data, 'company.json'), JSON.stringify(company));
  const [program, ...before] = [...(cable?.within ?? []), process.execPath];
  const host = startChild(
    program,
    [
      ...before,
      path.join(project, 'electron/host.ts'),
      '--no-open',
      '--no-practice',
      '--port=0',
      `--data=${data}`,
      `--settings=${settings}`,
    ],
    {
      log: path.join(exchange.folder, `${path.basename(folder)}.log`),
      cwd: project,
      env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
    },
  );
  let context: BrowserContext | null = null;
  const close = async () => {
    await context?.close();
    await host.stop(5000);
  };
  try {
    const link = await until(
      'the host says "Portico is ready"',
      () => /Portico is ready: (http:\S+)/.exec(readFileSync(host.log, 'utf8'))?.[1] ?? null,
      { of: host, ms: 40_000 },
    );
    const open = (context = await openContext(browser));
    let page = await open.newPage();
    const response = await page.goto(link);
    if (response?.ok() !== true) throw new Error('The page is not there to be tested: npm run build');
    return {
      page: () => page,
      data,
      async killPage() {
        const crashed = page.waitForEvent('crash');
        const session = await open.newCDPSession(page);
        // The answer never comes: the page that should give it is gone.
        session.send('Page.crash').catch(() => {});
        await crashed;
        await page.close();
      },
      async openPage() {
        page = await open.newPage();
        await page.goto(link);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
