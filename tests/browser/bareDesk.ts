import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { build } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallView } from '#core/call/view.ts';
import type { DeskState, MediaAsk, MediaReply } from '#core/contract/contract.ts';
import { createServer, type Handlers, type Server } from '#core/contract/server.ts';
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
  /** What the page asked, oldest first: name and body. */
  readonly asked: readonly (readonly [string, unknown])[];
  /** Asks the newest page about sound and waits for its reply. */
  readonly ask: (wish: MediaAsk) => Promise<MediaReply>;
  /** Changes the desk and tells the page. */
  readonly show: (...calls: readonly CallView[]) => void;
  readonly push: Server['push'];
  /** Cuts every line, as a crash does. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** Bundles the plumbing once for a worker. */
export async function bundlePages(): Promise<Readonly<Record<string, string>>> {
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

export async function startBareBackend(scripts: Readonly<Record<string, string>>): Promise<BareBackend> {
  const asked: (readonly [string, unknown])[] = [];
  const waiting = new Map<number, (reply: MediaReply) => void>();
  const lines = new Set<WebSocket>();
  let newest: Server | null = null;
  let lastAsk = 0;

  const http = createHttpServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0]?.slice(1) ?? '';
    const script = scripts[name];
    response.writeHead(200, {
      'Content-Type': script === undefined ? 'text/html' : 'text/javascript',
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; media-src 'self' blob:; connect-src 'self'",
    });
    const page = name === 'caller' ? 'caller' : 'desk';
    response.end(script ?? `<!doctype html><body></body><script type="module" src="/${page}.js"></script>`);
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
      roles: ['receptionist', 'manager'],
      onProblem: (problem) => {
        throw new Error(`${problem.code} ${problem.name ?? ''} ${problem.at}`);
      },
      handlers,
      validatePushes: true,
    });
    newest = server;
  }

  const said =
    <R>(name: string, result: (body: never) => R) =>
    (body: unknown): R => {
      asked.push([name, body]);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each handler reads its own request
      return result(body as never);
    };
  const gone = () => failed('call-gone');
  const done = () => ok({});
  const handlers: Handlers = {
    'desk.state': said('desk.state', () => ok(backend.desk)),
    'call.answer': said('call.answer', gone),
    'call.decline': said('call.decline', gone),
    'call.hang-up': said('call.hang-up', gone),
    'call.hold': said('call.hold', gone),
    'call.resume': said('call.resume', gone),
    'call.mute': said('call.mute', gone),
    'call.note-topic': said('call.note-topic', done),
    'call.note-essence': said('call.note-essence', done),
    'call.put-away': said('call.put-away', gone),
    'journal.list': said('journal.list', () => ok({ entries: [], more: false })),
    'journal.call': said('journal.call', () => ok(null)),
    'telephone.own': said('telephone.own', ({ takeOver }: { readonly takeOver: boolean }) => {
      if (backend.desk.telephone === 'another' && !takeOver) return failed('owned-by-another');
      own('yours');
      return ok({});
    }),
    'media.reply': ({ askId, reply }) => {
      waiting.get(askId)?.(reply);
      return ok({});
    },
    'practice.bring-in': said('practice.bring-in', gone),
    'preferences.set': said('preferences.set', done),
  };

  function own(telephone: DeskState['telephone']): void {
    backend.desk = { ...backend.desk, telephone };
    newest?.push('desk.changed', { telephone });
  }

  const backend: BareBackend = {
    link: `http://127.0.0.1:${address.port}/?audio=raw#token=${token}`,
    desk: quietDesk,
    deaf: false,
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
