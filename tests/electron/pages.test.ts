import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Protocol } from 'electron/main';
import { pageHeaders } from '#core/pages.ts';
import { registerPages, setupPages } from '../../electron/shell/pages.ts';
import { scratchFolder } from '../product/host.ts';
import { stubElectron } from './stub/electron.ts';

let scratch: ReturnType<typeof scratchFolder>;
let served: (request: Request) => Promise<Response>;

beforeEach(() => {
  scratch = scratchFolder();
  const pages = path.join(scratch.folder, 'renderer');
  mkdirSync(path.join(pages, 'assets'), { recursive: true });
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(pages, 'assets/page.js'), 'export {};');
  writeFileSync(path.join(scratch.folder, 'secrets.json'), '{}');
  writeFileSync(path.join(scratch.folder, 'renderer-secret.json'), '{}');
  const stub = stubElectron();
  setupPages(stub.make('Protocol') as Protocol, pages);
  const [, handler] = stub.given('Protocol.handle')[0] ?? [];
  served = handler as typeof served;
});
afterEach(() => scratch.remove());

/** As Chromium asks: it does not tidy what stands in a test. */
function asked(url: string, method = 'GET'): Promise<Response> {
  return served({ url, method } as Request);
}

test('the page and its parts come with their types and the strict policy of the browser host', async () => {
  for (const [url, type, text] of [
    ['portico://desk/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['portico://desk/index.html?audio=raw', 'text/html; charset=utf-8', '<!doctype html>'],
    ['portico://desk/assets/page.js', 'text/javascript; charset=utf-8', 'export {};'],
  ] as const) {
    const response = await asked(url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
    for (const [name, value] of Object.entries(pageHeaders)) expect(response.headers.get(name)).toBe(value);
  }
});

test('the policy lets the page load from itself alone, run no other script and talk to nobody else', () => {
  const rules = new Map(
    pageHeaders['Content-Security-Policy'].split('; ').map((rule) => rule.split(/ (.*)/) as [string, string]),
  );
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self'");
  expect(rules.get('connect-src')).toBe("'self'");
  expect(rules.get('frame-ancestors')).toBe("'none'");
  expect(pageHeaders['Content-Security-Policy']).not.toMatch(/unsafe-eval|\*|https?:/);
});

test.each([
  'portico://desk/../secrets.json',
  'portico://desk/%2e%2e/secrets.json',
  'portico://desk/..%2fsecrets.json',
  'portico://desk/%2e%2e%2fsecrets.json',
  'portico://desk/assets/..%2f..%2fsecrets.json',
  'portico://desk/..%2frenderer-secret.json',
  'portico://desk/..%5csecrets.json',
  'portico://desk//etc/passwd',
  'portico://desk/%2fetc/passwd',
  'portico://desk/index.html%00.js',
  'portico://desk/%',
  'portico://desk/assets',
  'portico://desk/none.js',
])('%s leads to nothing', async (url) => {
  expect((await asked(url)).status).toBe(404);
});

test('another host of the scheme and another way of asking are refused', async () => {
  expect((await asked('portico://elsewhere/index.html')).status).toBe(404);
  expect((await asked('portico://desk/index.html', 'POST')).status).toBe(405);
  const head = await asked('portico://desk/index.html', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('the scheme is as good as https, and no more', () => {
  const stub = stubElectron();
  registerPages(stub.make('Protocol') as Protocol);
  expect(stub.given('Protocol.registerSchemesAsPrivileged')).toEqual([
    [
      [
        {
          scheme: 'portico',
          privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
        },
      ],
    ],
  ]);
  setupPages(stub.make('Protocol') as Protocol, '/nowhere');
  expect(stub.given('Protocol.handle').map(([scheme]) => scheme)).toEqual(['portico']);
});
