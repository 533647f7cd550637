import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebQuestion } from '#core/web/ask.ts';
import { CrmSettings } from '#core/crm/settings.ts';
import { askWeb } from '../../electron/adapters/web/askWeb.ts';
import { prepareWeb } from '../../electron/adapters/web/authorities.ts';
import { fromElsewhere } from '../../electron/adapters/web/elsewhere.ts';
import { createCrm } from '../../electron/services/outside/crm.ts';
import { createLookUp } from '../../electron/services/desk/lookUp.ts';
import { timers, clock } from '../../electron/adapters/machine/clock.ts';
import { noHistory } from '#core/journal/store.ts';
import { silentLog } from '../fakes/clock.ts';

type Act = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server of the office that does with each question what it is told; answers its address. */
async function serve(act: Act, host = '127.0.0.1'): Promise<string> {
  const server = createServer(act);
  server.on('connection', (socket) => sockets.add(socket));
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, host, ready));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function ask(url: string, changed: Partial<WebQuestion> = {}) {
  return askWeb({ url, method: 'GET', headers: [], body: null, limitMs: 5_000, mostBytes: 100_000, ...changed });
}

function sends(text: string, type = 'application/json'): Act {
  return (_request, response) => {
    response.setHeader('Content-Type', type);
    response.end(text);
  };
}

describe('a server of the office is asked over HTTP', () => {
  it('with method, headers and body as they are told', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (body) => seen.push([request.method, request.headers['x-key'], body]));
      request.on('end', () => response.end('{"name":"Олена"}'));
    });
    const answer = await ask(url, { method: 'POST', headers: [{ name: 'X-Key', value: 'k' }], body: '{"n":"+380"}' });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, text: '{"name":"Олена"}' } });
    expect(seen).toEqual([['POST', 'k', '{"n":"+380"}']]);
  });

  it('says nothing, or never ends: the time is up', async () => {
    expect(await ask(await serve(() => undefined), { limitMs: 200 })).toEqual({ ok: false, error: 'timeout' });
    const drip = await serve((_request, response) => {
      response.write('[');
      const more = setInterval(() => response.write('1,'), 10);
      response.on('close', () => clearInterval(more));
    });
    expect(await ask(drip, { limitMs: 300 })).toEqual({ ok: false, error: 'timeout' });
  });

  it('answers ten megabytes, of which no more is read than was allowed', async () => {
    const ended = Promise.withResolvers<number>();
    const url = await serve((_request, response) => {
      let sent = 0;
      const more = (): void => {
        if (sent >= 10_000_000) return void response.end();
        sent += 50_000;
        response.write('x'.repeat(50_000), more);
      };
      response.on('close', () => ended.resolve(sent));
      more();
    });
    expect(await ask(url)).toEqual({ ok: false, error: 'too-large' });
    expect(await ended.promise).toBeLessThan(10_000_000);
  });

  it('cuts the line in the middle of the answer', async () => {
    const cut = await serve((_request, response) => {
      response.setHeader('Content-Length', 1_000);
      response.write('{"name":', () => response.destroy());
    });
    expect(await ask(cut)).toEqual({ ok: false, error: 'cut-off' });
  });

  it('sends in circles: three redirections and no more', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { Location: `/again/${asked}` }).end();
    });
    expect(await ask(url)).toEqual({ ok: false, error: 'bad-redirect' });
    expect(asked).toBe(4);
  });

  it('is followed within itself with its secret, and to another server without it', async () => {
    const keys: unknown[] = [];
    const other = await serve((request, response) => {
      keys.push(request.headers.authorization);
      response.end('{}');
    });
    const url = await serve((request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(302, { Location: request.url === '/' ? '/b' : `${other}/c` }).end();
    });
    const headers = [{ name: 'Authorization', value: 'Bearer secret' }];
    expect(await ask(`${url}/`, { headers })).toMatchObject({ ok: true });
    expect(keys).toEqual(['Bearer secret', 'Bearer secret', undefined]);
  });

  it('sends back into this machine, to a file, or to nowhere: it is not followed', async () => {
    const inside = await serve(sends('{"secret":"of this machine"}'));
    const port = new URL(inside).port;
    for (const to of [
      `http://localhost:${port}/`,
      'http://169.254.169.254/latest',
      `http://[::1]:${port}/`,
      'file:///etc/passwd',
      'http://',
    ])
      expect([
        to,
        await ask(await serve((_r, response) => void response.writeHead(302, { Location: to }).end())),
      ]).toEqual([to, { ok: false, error: 'bad-redirect' }]);
  });

  it.each(['10.1.2.3', '172.16.0.9', '192.168.1.1', '100.64.0.1', '[fd00::1]', '[::ffff:10.1.2.3]'])(
    'outside sends into the house, to %s: it is not followed; a server of the house may send there',
    (address) => {
      const url = new URL(`http://${address}/`);
      expect(() => fromElsewhere(url, false)).toThrow('redirection into this house');
      expect(() => fromElsewhere(url, true)).not.toThrow();
    },
  );

  it('is not there, or has no name', async () => {
    expect(await ask('http://127.0.0.1:9/')).toEqual({ ok: false, error: 'unreachable' });
    expect(await ask('http://crm.invalid/')).toEqual({ ok: false, error: 'name-not-found' });
    expect(await ask((await serve(sends('{}'))).replace('http:', 'https:'))).toEqual({
      ok: false,
      error: 'certificate',
    });
    expect(await ask('ftp://crm.example/')).toEqual({ ok: false, error: 'bad-address' });
  });
});

describe('the CRM on a real line', () => {
  const number = { e164: '+380675550914', shown: '+380 67 555 09 14', kind: 'public', country: 'UA' } as const;

  function crmAt(url: string) {
    const settings = CrmSettings.parse({ url: `${url}/?q={number}`, paths: { name: 'name' } });
    const ports = { clock, timers, log: silentLog, askWeb, prepareWeb, onHealth: () => undefined };
    return { crm: createCrm({ ...ports, settings }), settings };
  }

  it.each([
    ['HTML', sends('<html>Log in</html>', 'text/html'), 'not-json'],
    ['JSON that breaks off', sends('{"name":"Ma'), 'not-json'],
    [
      '500',
      (_r: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end('oops'),
      'server-error',
    ],
    ['ten megabytes', sends('x'.repeat(10_000_000)), 'too-large'],
    ['an array as deep as a stack', sends('['.repeat(500_000)), 'not-json'],
  ])('answers %s: a clear word for the settings', async (_name, act, fault) => {
    const { crm, settings } = crmAt(await serve(act));
    expect(await crm.tryWith(settings, number.e164)).toEqual({ ok: false, error: fault });
  });

  it('answers with a byte order mark before its JSON: it is read all the same', async () => {
    const { crm, settings } = crmAt(await serve(sends('\uFEFF{"name":"Marta"}')));
    expect(await crm.tryWith(settings, number.e164)).toMatchObject({ ok: true, value: { found: { name: 'Marta' } } });
  });

  it('does not answer: the caller’s card is made all the same, before anything came, and filled when it comes', async () => {
    const asked = Promise.withResolvers<ServerResponse>();
    const { crm } = crmAt(await serve((_request, response) => asked.resolve(response)));
    const lookUp = createLookUp({
      timers,
      journal: { history: () => Promise.resolve(noHistory) },
      directory: { lookUp: (numbers) => Promise.resolve(numbers.map(() => null)) },
      crm: crm.ask,
    });
    const identity = {
      number,
      displayName: '',
      source: 'from',
      verification: 'not-said',
      dialled: null,
      forwards: [],
      line: null,
      attestation: null,
      signed: false,
      reason: '',
      company: '',
    } as const;
    const lookedUp = lookUp(identity);
    const steps: string[] = [];
    const known = await lookedUp.inTime;
    steps.push(`card: ${known.crm?.state}`);
    const response = await asked.promise;
    steps.push('the CRM has the question');
    const filled = new Promise<void>((done) =>
      lookedUp.follow(({ crm: says }) => {
        if (says?.state !== 'found') return;
        steps.push(`card: ${says.found.name}`);
        done();
      }),
    );
    response.end('{"name":"Marta"}');
    await filled;
    expect(steps).toEqual(['card: asked', 'the CRM has the question', 'card: Marta']);
  });
});
