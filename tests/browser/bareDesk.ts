import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { build } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallView } from '#core/call/view.ts';
import { calls as questions, type DeskState, type MediaAsk, type MediaReply } from '#core/contract/contract.ts';
import { createServer, type Handlers, type Server } from '#core/contract/server.ts';
import { contentType, pageHeaders } from '#core/pages.ts';
import { failed, ok } from '#core/support/result.ts';
import { webSocketCarrier } from '../../electron/host/webSocketCarrier.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { takeCensus } from './page/census.ts';

const token = 'token-of-the-test';

/** A backend that does what a test says, behind the page's real plumbing. */
export interface BareBackend {
  readonly link: string;
  desk: DeskState;
  /** Turns away every line, as a backend that is down does. */
  deaf: boolean;
  /** What a test has it answer instead of its own. */
  answers: Partial<Handlers>;
  /** What the page asked, oldest first: name and body. */
  readonly asked: readonly (readonly [string, unknown])[];
  /** Asks the newest page about sound and waits for its reply. */
  readonly ask: (wish: MediaAsk) => Promise<MediaReply>;
  /** Changes the desk and tells the page. */
  readonly show: (...calls: readonly CallView[]) => void;
  /** Changes any part of the desk; of employees the changed ones alone are told. */
  readonly change: (change: Partial<Omit<DeskState, 'calls'>>) => void;
  readonly push: Server['push'];
  /** Cuts every line, as a crash does. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** Files by name, as a browser asks for them. */
type Pages = Readonly<Record<string, string | Uint8Array>>;

/** Bundles the plumbing once for a worker. */
export async function bundlePages(): Promise<Pages> {
  const entry = (name: string) => path.join(import.meta.dirname, `page/${name}`);
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    build: {
      write: false,
      minify: false,
      target: 'chrome146',
      rolldownOptions: {
        input: { desk: entry('desk.tsx'), caller: entry('caller.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((output) => ('output' in output ? output.output : []));
  return Object.fromEntries(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
}

/** The product's own page, bundled once for a worker. */
export async function bundleProduct(): Promise<Pages> {
  const built = await build({
    configFile: path.join(import.meta.dirname, '../../renderer/vite.config.ts'),
    logLevel: 'warn',
    build: { write: false, minify: false },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((output) => ('output' in output ? output.output : []));
  return Object.fromEntries(files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

export async function startBareBackend(pages: Pages): Promise<BareBackend> {
  const asked: (readonly [string, unknown])[] = [];
  const waiting = new Map<number, (reply: MediaReply) => void>();
  const lines = new Set<WebSocket>();
  let newest: Server | null = null;
  let lastAsk = 0;

  const http = createHttpServer((request, response) => {
    const file = (request.url ?? '/').split('?')[0]?.slice(1) ?? '';
    const name = file === '' && 'index.html' in pages ? 'index.html' : file;
    response.writeHead(200, {
      'Content-Type': name in pages ? contentType(path.extname(name)) : 'text/html',
      ...pageHeaders,
    });
    const page = name === 'caller' ? 'caller' : 'desk';
    response.end(pages[name] ?? `<!doctype html><body></body><script type="module" src="/${page}.js"></script>`);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const sockets = new WebSocketServer({ server: http, path: '/carrier' });
  sockets.on('connection', (socket) => {
    if (backend.deaf) {
      socket.terminate();
      return;
    }
    socket.once('message', (hello: Buffer) => {
      if (hello.toString('utf8') === JSON.stringify({ type: 'hello', token })) serve(socket);
      else socket.close(4401);
    });
  });

  function serve(socket: WebSocket): void {
    lines.add(socket);
    const server = createServer({
      carrier: webSocketCarrier(socket),
      roles: () => ['receptionist', 'manager'],
      onProblem: (problem) => {
        throw new Error(`${problem.code} ${problem.name ?? ''} ${problem.at}`);
      },
      handlers,
      validatePushes: true,
    });
    newest = server;
  }

  const done = () => ok({});
  const own: Partial<Handlers> = {
    'desk.state': () => ok(backend.desk),
    'call.note-topic': done,
    'call.note-essence': done,
    'call.transfer': done,
    'call.join': done,
    'call.swap': done,
    'call.take-back': done,
    'callback.close': done,
    'call.dial': () => ok({ callId: 'dialled' }),
    'journal.list': () => ok({ entries: [], more: false, partial: false }),
    'journal.call': () => ok(null),
    'telephone.own': ({ takeOver }) => {
      if (backend.desk.telephone === 'another' && !takeOver) return failed('owned-by-another');
      give('yours');
      return ok({});
    },
    'media.reply': ({ askId, reply }) => {
      waiting.get(askId)?.(reply);
      return ok({});
    },
    'preferences.set': done,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one handler for each question of the contract
  const handlers = Object.fromEntries(
    Object.keys(questions).map((name) => [name, handlerOf(name)]),
  ) as unknown as Handlers;

  function handlerOf(name: string): (body: unknown) => unknown {
    return (body) => {
      if (name !== 'media.reply') asked.push([name, body]);
      const answers: Readonly<Record<string, unknown>> = { ...own, ...backend.answers };
      const answer = answers[name];
      return typeof answer === 'function' ? answer(body) : failed('call-gone');
    };
  }

  function give(telephone: DeskState['telephone']): void {
    backend.desk = { ...backend.desk, telephone };
    newest?.push('desk.changed', { telephone });
  }

  const backend: BareBackend = {
    link: `http://127.0.0.1:${address.port}/?audio=raw#token=${token}`,
    desk: quietDesk,
    deaf: false,
    answers: {},
    asked,
    ask(wish) {
      lastAsk += 1;
      const askId = lastAsk;
      return new Promise((resolve) => {
        waiting.set(askId, resolve);
        newest?.push('media.asked', { askId, ask: wish });
      });
    },
    show(...calls) {
      backend.desk = { ...backend.desk, calls: [...calls] };
      newest?.push('desk.changed', { calls: [...calls], order: calls.map(({ callId }) => callId) });
    },
    change(change) {
      const { employees = [], ...rest } = change;
      const kept = backend.desk.employees.map(
        (known) => employees.find(({ employeeId }) => employeeId === known.employeeId) ?? known,
      );
      backend.desk = { ...backend.desk, ...rest, employees: kept };
      newest?.push('desk.changed', change);
    },
    push: (name, body) => newest?.push(name, body),
    cut() {
      for (const line of lines) line.terminate();
      lines.clear();
    },
    async close() {
      backend.cut();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  return backend;
}

/** The desk's page, joined and, where the backend lets it, owning the telephone. */
export async function openDeskPage(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(takeCensus);
  await page.goto(link);
  await page.waitForFunction(() => window.desk.state().connection !== 'connecting');
  return page;
}

export async function openCallerPage(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL('/caller', link).href);
  return page;
}
