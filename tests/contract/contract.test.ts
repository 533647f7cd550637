import { describe, expect, test } from 'vitest';
import { calls, pushes } from '#core/contract/contract.ts';
import { createServer } from '#core/contract/server.ts';
import { usualCases } from './cases.ts';
import { join } from './desk.ts';
import { hostileCases } from './hostileCases.ts';
import { lineKinds } from './lines.ts';

for (const kind of lineKinds) {
  describe(`over ${kind.name}`, () => {
    for (const { name, run } of [...usualCases, ...hostileCases]) {
      test(name, async () => {
        expect.hasAssertions();
        const line = await kind.open();
        try {
          await run(line);
        } finally {
          await line.close();
        }
      });
    }
  });
}

const memory = lineKinds.find(({ name }) => name === 'memory');
if (memory === undefined) throw new Error('no memory line');
const open = memory.open;

describe('the tests themselves', () => {
  test('a push that does not fit the contract is a bug that throws', async () => {
    const { server } = join(await open());
    // @ts-expect-error -- a wrong push
    expect(() => server.push('journal.changed', { callId: 7 })).toThrow(/callId/);
  });

  test('an answer that does not fit the contract is refused as internal', async () => {
    const { client, problems } = join(await open(), {
      // @ts-expect-error -- a wrong answer
      handlers: { 'journal.list': () => ({ ok: true, value: { entries: 'none' } }) },
    });
    const query = { filter: {}, from: { kind: 'newest' }, limit: 1 } as const;
    expect(await client.ask('journal.list', query)).toEqual({ ok: false, error: 'internal' });
    expect(problems.map(({ code, name }) => [code, name])).toEqual([['handler-threw', 'journal.list']]);
  });
});

describe('the contract', () => {
  test('every question and push has a body that is an object, so that it can grow', () => {
    for (const { request } of Object.values(calls)) expect(request.safeParse(7).success).toBe(false);
    for (const body of Object.values(pushes)) expect(body.safeParse('text').success).toBe(false);
  });

  test('a carrier that cannot send is told as a problem and not thrown at the desk', () => {
    const problems: { code: string; name: string | null }[] = [];
    const broken = {
      send: () => {
        throw new Error('broken pipe');
      },
      onFrame: () => undefined,
      onClose: () => undefined,
    };
    const server = createServer({
      carrier: broken,
      // @ts-expect-error -- nobody asks
      handlers: {},
      roles: () => ['receptionist'],
      onProblem: ({ code, name }) => problems.push({ code, name }),
    });
    server.push('journal.changed', { callId: 'a' });
    expect(problems).toEqual([{ code: 'not-sent', name: 'journal.changed' }]);
  });
});
