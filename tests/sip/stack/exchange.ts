import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './freePort.ts';
import { startKamailio, type KamailioPlan } from './kamailio.ts';
import { startRtpengine } from './rtpengine.ts';

/** A digest user of the exchange. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** A PBX of its own: Kamailio for the signalling, rtpengine for the sound. */
export interface Exchange {
  /** Where the console registers: SIP over WebSocket. */
  readonly wsUrl: string;
  /** SIP over UDP and TCP on 127.0.0.1. */
  readonly sipPort: number;
  readonly domain: string;
  readonly desk: Account;
  /** An employee's account, for a caller with a telephone. */
  readonly account: (user: string) => Account;
  /** Scratch folder: logs and recordings of every peer. Removed by `close`. */
  readonly folder: string;
  /** Kamailio is killed as by a power cut: no connection is closed in order. The sound is rtpengine's and goes on. */
  readonly kill: () => Promise<void>;
  /** Kamailio comes (back) with no memory of calls and registrations; resolves when it answers. */
  readonly restart: () => Promise<void>;
  /** Kamailio holds every connection open and answers nothing. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

const deskUser = '1000';
/** Employees' desk telephones, then telephones of callers, then where numbers outside and voicemail lead to. */
const telephones = ['201', '202', '203', '204', '205', '206', '2001', '2002', '2003', '2004', 'gateway', 'voicemail'];

interface ExchangePlan {
  /** Where desks reach it, and its sound; telephones are on 127.0.0.1 always. */
  readonly address?: string;
  /** Another exchange of the same company: the same accounts. */
  readonly beside?: Exchange;
}

export async function startExchange({ address = '127.0.0.1', beside }: ExchangePlan = {}): Promise<Exchange> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-sip-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const passwordOf = (user: string): string => beside?.account(user).password ?? randomBytes(9).toString('base64url');
  const users = new Map([deskUser, ...telephones].map((user) => [user, passwordOf(user)] as const));
  const account = (user: string): Account => {
    const password = users.get(user);
    if (password === undefined) throw new Error(`The exchange has no user ${user}`);
    return { user, password };
  };
  const rtpengine = await startRtpengine(folder, address);
  const plan: KamailioPlan = {
    folder,
    domain: 'pbx.test',
    sipPort: await freePort(),
    wsHost: address,
    wsPort: await freePort(),
    rtpenginePort: rtpengine.port,
    users,
  };
  let kamailio = await startKamailio(plan).catch(async (error: unknown) => {
    await rtpengine.stop();
    throw error;
  });
  const kill = async () => {
    kamailio.signal('SIGKILL');
    await kamailio.exited;
  };
  return {
    wsUrl: `ws://${address}:${plan.wsPort}`,
    sipPort: plan.sipPort,
    domain: plan.domain,
    desk: account(deskUser),
    account,
    folder,
    kill,
    async restart() {
      await kill();
      kamailio = await startKamailio(plan);
    },
    pause: () => kamailio.signal('SIGSTOP'),
    resume: () => kamailio.signal('SIGCONT'),
    async close() {
      await Promise.all([kamailio.stop(), rtpengine.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
