import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { contentType, pageHeaders } from '#core/pages.ts';
import type { Gate } from './gate.ts';

/** Serves the built page from `folder`, nothing outside it. */
export function createPages(folder: string, gate: Gate) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!gate.admits(request)) return refuse(response, 403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const file = fileOf(folder, request.url ?? '/');
    const found = file === null ? null : await stat(file).catch(() => null);
    if (file === null || found === null || !found.isFile()) return refuse(response, 404);
    response.writeHead(200, {
      ...pageHeaders,
      'Content-Type': contentType(path.extname(file)),
      'Content-Length': found.size,
      // Vite names assets by their content; the page itself must always be today's.
      'Cache-Control': file.includes(`${path.sep}assets${path.sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

function fileOf(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...pageHeaders, 'Content-Type': 'text/plain' }).end();
}
