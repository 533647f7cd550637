import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'playwright/test';
import WebSocket from 'ws';
import { startChild, until } from './stack/child.ts';
import { startExchange } from './stack/exchange.ts';
import { callFromTrunk } from './stack/sipp.ts';
import { callBarely } from './stack/trunk.ts';

test('scratch', async () => {
  test.setTimeout(150_000);
  const exchange = await startExchange();
  try {
    const { createServer, connect } = await import('node:net');
    const proxy = createServer((c) => {
      const up = connect(Number(new URL(exchange.wsUrl).port), '127.0.0.1');
      c.on('data', (d) => up.write(d)); c.on('error', () => {}); up.on('error', () => {});
      up.on('data', (d) => { if (d.length > 8000 || d[0] !== 0x82 && d[0] !== 0x81) console.log('DOWN', d.length, d.subarray(0, 16).toString('hex')); c.write(d); });
      up.on('close', () => { console.log('KAMAILIO CLOSED'); c.destroy(); });
      c.on('close', () => { console.log('HOST CLOSED'); up.destroy(); });
    }).listen(0, '127.0.0.1');
    await new Promise((r) => proxy.once('listening', r));
    const s = exchange.folder + '/s.json';
    writeFileSync(s, JSON.stringify({ version: 1, account: { uri: `sip:1000@${exchange.domain}`, server: `ws://127.0.0.1:${(proxy.address() as { port: number }).port}`, ...exchange.desk }, country: 'DE' }));
    const host = startChild(process.execPath, ['electron/host.ts', '--no-open', '--port=0', '--no-practice', `--data=${exchange.folder}/data`, `--settings=${s}`], { log: exchange.folder + '/host.log', cwd: '/work/main' });
    const link = await until('ready', () => /ready: (http\S+)/.exec(readFileSync(host.log, 'utf8'))?.[1] ?? null, { of: host });
    const u = new URL(link);
    const t0 = performance.now();
    const ws = new WebSocket(`ws://${u.host}/carrier`, { origin: u.origin });
    ws.on('message', (m) => console.log((performance.now() - t0).toFixed(0), m.toString().slice(0, 160)));
    ws.on('error', (e) => console.log(e.message));
    ws.on('close', () => console.log('closed'));
    await new Promise((r) => ws.on('open', r));
    ws.send(JSON.stringify({ type: 'hello', token: new URLSearchParams(u.hash.slice(1)).get('token') }));
    await new Promise((r) => setTimeout(r, 1500));
    console.log(await callFromTrunk(exchange, { scenario: 'ring-and-cancel', name: 'Jane', number: '4930123', ringMs: 300 }));
    for (const name of ['A'.repeat(65536)]) {
      const c = await callBarely(exchange, { number: '4930124', fromName: 'x', assertedName: name });
      await new Promise((r) => setTimeout(r, 1000));
      c.giveUp();
      await new Promise((r) => setTimeout(r, 500));
      console.log(name.slice(0, 10), c.statuses());
      c.close();
    }
    await host.stop(5000);
    console.log(readFileSync(exchange.folder + '/kamailio.log', 'utf8').split('\n').filter((l) => /websocket|ws_|tcp_/.test(l)).slice(-60).map((l) => l.slice(0, 260)).join('\n'));
  } finally {
    await exchange.close();
  }
});
