import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Carrier } from '#core/contract/frame.ts';
import { textToFrame } from '#core/contract/jsonFrame.ts';
import { readingFragment } from '#core/pages.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createGate } from './gate.ts';
import { createPages } from './pages.ts';
import { textOf, webSocketCarrier } from './webSocketCarrier.ts';

/** Close codes of the carrier's WebSocket, 4000-4999 being ours (RFC 6455 section 7.4.2). */
const wrongToken = 4401;
/** A page that does not say hello is not ours. */
const helloMs = 5_000;

export interface HostServer {
  readonly port: number;
  /** http://127.0.0.1:PORT/#token=... */
  readonly link: string;
  /** The same for a window in which a manager reads. */
  readonly readingLink: (token: string) => string;
  /** Cuts the line of every page; each comes back by itself. */
  readonly cutPages: () => void;
  readonly close: () => Promise<void>;
}

/** Pages and carrier on one loopback port; each admitted page is handed to `onPage`. */
export async function startServer(options: {
  readonly port: number;
  readonly pagesFolder: string;
  readonly onPage: (carrier: Carrier, seat: 'desk' | { readonly reading: string }) => void;
  readonly letsRead: (token: string) => boolean;
}): Promise<Result<HostServer, 'port-taken'>> {
  let port = options.port;
  const gate = createGate(() => port, options.letsRead);
  const pages = createPages(options.pagesFolder, gate);
  const server = createServer((request, response) => void pages(request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_048_576, perMessageDeflate: false });

  server.on('upgrade', (request, socket, head) => {
    if (!gate.admits(request) || request.headers.origin === undefined || request.url !== '/carrier') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      const late = setTimeout(() => page.close(wrongToken), helloMs);
      page.on('error', () => page.terminate());
      page.once('close', () => clearTimeout(late));
      page.once('message', (first) => {
        clearTimeout(late);
        const seat = gate.opens(textToFrame(textOf(first)));
        if (seat === null) page.close(wrongToken);
        else options.onPage(webSocketCarrier(page), seat);
      });
    });
  });

  function cutPages(): void {
    for (const page of sockets.clients) page.terminate();
  }

  const listening = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => done(true));
  });
  if (!listening) return failed('port-taken');
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return ok({
    port,
    link: `http://127.0.0.1:${port}/#token=${gate.token}`,
    readingLink: (token) => `http://127.0.0.1:${port}/${readingFragment(token)}`,
    cutPages,
    close: () =>
      new Promise((closed) => {
        cutPages();
        sockets.close();
        server.closeAllConnections();
        server.close(() => closed());
      }),
  });
}
