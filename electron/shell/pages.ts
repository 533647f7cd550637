import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron/main';
import { contentType, pageHeaders } from '#core/pages.ts';
import { isOurs, scheme } from './ourPage.ts';

/** Before the application is ready: the scheme is as good as https (microphone, storage, relative addresses). */
export function registerPages(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the built page from `folder`, nothing outside it. */
export function setupPages(protocol: Protocol, folder: string): void {
  protocol.handle(scheme, async (request) => {
    if (!isOurs(request.url)) return refusal(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const file = fileOf(folder, request.url);
    const body = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || body === null) return refusal(404);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
      headers: { ...pageHeaders, 'Content-Type': contentType(path.extname(file)), 'Cache-Control': 'no-store' },
    });
  });
}

function fileOf(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
