import { expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import { type CallFact } from '#core/journal/fact.ts';
import type { CallId } from '#core/support/ids.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
import { cardOf } from '../fakes/card.ts';
import { append, fact, gaveUp, hungUp, invited, looking, morning, newCall, newDesk } from './journalDesk.ts';

const marta = '+493023125148';
const path = 'outside/in:DE/from:+49302';
const shown: CallerCard = {
  ...cardOf('client'),
  contactId: null,
  classification: { class: 'applicant', confidence: 0.4, evidence: [], runnerUp: null },
};

function talked(call: CallId, at = morning): readonly CallFact[] {
  return [
    fact(call, at, invited(marta)),
    fact(call, at, { kind: 'recognised', card: shown }),
    fact(call, at + 1, { kind: 'answered' }),
    fact(call, at + 2, hungUp),
  ];
}

const toClient = { kind: 'class-corrected', from: 'applicant', to: 'client', by: 'receptionist' } as const;
const undone = { kind: 'class-corrected', from: 'client', to: 'applicant', by: 'receptionist', undone: true } as const;

test('a correction is the class of the call, teaches the desk, and is what is said of the next call from the number', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const call = newCall();
  writer.append([append(...talked(call))]);
  const reader = desk.reading();
  const stood = reader.lessons('2026-01-01');
  expect(stood.find(({ circumstances }) => circumstances === path)).toEqual({
    circumstances: path,
    day: '2026-09-02',
    class: 'applicant',
    stood: 1,
    to: 0,
    from: 0,
  });
  expect(desk.historyOf(marta).last).toEqual({
    class: 'applicant',
    confidence: 0.4,
    corrected: false,
    circumstances: path,
    at: morning,
  });

  writer.append([
    append(fact(call, morning + 3, toClient), fact(call, morning + 3, { kind: 'recognised', card: shown })),
  ]);
  expect(reader.call(call)?.entry.class).toBe('client');
  expect(desk.historyOf(marta)).toMatchObject({
    classes: [{ class: 'client', count: 1 }],
    last: { class: 'client', corrected: true },
  });
  const taught = reader.lessons('2026-01-01').filter(({ circumstances }) => circumstances === path);
  expect(taught.map(({ class: of, stood: n, to, from }) => [of, n, to, from])).toEqual([
    ['applicant', 0, 0, 1],
    ['client', 0, 1, 0],
  ]);
  expect(reader.corrections(10)).toMatchObject([{ callId: call, class: 'client', shown: 'applicant', number: marta }]);

  writer.append([
    append(fact(call, morning + 4, undone), fact(call, morning + 4, { kind: 'recognised', card: shown })),
  ]);
  expect(reader.lessons('2026-01-01')).toEqual(stood);
  expect([reader.call(call)?.entry.class, reader.corrections(10)]).toEqual(['applicant', []]);
});

test('a call that nobody answered teaches nothing, unless somebody says what it was', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const call = newCall();
  const [came, recognised] = talked(call);
  if (came === undefined || recognised === undefined) throw new Error('a call comes and is recognised');
  writer.append([append(came, recognised, fact(call, morning + 2, gaveUp))]);
  const reader = desk.reading();
  expect([reader.lessons('2026-01-01'), desk.historyOf(marta).last]).toEqual([[], null]);
  writer.append([append(fact(call, morning + 3, toClient))]);
  expect(reader.lessons('2026-01-01').map(({ class: of }) => of)).toContain('client');
});

test('what was taught is the same when the journal is projected anew, and what was forgotten stays forgotten', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const [first, second] = [newCall(), newCall()];
  writer.append([append(...talked(first), fact(first, morning + 3, toClient))]);
  expect(writer.forget(path).ok).toBe(true);
  const reader = desk.reading();
  const without = reader.lessons('2026-01-01');
  expect(without.map(({ circumstances }) => circumstances)).not.toContain(path);
  // Taken back after it was forgotten: it comes to nothing, not to less than nothing.
  writer.append([append(fact(first, morning + 4, undone))]);
  expect(reader.lessons('2026-01-01').filter(({ stood, to, from }) => stood < 0 || to < 0 || from < 0)).toEqual([]);
  writer.append([append(...talked(second, morning + 60_000))]);
  const before = reader.lessons('2026-01-01');
  expect(before.find(({ circumstances }) => circumstances === path)).toMatchObject({ class: 'applicant', stood: 1 });
  writer.close();
  looking(desk.file, rebuild);
  expect(desk.reading().lessons('2026-01-01')).toEqual(before);
});

test('all that was learnt can be forgotten, also what is said of each number', () => {
  const desk = newDesk();
  const writer = desk.writing();
  writer.append([append(...talked(newCall()))]);
  expect(writer.forget('').ok).toBe(true);
  expect([desk.reading().lessons('2026-01-01'), desk.historyOf(marta).last]).toEqual([[], null]);
  writer.append([append(...talked(newCall(), morning + 60_000))]);
  expect(desk.historyOf(marta).last).toMatchObject({ class: 'applicant' });
});
