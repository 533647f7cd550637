import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startChild, until, type Child } from './child.ts';
import { kamailioModules, kamailioTables, program } from './missing.ts';
import { udpQuestion } from './udpQuestion.ts';

export interface KamailioPlan {
  readonly folder: string;
  readonly domain: string;
  readonly sipPort: number;
  /** Where desks come from: 127.0.0.1, or the exchange's end of a cable. */
  readonly wsHost: string;
  readonly wsPort: number;
  readonly rtpenginePort: number;
  /** Digest passwords by user. */
  readonly users: ReadonlyMap<string, string>;
}

/** Starts Kamailio with kamailio.cfg filled in; resolves when it answers an OPTIONS over UDP. */
export async function startKamailio(plan: KamailioPlan): Promise<Child> {
  const run = path.join(plan.folder, 'kamailio');
  mkdirSync(tables(plan), { recursive: true });
  for (const name of emptyTables) copyFileSync(path.join(kamailioTables, name), path.join(tables(plan), name));
  const config = path.join(run, 'kamailio.cfg');
  writeFileSync(config, filledIn(plan), { mode: 0o600 });
  const child = startChild(program('kamailio'), ['-DD', '-E', '-f', config, '-w', run, '-Y', run], {
    log: path.join(plan.folder, 'kamailio.log'),
  });
  await until('Kamailio answers OPTIONS', async () => ((await answersOptions(plan)) ? true : null), { of: child });
  return child;
}

/** What presence and pua want to see before they start, also when they keep everything in memory. */
const emptyTables = ['version', 'presentity', 'active_watchers', 'watchers', 'pua'];

function tables({ folder }: KamailioPlan): string {
  return path.join(folder, 'kamailio', 'tables');
}

function filledIn(plan: KamailioPlan): string {
  const words: Readonly<Record<string, string>> = {
    DOMAIN: plan.domain,
    SIP_PORT: String(plan.sipPort),
    WS_HOST: plan.wsHost,
    WS_PORT: String(plan.wsPort),
    RTPENGINE_PORT: String(plan.rtpenginePort),
    TABLES: tables(plan),
    MODULES: `${kamailioModules()}/`,
    USERS: [...plan.users].map(([user, password]) => `    $sht(users=>${user}) = "${password}";`).join('\n'),
  };
  const template = readFileSync(path.join(import.meta.dirname, 'kamailio.cfg'), 'utf8');
  return template.replaceAll(/@([A-Z_]+)@/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`kamailio.cfg wants an unknown word: ${word}`);
    return value;
  });
}

async function answersOptions({ sipPort, domain }: KamailioPlan): Promise<boolean> {
  const answer = await udpQuestion(sipPort, (own) =>
    [
      `OPTIONS sip:${domain} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${own};branch=z9hG4bK-${own}-${performance.now()}`,
      `From: <sip:ready@${domain}>;tag=${own}`,
      `To: <sip:${domain}>`,
      `Call-ID: ready-${own}`,
      'CSeq: 1 OPTIONS',
      'Max-Forwards: 5',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  );
  return answer?.startsWith('SIP/2.0 200') ?? false;
}
