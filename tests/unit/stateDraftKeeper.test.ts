import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RefusalCode } from '#core/contract/define.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import { createDraftKeeper, type DraftKeeper } from '../../renderer/state/draftKeeper.ts';

type Answer = Result<unknown, RefusalCode>;
interface Request {
  readonly text: string;
  readonly answer: (answer: Answer) => Promise<void>;
}

let requests: Request[];
let shown: Record<string, string | undefined>;
let keeper: DraftKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  shown = { anna: '' };
  keeper = createDraftKeeper({
    save: (callId, field, text) =>
      new Promise((resolve) => {
        requests.push({
          text: `${callId} ${field}: ${text}`,
          answer: async (result) => {
            resolve(result);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    known: (callId) => shown[callId],
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function sent(): string[] {
  return requests.map(({ text }) => text);
}

function type(text: string): void {
  keeper.type('anna', 'essence', text);
}

async function answer(which: number, result: Answer): Promise<void> {
  const request = requests[which];
  if (request === undefined) throw new Error(`no request ${which}`);
  await request.answer(result);
}

test('what is typed is shown at once and saved after a pause', async () => {
  type('wants');
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'wants', state: 'saving' });
  vi.advanceTimersByTime(299);
  expect(sent()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent()).toEqual(['anna essence: wants']);
  await answer(0, ok({}));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'wants', state: 'saved' });
});

test('each key begins the pause anew, yet nothing waits longer than two seconds', async () => {
  for (let key = 1; key <= 15; key += 1) {
    type('x'.repeat(key));
    vi.advanceTimersByTime(140);
  }
  expect(sent()).toEqual([`anna essence: ${'x'.repeat(15)}`]);
});

test('while one request is under way the next waits for it, and carries the last word', async () => {
  type('a');
  vi.advanceTimersByTime(300);
  type('ab');
  vi.advanceTimersByTime(300);
  type('abc');
  vi.advanceTimersByTime(300);
  expect(sent()).toEqual(['anna essence: a']);
  await answer(0, ok({}));
  expect(sent()).toEqual(['anna essence: a', 'anna essence: abc']);
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'abc', state: 'saving' });
  await answer(1, ok({}));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'abc', state: 'saved' });
});

test('leaving the field saves at once', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  expect(sent()).toEqual(['anna essence: a']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent()).toEqual(['anna essence: a']);
});

test('leaving the field while a request is under way saves as soon as that is answered', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  type('ab');
  keeper.flush('anna', 'essence');
  await answer(0, ok({}));
  expect(sent()).toEqual(['anna essence: a', 'anna essence: ab']);
});

test('a page that is being left sends without waiting for the answer before', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  type('ab');
  keeper.flushAll();
  expect(sent()).toEqual(['anna essence: a', 'anna essence: ab']);
  await answer(0, ok({}));
  expect(sent()).toEqual(['anna essence: a', 'anna essence: ab']);
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'ab', state: 'saving' });
  await answer(1, ok({}));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'ab', state: 'saved' });
});

test('the backend’s older value never takes the place of what is typed', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  type('ab');
  await answer(0, ok({}));
  shown['anna'] = 'a';
  keeper.settle();
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'ab', state: 'saving' });
});

test('a saved draft stays until the desk shows the same, then the desk has the word', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  await answer(0, ok({}));
  keeper.settle();
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'saved' });
  shown['anna'] = 'a';
  keeper.settle();
  expect(keeper.draft('anna', 'essence')).toBeUndefined();
});

test('a saved draft of a call that has left the desk is let go', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  delete shown['anna'];
  await answer(0, ok({}));
  expect(keeper.draft('anna', 'essence')).toBeUndefined();
});

test('what the disk does not take yet waits, and is saved when the journal is written', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  await answer(0, failed('not-written'));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'waiting' });
  shown['anna'] = 'a';
  keeper.settle();
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'waiting' });
  keeper.journalWritten();
  expect(keeper.draft('anna', 'essence')).toBeUndefined();
});

test('what a lost line swallowed is unsent, and sent again after the reconnection', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  await answer(0, failed('carrier-lost'));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'unsent' });
  expect(keeper.hasUnsaved()).toBe(true);
  keeper.reconnected();
  expect(sent()).toEqual(['anna essence: a', 'anna essence: a']);
  await answer(1, ok({}));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'saved' });
  expect(keeper.hasUnsaved()).toBe(false);
});

test('typing on while the line is lost loses no letter', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  type('ab');
  await answer(0, failed('carrier-lost'));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'ab', state: 'unsent' });
  keeper.reconnected();
  expect(sent()).toEqual(['anna essence: a', 'anna essence: ab']);
});

test('a call whose note the backend refuses keeps its text and is tried again with the next key', async () => {
  type('a');
  keeper.flush('anna', 'essence');
  await answer(0, failed('internal'));
  expect(keeper.draft('anna', 'essence')).toEqual({ text: 'a', state: 'unsent' });
  type('ab');
  vi.advanceTimersByTime(300);
  expect(sent()).toEqual(['anna essence: a', 'anna essence: ab']);
});

test('every call and field has its own draft', async () => {
  shown['boris'] = '';
  type('a');
  keeper.type('boris', 'essence', 'b');
  keeper.type('anna', 'topic', 'order');
  keeper.flushAll();
  expect(sent()).toEqual(['anna essence: a', 'boris essence: b', 'anna topic: order']);
  await answer(0, failed('carrier-lost'));
  await answer(1, ok({}));
  expect([keeper.draft('anna', 'essence'), keeper.draft('boris', 'essence'), keeper.draft('anna', 'topic')]).toEqual([
    { text: 'a', state: 'unsent' },
    { text: 'b', state: 'saved' },
    { text: 'order', state: 'saving' },
  ]);
});

test('the screen is told of every change, and gets the same draft until it changes', async () => {
  const told = vi.fn<() => void>();
  const stop = keeper.subscribe(told);
  type('a');
  expect(told).toHaveBeenCalledTimes(1);
  expect(keeper.draft('anna', 'essence')).toBe(keeper.draft('anna', 'essence'));
  stop();
  type('ab');
  expect(told).toHaveBeenCalledTimes(1);
});
