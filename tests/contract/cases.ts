import { expect } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import type { Carrier } from '#core/contract/frame.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { join, nextPush } from './desk.ts';
import type { Line } from './lines.ts';
import { Unreadable } from '#core/support/unreadable.ts';

export interface Case {
  readonly name: string;
  readonly run: (line: Line) => Promise<void>;
}

/** What every line must do alike when both sides behave. */
export const usualCases: readonly Case[] = [
  {
    name: 'each question gets its own answer, also when the later one is answered first',
    async run(line) {
      const slow = Promise.withResolvers<null>();
      const { client } = join(line, {
        handlers: {
          'journal.call': async ({ callId }) => {
            if (callId === 'slow') await slow.promise;
            return callId === 'slow' ? ok(null) : failed('not-written');
          },
        },
      });
      const first = client.ask('journal.call', { callId: 'slow' });
      expect(await client.ask('journal.call', { callId: 'quick' })).toEqual({ ok: false, error: 'not-written' });
      slow.resolve(null);
      expect(await first).toEqual({ ok: true, value: null });
    },
  },
  {
    name: 'the desk as it stands comes whole',
    async run(line) {
      const { client, problems } = join(line);
      expect(await client.ask('desk.state', {})).toEqual({ ok: true, value: quietDesk });
      expect(problems).toEqual([]);
    },
  },
  {
    name: 'a thousand questions at once are each answered once',
    async run(line) {
      const { client } = join(line, {
        handlers: {
          'journal.list': ({ filter: { text = '' } }) =>
            ok({ entries: [], more: Number(text) % 2 === 1, partial: false }),
        },
      });
      const asked = Array.from({ length: 1000 }, (_, index) =>
        client.ask('journal.list', { filter: { text: String(index) }, from: { kind: 'newest' }, limit: 1 }),
      );
      expect(await Promise.all(asked)).toEqual(
        Array.from({ length: 1000 }, (_, index) => ({
          ok: true,
          value: { entries: [], more: index % 2 === 1, partial: false },
        })),
      );
    },
  },
  {
    name: 'a refused call answers with its code',
    async run(line) {
      const { client, problems } = join(line);
      expect(await client.ask('call.answer', { callId: 'gone' })).toEqual({ ok: false, error: 'call-gone' });
      expect(problems).toEqual([]);
    },
  },
  {
    name: 'a body that does not fit is refused before anybody acts on it',
    async run(line) {
      const acted: unknown[] = [];
      const { client, problems } = join(line, {
        handlers: {
          'call.note-essence': (body) => {
            acted.push(body);
            return ok({});
          },
        },
      });
      const tooLong = { callId: 'a', essence: 'x'.repeat(20_001) };
      expect(await client.ask('call.note-essence', tooLong)).toEqual({ ok: false, error: 'bad-request' });
      expect(acted).toEqual([]);
      expect(problems).toEqual([{ code: 'bad-request', name: 'call.note-essence', at: '' }]);
    },
  },
  {
    name: 'a manager who only reads cannot answer a call',
    async run(line) {
      const { client, problems } = join(line, { roles: ['manager'] });
      expect(await client.ask('call.answer', { callId: 'a' })).toEqual({ ok: false, error: 'only-reads' });
      expect(await client.ask('journal.call', { callId: 'a' })).toEqual({ ok: true, value: null });
      expect(problems).toEqual([{ code: 'not-allowed', name: 'call.answer', at: '' }]);
    },
  },
  {
    name: 'a session without any role is refused everything',
    async run(line) {
      const { client } = join(line, { roles: [] });
      expect(await client.ask('desk.state', {})).toEqual({ ok: false, error: 'not-allowed' });
    },
  },
  {
    name: 'what the disk does not give is no bug: it is refused with a code of its own, and the log has the disk’s',
    async run(line) {
      const { client, problems } = join(line, {
        handlers: { 'journal.call': () => Promise.reject(new Unreadable('SQLITE_IOERR_READ')) },
      });
      expect(await client.ask('journal.call', { callId: 'a' })).toEqual({ ok: false, error: 'not-readable' });
      expect(problems).toEqual([{ code: 'not-readable', name: 'journal.call', at: 'SQLITE_IOERR_READ' }]);
    },
  },
  {
    name: 'a bug in the backend is answered, told by its place and never by its message',
    async run(line) {
      const { client, problems } = join(line, {
        handlers: {
          'call.hold': () => {
            throw new TypeError('no call with +380675550914');
          },
          'call.resume': async () => {
            throw new RangeError('no call with +380675550914');
          },
        },
      });
      expect(await client.ask('call.hold', { callId: 'a' })).toEqual({ ok: false, error: 'internal' });
      expect(await client.ask('call.resume', { callId: 'a' })).toEqual({ ok: false, error: 'internal' });
      expect(problems.map(({ code, name }) => ({ code, name }))).toEqual([
        { code: 'handler-threw', name: 'call.hold' },
        { code: 'handler-threw', name: 'call.resume' },
      ]);
      expect(problems[0]?.at).toMatch(/^TypeError at .*cases\.ts/);
      expect(JSON.stringify(problems)).not.toContain('380675550914');
    },
  },
  {
    name: 'pushes come in order, and none is missed',
    async run(line) {
      const { client, server } = join(line);
      const heard: unknown[] = [];
      const gaps: string[] = [];
      client.on('journal.changed', ({ callId }) => heard.push(callId));
      client.onGap(() => gaps.push('gap'));
      for (let index = 0; index < 200; index += 1) server.push('journal.changed', { callId: String(index) });
      const last = nextPush(client, 'media.asked');
      server.push('media.asked', { askId: 1, ask: { kind: 'close', mediaId: 'm' } });
      expect(await last).toEqual({ askId: 1, ask: { kind: 'close', mediaId: 'm' } });
      expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => String(index)));
      expect(gaps).toEqual([]);
    },
  },
  {
    name: 'a page that missed a push is told so once',
    async run(line) {
      const { client, server } = join(line, { towardsPage: losingPush(2) });
      const heard: unknown[] = [];
      client.on('journal.changed', ({ callId }) => heard.push(callId));
      client.onGap(() => heard.push('gap'));
      for (const callId of ['one', 'two', 'three', 'four']) server.push('journal.changed', { callId });
      await client.ask('desk.state', {});
      expect(heard).toEqual(['one', 'three', 'gap', 'four']);
    },
  },
  {
    name: 'who stops listening hears no more',
    async run(line) {
      const { client, server } = join(line);
      const heard: unknown[] = [];
      const stop = client.on('journal.changed', ({ callId }) => heard.push(callId));
      server.push('journal.changed', { callId: 'one' });
      await client.ask('desk.state', {});
      stop();
      server.push('journal.changed', { callId: 'two' });
      await client.ask('desk.state', {});
      expect(heard).toEqual(['one']);
    },
  },
  {
    name: 'a snapshot given at once is never overtaken by a later push',
    async run(line) {
      const heard: string[] = [];
      const joined = join(line, {
        handlers: {
          'desk.state': () => {
            queueMicrotask(() => joined.server.push('desk.changed', { companyName: 'Later' }));
            return ok(quietDesk);
          },
        },
      });
      const changed = nextPush(joined.client, 'desk.changed');
      void changed.then(() => heard.push('push'));
      await joined.client.ask('desk.state', {});
      heard.push('snapshot');
      await changed;
      expect(heard).toEqual(['snapshot', 'push']);
    },
  },
  {
    name: 'a lost line answers what is open, and everything after, with carrier-lost',
    async run(line) {
      const { client, server } = join(line, { handlers: { 'call.answer': () => new Promise(() => undefined) } });
      const lost: string[] = [];
      const told = new Promise<void>((resolve) => {
        client.onLost(() => {
          lost.push('lost');
          resolve();
        });
      });
      const open = client.ask('call.answer', { callId: 'a' });
      await client.ask('desk.state', {});
      line.cut();
      expect(await open).toEqual({ ok: false, error: 'carrier-lost' });
      await told;
      expect(await client.ask('desk.state', {})).toEqual({ ok: false, error: 'carrier-lost' });
      server.push('journal.changed', { callId: 'a' });
      expect(lost).toEqual(['lost']);
    },
  },
];

/** Loses the push with this number on its way. */
function losingPush(seq: number): (carrier: Carrier) => Carrier {
  return (carrier) => ({
    ...carrier,
    send(frame) {
      if (frame.type !== 'push' || frame.seq !== seq) carrier.send(frame);
    },
  });
}
