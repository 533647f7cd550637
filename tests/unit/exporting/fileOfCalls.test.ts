import { expect, test } from 'vitest';
import type { AnswerOf, CallName, RequestOf } from '#core/contract/contract.ts';
import type { ExportState } from '#core/contract/exportCalls.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type FileOfCalls, startFile } from '../../../renderer/features/journal/takingOut/fileOfCalls.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is only handed on
const order = { form: 'csv' } as ExportOrder;

/** A backend that has one file of these bytes; what was asked and shown is noted. */
function page(bytes: string, start: Result<{ exportId: string }, RefusalCode> = ok({ exportId: 'e1' })) {
  const asked: string[] = [];
  const shown: FileOfCalls[] = [];
  const handed: string[] = [];
  let push: (state: ExportState) => void = () => undefined;
  const answers: Record<string, (body: never) => Result<unknown, RefusalCode>> = {
    'export.start': () => start,
    'export.bytes': ({ at }: { at: number }) => ok({ base64: btoa(bytes.slice(at, at + 4)) }),
  };
  const file = startFile(
    { order, name: 'calls.csv' },
    {
      ask: <N extends CallName>(name: N, body: RequestOf<N>) => {
        asked.push(name);
        const answer = answers[name]?.(body as never) ?? ok({});
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each answer is that of its question
        return Promise.resolve(answer as Result<AnswerOf<N>, RefusalCode>);
      },
      listen: (listener) => {
        push = listener;
        return () => {
          push = () => undefined;
        };
      },
      hand: (_name, _form, pieces) => handed.push(pieces.map((piece) => new TextDecoder().decode(piece)).join('')),
      show: (now) => shown.push(now),
    },
  );
  return { file, asked, shown, handed, push: (state: ExportState) => push(state) };
}

const state = (changed: Partial<ExportState>): ExportState => ({
  exportId: 'e1',
  state: 'at-work',
  calls: 0,
  bytes: null,
  unshown: 0,
  ...changed,
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- promises that wait for promises
    await Promise.resolve();
  }
}

test('a file is fetched piece by piece, handed over whole, and forgotten by the desk', async () => {
  const { asked, shown, handed, push } = page('name;number');
  await settled();
  push(state({ calls: 500 }));
  push(state({ exportId: 'another', state: 'disk-full' }));
  push(state({ state: 'ready', calls: 700, bytes: 11, unshown: 2 }));
  await settled();
  expect(handed).toEqual(['name;number']);
  expect(shown.at(-1)).toEqual({ step: 'there', calls: 700, name: 'calls.csv', unshown: 2 });
  expect(asked).toEqual(['export.start', 'export.bytes', 'export.bytes', 'export.bytes', 'export.forget']);
});

test('a file that is ready before the page knows which one is its own is fetched all the same', async () => {
  const { handed, push } = page('abc');
  push(state({ state: 'ready', calls: 1, bytes: 3 }));
  await settled();
  expect(handed).toEqual(['abc']);
});

test('what went wrong is said, and nothing is handed over', async () => {
  const full = page('');
  await settled();
  full.push(state({ state: 'disk-full' }));
  expect(full.shown.at(-1)).toEqual({ step: 'trouble', why: 'disk-full' });
  const busy = page('', failed('busy-exporting'));
  await settled();
  expect(busy.shown.at(-1)).toEqual({ step: 'trouble', why: 'busy-exporting' });
  expect([...full.handed, ...busy.handed]).toEqual([]);
});

test('stopping gives the file up, also before the desk has said which one it is', async () => {
  const early = page('abc');
  early.file.stop();
  await settled();
  expect(early.asked).toContain('export.stop');
  const late = page('abc');
  await settled();
  late.file.stop();
  await settled();
  late.push(state({ state: 'ready', calls: 1, bytes: 3 }));
  await settled();
  expect(late.shown.at(-1)).toEqual({ step: 'none' });
  expect(late.asked).toEqual(['export.start', 'export.stop', 'export.forget']);
  expect(late.handed).toEqual([]);
});
