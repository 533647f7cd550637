import path from 'node:path';
import process from 'node:process';
import { isMistake } from '#core/opening.ts';
import { log } from './adapters/machine/log.ts';
import { openBrowser } from './host/browser.ts';
import { defaultDataFolder } from './adapters/machine/dataFolder.ts';
import { type HostOptions, readOptions } from './host/options.ts';
import { sentenceOf } from './host/refusal.ts';
import { type HostServer, startServer } from './host/server.ts';
import { wordsFor } from './host/words.ts';
import { type Portico, openPortico } from './portico.ts';

/** Portico for browsers: the same backend and page as the desktop application, on a loopback port. */
const root = path.dirname(import.meta.dirname);
const words = wordsFor(process.env['LC_ALL'] ?? process.env['LANG']);

/** Ends with a sentence: 2 for a mistake in what was asked, 1 for a state of the machine. */
function refuse(sentence: string, code: 1 | 2): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function optionsOrRefuse(): HostOptions {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok && read.error === 'bad-port') refuse(words.badPort(read.detail ?? ''), 2);
  if (!read.ok) refuse(`${words.unknownOption(read.detail ?? '')}\n\n${words.usage}`, 2);
  return read.value;
}

/** Pages are served once Portico stands. */
let served: HostServer | null = null;

async function openOrRefuse(options: HostOptions, restart: () => void): Promise<Portico> {
  const opened = await openPortico({
    folder: path.resolve(options.data ?? defaultDataFolder()),
    settingsFile: options.settings === null ? null : path.resolve(options.settings),
    resources: path.join(root, 'resources'),
    practise: options.practice,
    language: words.language,
    secrets: null,
    restart,
    readingLink: (token) => Promise.resolve(served?.readingLink(token) ?? null),
  });
  if (opened.ok) return opened.value;
  return refuse(sentenceOf(words, opened.problem), isMistake(opened.problem) ? 2 : 1);
}

async function start(): Promise<void> {
  const options = optionsOrRefuse();
  if (options.help) {
    process.stdout.write(`${words.usage}\n`);
    return;
  }
  /** The one of now; while another account begins, the pages wait for it. */
  let portico = openOrRefuse(options, restart);
  let letsRead = (await portico).backend.letsRead;
  const server = await startServer({
    port: options.port,
    pagesFolder: path.join(root, '.vite/renderer'),
    letsRead: (token) => letsRead(token),
    onPage: (carrier, seat) => void portico.then(({ backend }) => backend.connect(carrier, seat)),
  });
  if (!server.ok) {
    await (await portico).close();
    refuse(words.portTaken(options.port), 1);
  }
  served = server.value;
  const { cutPages } = server.value;
  endOnSignals(async () => (await portico).close(server.value));
  process.stdout.write(`${words.ready(server.value.link)}\n`);
  if (options.open) openBrowser(server.value.link);

  function restart(): void {
    const old = portico;
    portico = old.then(async ({ close }) => {
      await close();
      const opened = await openOrRefuse(options, restart);
      letsRead = opened.backend.letsRead;
      return opened;
    });
    cutPages();
  }
}

function endOnSignals(end: () => Promise<void>): void {
  let ending = false;
  const onSignal = (): void => {
    if (ending) return;
    ending = true;
    void end().then(
      () => process.exit(0),
      (problem: unknown) => {
        log.warn('close', { problem: problem instanceof Error ? problem.name : 'unknown' });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // The terminal was closed.
  process.on('SIGHUP', onSignal);
}

await start();
