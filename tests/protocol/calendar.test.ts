import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createReadCalendar } from '../../electron/adapters/calendar/readCalendar.ts';
import { askWeb } from '../../electron/adapters/web/askWeb.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-calendar-'));
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = Date.parse('2026-11-23T08:00:00Z');
const wanted = { now, until: now + 60 * 24 * 60 * 60_000, zone: 'Europe/Kyiv' };
const read = createReadCalendar(askWeb);
const oneMeeting = 'UID:1\r\nDTSTART:20261123T100000Z\r\nDTEND:20261123T110000Z';
const meeting = {
  from: Date.parse('2026-11-23T10:00:00Z'),
  until: Date.parse('2026-11-23T11:00:00Z'),
  kind: 'busy',
  note: '',
};

function calendar(...events: readonly string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
}

async function serve(text: string, status = 200): Promise<string> {
  const server = createServer((_request, response) => void response.writeHead(status).end(text));
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/olena.ics`;
}

test('a calendar is read from the web and from a file', async () => {
  expect(await read(await serve(calendar(oneMeeting)), wanted)).toEqual({ ok: true, value: [meeting] });
  const file = path.join(folder, 'olena.ics');
  writeFileSync(file, calendar(oneMeeting));
  expect(await read(file, wanted)).toEqual({ ok: true, value: [meeting] });
});

test('why a calendar cannot be read is told', async () => {
  const why = async (address: string) => {
    const result = await read(address, wanted);
    return result.ok ? result.value.length : result.error;
  };
  writeFileSync(path.join(folder, 'large.ics'), 'x'.repeat(6 * 1024 * 1024));
  expect({
    signIn: await why(await serve('<html>Sign in</html>')),
    password: await why(await serve('', 401)),
    gone: await why(await serve('', 404)),
    broken: await why(await serve('', 500)),
    large: await why(await serve('x'.repeat(6 * 1024 * 1024))),
    largeFile: await why(path.join(folder, 'large.ics')),
    noFile: await why(path.join(folder, 'nobody.ics')),
    noAddress: await why('hello'),
    noServer: await why('http://127.0.0.1:9/a.ics'),
  }).toEqual({
    signIn: 'no-calendar',
    password: 'not-allowed',
    gone: 'not-found',
    broken: 'server-error',
    large: 'too-large',
    largeFile: 'too-large',
    noFile: 'not-found',
    noAddress: 'bad-address',
    noServer: 'unreachable',
  });
});

test('a calendar of endless rules is read as far as it goes, one that never ends is stopped, and the desk goes on meanwhile', async () => {
  const endless = [
    'UID:a\r\nDTSTART:19700101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY',
    'UID:b\r\nDTSTART:20261123T090000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=MINUTELY',
    ...Array.from(
      { length: 40 },
      (_, n) => `UID:c${n}\r\nDTSTART:20260101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY`,
    ),
  ];
  const whole = await read(await serve(calendar(...endless, oneMeeting)), wanted);
  expect(whole.ok && whole.value.length).toBe(2_000);

  const crowd = Array.from({ length: 40_000 }, (_, n) => `UID:${n}\r\nDTSTART:19700101T000000Z\r\nRRULE:FREQ=HOURLY`);
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 10);
  const stopped = createReadCalendar(askWeb, { readMs: 1_000 });
  expect(await stopped(await serve(calendar(...crowd)), wanted)).toEqual({ ok: false, error: 'too-large' });
  clearInterval(ticking);
  // Nobody who calls waits for it: timers of the desk's thread went on.
  expect(ticks).toBeGreaterThan(0);
});
