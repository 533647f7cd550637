import path from 'node:path';
import process from 'node:process';
import { memoryCarriers } from '#core/contract/memoryCarrier.ts';
import { log } from './adapters/machine/log.ts';
import { sentenceOf } from './host/refusal.ts';
import { type HostServer, startServer } from './host/server.ts';
import { wordsFor } from './host/words.ts';
import { type Portico, openPortico } from './portico.ts';
import { askedSecrets } from './shell/line/askedSecrets.ts';
import { followDesk } from './shell/line/deskFacts.ts';
import type { OpenPlan, ToBackend, ToShell } from './shell/line/messages.ts';
import { type KeyedLine, withGlobalKeys } from './shell/line/pageKeys.ts';
import { type BackendPort, portCarrier } from './shell/line/portCarrier.ts';

/** The backend of the desktop application, in a utility process: it outlives its pages and never waits for a window. */
const shell = process.parentPort;
const { secrets, answered } = askedSecrets(tell);
/** Pages that came before the backend stood. */
const early: BackendPort[] = [];
let portico: Portico | null = null;
/** A telephone link that Portico was started by. */
let offered: string | null = null;
let desk: { readonly calls: () => Parameters<KeyedLine['press']>[1] } | null = null;
let page: KeyedLine | null = null;
/** Serves windows for reading in the system's own browser; begun with the first one. */
let reading: Promise<HostServer | null> | null = null;

function tell(message: ToShell): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  shell.postMessage(message);
}

async function open(plan: OpenPlan): Promise<void> {
  const words = wordsFor(plan.locale);
  const opened = await openPortico({
    folder: plan.folder,
    settingsFile: plan.settingsFile,
    resources: plan.resources,
    practise: plan.practise,
    language: words.language,
    secrets: plan.keepsSecrets ? secrets : null,
    takeLinks: () => tell({ kind: 'links-asked' }),
    restart: () => void restart(),
    readingLink: async (token) => (await readingServer(plan))?.readingLink(token) ?? null,
  });
  if (!opened.ok) {
    tell({ kind: 'not-opened', sentence: sentenceOf(words, opened.problem) });
    return;
  }
  portico = opened.value;
  if (offered !== null) portico.backend.offerCall(offered);
  // What it is told is only looked at: no copy is needed.
  const looking = memoryCarriers((frame) => frame);
  portico.backend.connect(looking.backend, 'shell');
  desk = followDesk(looking.page, (facts) => tell({ kind: 'desk-changed', facts }));
  for (const port of early.splice(0)) serve(portico, port);
  tell({ kind: 'opened' });
}

function serve(to: Portico, port: BackendPort): void {
  page = withGlobalKeys(portCarrier(port));
  to.backend.connect(page.carrier, 'desk');
}

/** On the loopback port that is free; the desk's own page never comes this way. */
function readingServer({ resources }: OpenPlan): Promise<HostServer | null> {
  reading ??= startServer({
    port: 0,
    pagesFolder: path.join(path.dirname(resources), '.vite/renderer'),
    letsRead: (token) => portico?.backend.letsRead(token) ?? false,
    onPage: (carrier, seat) => {
      if (seat !== 'desk') portico?.backend.connect(carrier, seat);
    },
  }).then((started) => (started.ok ? started.value : null));
  return reading;
}

async function close(): Promise<void> {
  try {
    const server = await reading;
    await portico?.close(server ?? undefined);
  } catch (problem) {
    log.warn('close', { problem: problem instanceof Error ? problem.name : 'unknown' });
  }
  tell({ kind: 'closed' });
}

/** The shell starts the next process when this one has ended in order, and gives the page a line to it. */
async function restart(): Promise<void> {
  tell({ kind: 'restart-asked' });
  await close();
  process.exit(0);
}

function hear(message: ToBackend, port: BackendPort | undefined): void {
  switch (message.kind) {
    case 'open-asked':
      return void open(message.plan);
    case 'page-joined':
      if (port !== undefined) joined(port);
      return undefined;
    case 'key-pressed':
      return page?.press(message.key, desk?.calls() ?? []);
    case 'call-offered':
      if (portico === null) offered = message.number;
      else portico.backend.offerCall(message.number);
      return undefined;
    case 'resumed':
      return portico?.backend.resumed();
    case 'secret-read':
    case 'secret-written':
      return answered(message);
    case 'close-asked':
      return void close();
  }
}

function joined(port: BackendPort): void {
  if (portico === null) early.push(port);
  else serve(portico, port);
}

shell.on('message', ({ data, ports }) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own shell has the other end
  hear(data as ToBackend, ports[0]);
});
