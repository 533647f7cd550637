import { beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '#core/contract/client.ts';
import { memoryCarriers, type MemoryCarrierPair } from '#core/contract/memoryCarrier.ts';
import type { Carrier, Frame } from '#core/contract/frame.ts';
import { keepLinked } from '../../renderer/carrier/link.ts';
import { ask } from '../../renderer/state/ask.ts';
import { deskState, deskStore } from '../../renderer/state/desk.ts';
import { follow } from '../../renderer/state/follow.ts';
import { onHeadsetSignal } from '../../renderer/state/headsetSignals.ts';
import { onJournalChanged } from '../../renderer/state/journalChanges.ts';
import { blankSlice } from '../../renderer/state/slice.ts';
import { quietDesk, ringingCall } from '../fixtures/deskViews.ts';

const anna = ringingCall('anna');

/** A backend that says what a test lets it say. */
interface Backend {
  readonly line: MemoryCarrierPair;
  readonly asked: string[];
  desk: typeof quietDesk;
  readonly push: (seq: number, name: string, body: unknown) => void;
}

function createBackend(): Backend {
  const line = memoryCarriers(structuredClone);
  const backend: Backend = {
    line,
    asked: [],
    desk: quietDesk,
    push: (seq, name, body) => line.backend.send({ type: 'push', seq, name, body }),
  };
  answerWith(line.backend, (request) => {
    backend.asked.push(request.name);
    return request.name === 'desk.state' ? backend.desk : {};
  });
  return backend;
}

function answerWith(carrier: Carrier, act: (request: Extract<Frame, { type: 'request' }>) => unknown): void {
  carrier.onFrame((frame) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from our own client
    const request = frame as Extract<Frame, { type: 'request' }>;
    carrier.send({ type: 'answer', id: request.id, ok: true, body: act(request) });
  });
}

beforeEach(() => {
  deskStore.setState(blankSlice, true);
});

test('a page that finds its backend shows the desk', async () => {
  const backend = createBackend();
  backend.desk = { ...quietDesk, calls: [anna] };
  expect(await follow(createClient(backend.line.page))).toBe(true);
  expect(deskState()).toEqual({
    ...blankSlice,
    ...quietDesk,
    employees: {},
    sounds: {},
    connection: 'open',
    ready: true,
    calls: { anna },
    order: ['anna'],
    journalVersion: 1,
  });
});

test('a push is in the store before the handler of its frame returns', async () => {
  const line = memoryCarriers(structuredClone);
  const page = { deliver: (_frame: unknown) => undefined as void };
  const carrier: Carrier = {
    ...line.page,
    onFrame: (listener) => {
      page.deliver = listener;
    },
  };
  void follow(createClient(carrier));
  page.deliver({ type: 'push', seq: 1, name: 'desk.changed', body: { calls: [anna], order: ['anna'] } });
  expect(deskState().calls).toEqual({ anna });
});

test('after a gap the page asks for the desk anew', async () => {
  const backend = createBackend();
  await follow(createClient(backend.line.page));
  backend.desk = { ...quietDesk, calls: [anna] };
  backend.push(2, 'desk.changed', { companyName: 'Zodiak' });
  await vi.waitFor(() => expect(deskState().order).toEqual(['anna']));
  expect(backend.asked).toEqual(['desk.state', 'desk.state']);
});

test('each changed line of the journal is told and counted', async () => {
  const backend = createBackend();
  await follow(createClient(backend.line.page));
  const told: string[] = [];
  const stop = onJournalChanged((callId) => told.push(callId));
  backend.push(1, 'journal.changed', { callId: 'anna' });
  backend.push(2, 'journal.changed', { callId: 'boris' });
  await vi.waitFor(() => expect(told).toEqual(['anna', 'boris']));
  stop();
  expect(deskState().journalVersion).toBe(3);
});

test('each press on the headset is told to who listens, in order', async () => {
  const backend = createBackend();
  await follow(createClient(backend.line.page));
  const told: unknown[] = [];
  const stop = onHeadsetSignal((signal) => told.push(signal));
  backend.push(1, 'headset.signal', { control: 'hook', on: true });
  backend.push(2, 'headset.signal', { control: 'mute', on: true });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  stop();
  expect(told).toEqual([
    { control: 'hook', on: true },
    { control: 'mute', on: true },
  ]);
});

test('a lost line is shown as lost, keeps what was known, and answers every wish at once', async () => {
  const backend = createBackend();
  backend.desk = { ...quietDesk, calls: [anna] };
  await follow(createClient(backend.line.page));
  backend.line.close();
  expect([deskState().connection, deskState().calls]).toEqual(['lost', { anna }]);
  expect(await ask('call.answer', { callId: 'anna' })).toEqual({ ok: false, error: 'carrier-lost' });
});

test('a backend that cannot tell how it stands is asked again', async () => {
  vi.useFakeTimers();
  try {
    const line = memoryCarriers(structuredClone);
    const answers: Frame[] = [];
    line.backend.onFrame((frame) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from our own client
      const { id } = frame as Extract<Frame, { type: 'request' }>;
      const answer: Frame =
        answers.length === 0
          ? { type: 'answer', id, ok: false, error: 'internal' }
          : { type: 'answer', id, ok: true, body: quietDesk };
      answers.push(answer);
      line.backend.send(answer);
    });
    expect(await follow(createClient(line.page))).toBe(false);
    expect(deskState().connection).toBe('connecting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(deskState().connection).toBe('open');
  } finally {
    vi.useRealTimers();
  }
});

/** Lines that are opened one after another, with timers that run when told to. */
function linkRoom(reached: (tried: number) => boolean, refused = false) {
  const lines: MemoryCarrierPair[] = [];
  const pauses: number[] = [];
  const due: (() => void)[] = [];
  const facts: string[] = [];
  keepLinked({
    open: () => {
      const line = memoryCarriers(structuredClone);
      lines.push(line);
      return { ...line.page, refused: () => refused };
    },
    onClient: async () => reached(lines.length),
    onRefused: () => facts.push('refused'),
    timers: {
      after: (ms, act) => {
        pauses.push(ms);
        due.push(act);
        return () => undefined;
      },
    },
  });
  return {
    pauses,
    facts,
    async lose() {
      await Promise.resolve();
      await Promise.resolve();
      lines.at(-1)?.close();
    },
    elapse: () => due.shift()?.(),
  };
}

test('a line that cannot be had is tried again, less and less often, every three seconds at last', async () => {
  const room = linkRoom(() => false);
  for (let tried = 0; tried < 7; tried += 1) {
    await room.lose();
    room.elapse();
  }
  expect(room.pauses).toEqual([250, 500, 1000, 2000, 3000, 3000, 3000]);
});

test('a line that worked is replaced quickly again', async () => {
  const room = linkRoom((tried) => tried === 3);
  for (let tried = 0; tried < 4; tried += 1) {
    await room.lose();
    room.elapse();
  }
  expect(room.pauses).toEqual([250, 500, 250, 500]);
});

test('a refused token is told and not tried again', async () => {
  const room = linkRoom(() => false, true);
  await room.lose();
  expect([room.facts, room.pauses]).toEqual([['refused'], []]);
});
