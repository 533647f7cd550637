import { readdirSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright';
import { expect, test as plain } from 'playwright/test';
import { receptionAt, type Reception } from './console.ts';
import { startBaresip, type Baresip } from './stack/baresip.ts';
import { startBrowser } from './stack/browser.ts';
import { startDesk, type Desk, type DeskPlan } from './stack/desk.ts';
import { startExchange, type Exchange } from './stack/exchange.ts';
import { startLinphone, type Linphone } from './stack/linphone.ts';
import { missingPeers } from './stack/missing.ts';
import type { Manner, Telephone, TelephoneCall } from './stack/telephone.ts';
import { listenOnWire, type Wire } from './stack/wire.ts';

export const deskTone = 1000;
export const callerTone = 600;
const employeeTone = 900;
/** How the status "Phone" begins when all is well; every other state begins otherwise. */
export const registered = /^\s*Registered/;

/** Which telephone somebody has, and what it does with a call; it rings where nothing is said. */
type TelephonePlan = {
  /** An account of the exchange: 201 to 206 are employees, 2001 to 2004 callers. */
  readonly user?: string;
  readonly hz?: number;
} & (
  | { readonly phone: 'linphonec'; readonly manner?: Manner }
  | { readonly phone: 'baresip'; readonly manner?: Exclude<Manner, 'is-busy'> }
);

interface TestFixtures {
  /** Skips with a reason where a peer is missing. */
  readonly peers: undefined;
  /** Keeps every peer's log beside the results of a failed test. */
  readonly keptLogs: undefined;
  /** A registered telephone that plays `callerTone`; put down after the test, whatever happened. */
  readonly caller: Baresip;
  /** A registered telephone of a caller (2002, `callerTone`), beside `caller`; put down after the test. */
  readonly callerWith: (plan: TelephonePlan) => Promise<Telephone>;
  /** A registered telephone on an employee's desk (201, `employeeTone`); put down after the test. */
  readonly employee: (plan: TelephonePlan) => Promise<Telephone>;
  /** A linphonec of any account of the exchange (`employeeTone`), which tells how it was called; put down after the test. */
  readonly linphoneAt: (plan: {
    readonly user: string;
    readonly hz?: number;
    readonly manner?: Manner;
  }) => Promise<Linphone>;
  /** Hears what really reaches a caller of the scenario changed-twice. */
  readonly wire: Wire;
  /** A desk of its own for this test alone. */
  readonly openDesk: (plan: Omit<DeskPlan, 'exchange' | 'browser'>) => Promise<Desk>;
  /** The page of the desk that all tests share, registered. */
  readonly reception: Reception;
}

interface WorkerFixtures {
  readonly exchange: Exchange;
  readonly listeningBrowser: Browser;
  readonly desk: Desk;
}

export const test = plain.extend<TestFixtures, WorkerFixtures>({
  peers: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend, info) => {
      const missing = missingPeers();
      info.skip(missing !== null, missing ?? '');
      await lend(undefined);
    },
    { auto: true },
  ],
  exchange: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      const exchange = await startExchange();
      await lend(exchange);
      await exchange.close();
    },
    { scope: 'worker' },
  ],
  listeningBrowser: [
    async ({ exchange }, lend) => {
      const browser = await startBrowser(exchange.folder, deskTone);
      await lend(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  desk: [
    async ({ exchange, listeningBrowser }, lend) => {
      const desk = await startDesk({ exchange, browser: listeningBrowser });
      await lend(desk);
      await desk.close();
    },
    { scope: 'worker' },
  ],
  keptLogs: [
    async ({ exchange }, lend, info) => {
      await lend(undefined);
      if (info.status === info.expectedStatus) return;
      const logs = readdirSync(exchange.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.log'),
      );
      // Beside the results, not attached: the list of all peers' logs would bury what failed.
      const kept = info.outputPath('logs');
      await mkdir(kept, { recursive: true });
      await Promise.all(
        logs.map((name) => copyFile(path.join(exchange.folder, name), path.join(kept, name.replaceAll(path.sep, '-')))),
      );
    },
    { auto: true },
  ],
  caller: async ({ exchange }, lend) => {
    const caller = await startBaresip(exchange, exchange.account('2001'), callerTone);
    await lend(caller);
    await caller.close();
  },
  callerWith: async ({ exchange }, lend) => {
    const telephones = openTelephones(exchange);
    await lend((plan) => telephones.open({ user: '2002', hz: callerTone, ...plan }));
    await telephones.close();
  },
  employee: async ({ exchange }, lend) => {
    const telephones = openTelephones(exchange);
    await lend((plan) => telephones.open({ user: '201', hz: employeeTone, ...plan }));
    await telephones.close();
  },
  linphoneAt: async ({ exchange }, lend) => {
    const opened: Linphone[] = [];
    await lend(async ({ user, hz = employeeTone, manner }) => {
      const linphone = await startLinphone(exchange, exchange.account(user), hz, manner);
      opened.push(linphone);
      return linphone;
    });
    await Promise.all(opened.map((linphone) => linphone.close()));
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
  wire: async ({}, lend) => {
    const wire = await listenOnWire();
    await lend(wire);
    wire.close();
  },
  openDesk: async ({ exchange, listeningBrowser }, lend) => {
    const desks: Desk[] = [];
    await lend(async (plan) => {
      const desk = await startDesk({ ...plan, exchange, browser: listeningBrowser });
      desks.push(desk);
      return desk;
    });
    await Promise.all(desks.map((desk) => desk.close()));
  },
  reception: async ({ desk }, lend) => {
    const reception = receptionAt(desk.page);
    await expect(reception.phone()).toContainText(registered);
    await lend(reception);
  },
});

function openTelephones(exchange: Exchange) {
  const opened: Telephone[] = [];
  return {
    async open(plan: TelephonePlan & { readonly user: string; readonly hz: number }): Promise<Telephone> {
      const account = exchange.account(plan.user);
      const telephone =
        plan.phone === 'linphonec'
          ? await startLinphone(exchange, account, plan.hz, plan.manner)
          : await startBaresip(exchange, account, plan.hz, plan.manner);
      opened.push(telephone);
      return telephone;
    },
    close: () => Promise.all(opened.map((telephone) => telephone.close())),
  };
}

/** The caller dials, the desk answers by key, and each hears the other: only then is the call in progress everywhere. */
export async function talk(
  reception: Reception,
  caller: Telephone,
  exchange: Exchange,
  user = exchange.desk.user,
): Promise<void> {
  await caller.dial(`sip:${user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await hearEachOther(reception, caller);
}

/** Listens from now on: what was heard before does not count. */
export async function hearEachOther(reception: Reception, caller: Telephone): Promise<void> {
  const [atDesk, atCaller] = [await reception.ear(), await caller.ear()];
  await expect.poll(atDesk.hears).toBe(`${caller.hz} Hz`);
  await expect.poll(atCaller.hears).toBe(`${deskTone} Hz`);
}

/** Two telephones, without the desk: after a transfer. Listens from now on. */
export async function talkTogether(one: Telephone, other: Telephone): Promise<void> {
  const [atOne, atOther] = [await one.ear(), await other.ear()];
  await expect.poll(atOne.hears).toBe(`${other.hz} Hz`);
  await expect.poll(atOther.hears).toBe(`${one.hz} Hz`);
}

/** States of its calls, the oldest first, for expect.poll: ['ended', 'talking']. */
export function statesOf(telephone: Telephone): () => readonly TelephoneCall['state'][] {
  return () => telephone.calls().map(({ state }) => state);
}

export { expect };
