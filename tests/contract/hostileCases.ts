import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  record,
  string,
} from 'fast-check';
import { expect } from 'vitest';
import { ok } from '#core/support/result.ts';
import type { Case } from './cases.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { join, nextPush, sendAnything } from './desk.ts';

/** What every line must bear alike: a broken or hostile other side, and whatever people type. */
export const hostileCases: readonly Case[] = [
  {
    name: 'nothing a broken page sends stops the backend',
    async run(line) {
      const { client, problems } = join(line);
      const broken = [
        null,
        true,
        7,
        'hello',
        [],
        {},
        { type: 'request' },
        { type: 'request', id: '1', name: 'desk.state', body: {} },
        { type: 'request', id: 0.5, name: 'desk.state', body: {} },
        { type: 'request', id: 1e300, name: 'desk.state', body: {} },
        { type: 'request', id: 1, name: ['desk.state'], body: {} },
        { type: 'answer', id: 1, ok: true, body: {} },
        { type: 'push', seq: 1, name: 'desk.changed', body: {} },
      ];
      for (const frame of broken) sendAnything(line.page, frame);
      expect(await client.ask('desk.state', {})).toEqual({ ok: true, value: quietDesk });
      expect(problems).toEqual(broken.map(() => ({ code: 'malformed-frame', name: null, at: '' })));
    },
  },
  {
    name: 'names that every object has are no questions of the contract',
    async run(line) {
      const { client, problems } = join(line);
      const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'desk.state ', 'desk'];
      const answers = await Promise.all(names.map((name) => askAnything(client.ask, name)));
      expect(answers).toEqual(names.map(() => ({ ok: false, error: 'unknown-call-name' })));
      expect(problems).toEqual(names.map(() => ({ code: 'unknown-call-name', name: null, at: '' })));
    },
  },
  {
    name: 'nothing a broken backend sends stops the page',
    async run(line) {
      const { client, server } = join(line);
      for (const frame of [
        null,
        9,
        'x',
        [],
        {},
        { type: 'answer' },
        { type: 'answer', id: 'one', ok: true },
        { type: 'answer', id: 999, ok: true, body: {} },
        { type: 'push', seq: 'one', name: 'desk.changed' },
        { type: 'push', seq: 1 },
        { type: 'request', id: 1, name: 'desk.state', body: {} },
      ])
        sendAnything(line.backend, frame);
      const push = nextPush(client, 'journal.changed');
      server.push('journal.changed', { callId: 'a' });
      expect(await push).toEqual({ callId: 'a' });
      expect(await client.ask('desk.state', {})).toEqual({ ok: true, value: quietDesk });
    },
  },
  {
    name: 'whatever is typed arrives letter for letter',
    async run(line) {
      const { client } = join(line, {
        handlers: {
          'journal.list': ({ filter: { text = '' } }) =>
            ok({ entries: [], more: text === awaited.text, partial: false }),
        },
      });
      const awaited = { text: '' };
      const asked = async (text: string) => {
        awaited.text = text;
        const answer = await client.ask('journal.list', { filter: { text }, from: { kind: 'newest' }, limit: 1 });
        expect(answer).toEqual({ ok: true, value: { entries: [], more: true, partial: false } });
      };
      for (const text of [
        '',
        'أحمد',
        'ёлка',
        '\u{1F4DE}',
        'a\0b',
        '\u202Egnp.exe',
        '\uD800',
        '</script>',
        '"\\\n\u2028',
      ])
        await asked(text);
      await assert(asyncProperty(string({ unit: 'binary', maxLength: 200 }), asked), { numRuns: 200 });
    },
  },
  {
    name: 'any frame at all is answered or named as malformed, and the line lives on',
    async run(line) {
      const { client, problems } = join(line);
      const name = oneof(string(), constantFrom('call.answer', 'journal.list', 'preferences.set', 'media.reply'));
      const request = record({
        type: constant('request'),
        id: integer({ max: -1 }),
        name,
        body: jsonValue({ maxDepth: 3 }),
      });
      const anything = oneof(jsonValue({ maxDepth: 3 }), request);
      await assert(
        asyncProperty(array(anything, { maxLength: 10 }), async (frames) => {
          for (const frame of frames) sendAnything(line.page, frame);
          expect(await client.ask('desk.state', {})).toEqual({ ok: true, value: quietDesk });
        }),
        { numRuns: 100 },
      );
      expect(problems.filter(({ code }) => code === 'handler-threw' || code === 'not-sent')).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    },
  },
];

function askAnything(ask: (name: never, body: never) => Promise<unknown>, name: string): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the very point
  return ask(name as never, {} as never);
}
