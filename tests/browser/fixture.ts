import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright';
import { expect, test as plain } from 'playwright/test';
import type { Language } from '#core/caller/company.ts';
import type { PhoneOptions } from '../../electron/practice/employees/phone.ts';
import { type Exchange, createExchange } from '../../electron/practice/exchange.ts';
import { type Host, scratchFolder, startHost } from '../product/host.ts';
import { office } from '../product/company.ts';
import { axeFinds } from './axe.ts';

const chromiumProgram = [process.env['PLAYWRIGHT_CHROMIUM'], '/usr/bin/chromium'].find(
  (file) => file !== undefined && existsSync(file),
);

/** A desk of its own for one test: an exchange, the host with the test's office, and a page. */
export interface Desk {
  readonly exchange: Exchange;
  readonly host: Host;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
}

export interface DeskPlan {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** 2: the text twice as large, as a person sets it. */
  readonly textSize?: number;
  /** false: the browser refuses the microphone. */
  readonly microphone?: boolean;
  /** Other account than the exchange's own. */
  readonly account?: object;
  /** How the telephones of some employees behave, by extension; the others are away. */
  readonly phones?: Readonly<Record<string, PhoneOptions>>;
  /** Who can be rung back, by number. */
  readonly people?: Readonly<Record<string, PhoneOptions>>;
  /** How long the target of a transfer may ring; seconds. */
  readonly targetSeconds?: number;
  /** How long notes are asked for before they fold; seconds. */
  readonly wrapUpSeconds?: number;
}

interface TestFixtures {
  readonly openDesk: (plan?: DeskPlan) => Promise<Desk>;
}
interface WorkerFixtures {
  readonly chrome: Browser;
}

export const test = plain.extend<TestFixtures, WorkerFixtures>({
  chrome: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      const chrome = await startChromium(['--use-fake-device-for-media-stream']);
      await lend(chrome);
      await chrome.close();
    },
    { scope: 'worker' },
  ],
  openDesk: async ({ chrome }, lend) => {
    const closing: (() => Promise<unknown>)[] = [];
    await lend(async (plan = {}) => {
      const { desk, close } = await openDeskIn(chrome, plan);
      closing.push(close);
      return desk;
    });
    for (const close of closing.toReversed()) await close();
  },
});

/** Debian's Chromium; as root it has no sandbox. `soundServer`: a PulseAudio whose devices are its only ones. */
export function startChromium(more: readonly string[], soundServer?: string): Promise<Browser> {
  return chromium.launch({
    ...(soundServer === undefined
      ? {}
      : { ignoreDefaultArgs: ['--mute-audio'], env: { ...process.env, PULSE_SERVER: soundServer } }),
    ...(chromiumProgram === undefined ? {} : { executablePath: chromiumProgram }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--allow-loopback-in-peer-connection',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      ...more,
    ],
  });
}

/** The same in a browser of the test's own, or with its data in a folder of the test's own. */
export async function openDeskIn(
  chrome: Browser,
  plan: DeskPlan,
  ownFolder?: string,
): Promise<{ desk: Desk; close: () => Promise<void> }> {
  const { folder, remove } = ownFolder === undefined ? scratchFolder() : { folder: ownFolder, remove: () => undefined };
  const { language = 'en', theme = 'light' } = plan;
  writeFileSync(path.join(folder, 'company.json'), JSON.stringify(office));
  writeFileSync(path.join(folder, 'preferences.json'), JSON.stringify({ language, theme }));
  const { phones = {}, people = {}, targetSeconds = 20, wrapUpSeconds = 120 } = plan;
  const exchange = await createExchange({
    password: 'practice makes perfect',
    employees: office.employees.map(({ name, extension }) => ({
      name,
      extension,
      ...(phones[extension] ?? { manner: 'away' }),
    })),
    people: Object.entries(people).map(([number, phone]) => ({ number, ...phone })),
  });
  const account = { ...exchange.account, ...plan.account };
  const settings = { version: 1, account, country: 'UA', targetSeconds, wrapUpSeconds };
  const host = await startHost({ data: folder, settings });
  const context = await chrome.newContext({
    viewport: plan.viewport ?? { width: 1280, height: 800 },
    permissions: plan.microphone === false ? [] : ['microphone'],
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(host.link);
  if (plan.textSize !== undefined)
    await page.addStyleTag({ content: `html { font-size: ${plan.textSize * 100}% !important; }` });
  const close = async (): Promise<void> => {
    await context.close();
    await host.stop();
    await exchange.close();
    remove();
  };
  return { desk: { exchange, host, context, page, complaints }, close };
}

/** Nothing for axe to find: every rule of WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await axeFinds(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Nothing reaches beyond the window's side: no text is cut off, no sideways scrolling. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

export { expect };
