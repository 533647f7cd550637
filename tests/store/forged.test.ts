import { expect, test } from 'vitest';
import type { CallId } from '#core/support/ids.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
import type { Writer } from '../../electron/adapters/sqlite/writer.ts';
import { append, dialled, fact, gaveUp, invited, looking, morning, newCall, newDesk } from './journalDesk.ts';

const number = '+442079460500';

/** A call that the network called forged. */
function forgedCall(writer: Writer, at: number): CallId {
  const call = newCall();
  const came = { ...invited(number, 'Oliver Hargreaves'), verification: 'failed' };
  writer.append([append(fact(call, at, came), fact(call, at + 9_000, gaveUp))]);
  return call;
}

test('a number that was forged is remembered with its last such call, from the first ring on', () => {
  const desk = newDesk();
  const writer = desk.writing();
  expect(desk.historyOf(number).forged).toBeNull();
  forgedCall(writer, morning);
  const last = newCall();
  writer.append([append(fact(last, morning + 60_000, { ...invited(number), verification: 'failed' }))]);
  expect(desk.historyOf(number).forged).toEqual({ callId: last, at: morning + 60_000 });
  // The others are as they were.
  expect(desk.historyOf('+380675550914').forged).toBeNull();
  expect(desk.historyOf('').forged).toBeNull();
});

test('calls that were not checked, and those the desk made, hold nothing against a number', () => {
  const desk = newDesk();
  const writer = desk.writing();
  writer.append([
    append(fact(newCall(), morning, { ...invited(number), verification: 'not-verified' })),
    append(fact(newCall(), morning, { ...invited(''), verification: 'failed' })),
    append(fact(newCall(), morning, Object.assign(dialled(number), { verification: 'failed' }))),
  ]);
  expect(desk.historyOf(number).forged).toBeNull();
});

test('what is forgotten by hand is told no more, until the number is forged again; a rebuild knows both', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const first = forgedCall(writer, morning);
  writer.append([append(fact(first, morning + 20_000, { kind: 'forgery-forgotten' }))]);
  expect(desk.historyOf(number).forged).toBeNull();
  looking(desk.file, rebuild);
  expect(desk.historyOf(number)).toMatchObject({ forged: null, count: 1 });
  const again = forgedCall(writer, morning + 86_400_000);
  looking(desk.file, rebuild);
  expect(desk.historyOf(number).forged).toEqual({ callId: again, at: morning + 86_400_000 });
});
