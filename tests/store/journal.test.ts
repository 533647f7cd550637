import { expect, test } from 'vitest';
import type { JournalQuery } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { noHistory } from '#core/journal/store.ts';
import { ok } from '#core/support/result.ts';
import { cardOf } from '../fakes/card.ts';
import { everything, fact, gaveUp, hungUp, invited, morning, newCall, newDesk, searched } from './journalDesk.ts';

function asLine(entry: object): object {
  return { ...entry, topicLabel: '', found: [] };
}

test('a call is in the journal from its first ring, and its line follows it to the end', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const call = newCall();
  const ringing = {
    callId: call,
    direction: 'in',
    invitedAt: morning,
    day: '2026-09-02',
    answeredAt: null,
    endedAt: null,
    waitMs: null,
    talkMs: null,
    name: 'M. Brandt',
    company: '',
    number: '+493023125148',
    numberShown: '+493023125148',
    class: 'unknown',
    dialled: '+380442370000',
    line: null,
    topic: '',
    essence: '',
    outcome: null,
    cause: null,
    transferredTo: '',
    transferResult: null,
    callback: null,
    urgent: '',
    deviations: 0,
  };
  expect(await journal.append([fact(call, morning, invited('+493023125148', 'M. Brandt'))])).toEqual(ok(null));
  expect(await journal.list(everything)).toEqual({ entries: [asLine(ringing)], more: false, partial: false });

  const card = cardOf('client');
  await journal.append([
    fact(call, morning + 20, { kind: 'recognised', card }),
    fact(call, morning + 30, { kind: 'rang' }),
  ]);
  const recognised = { ...ringing, name: 'Marta Brandt', company: 'Nordwind Logistik GmbH', class: 'client' };
  expect((await journal.list(everything)).entries).toEqual([asLine(recognised)]);

  await journal.append([fact(call, morning + 4_000, { kind: 'answered' })]);
  await journal.append([fact(call, morning + 64_000, hungUp)]);
  await journal.append([fact(call, morning + 70_000, { kind: 'topic-noted', topic: 'delivery' })]);
  await journal.append([fact(call, morning + 80_000, { kind: 'essence-noted', essence: 'Pallet 7 is late' })]);
  const noted = {
    ...recognised,
    answeredAt: morning + 4_000,
    waitMs: 4_000,
    endedAt: morning + 64_000,
    talkMs: 60_000,
    outcome: 'answered',
    cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
    topic: 'delivery',
    essence: 'Pallet 7 is late',
  };
  expect((await journal.list(everything)).entries).toEqual([asLine(noted)]);
  expect(await journal.call(call)).toEqual({
    entry: noted,
    card,
    isWhole: true,
    course: [
      { at: morning, body: invited('+493023125148', 'M. Brandt') },
      { at: morning + 20, body: { kind: 'recognised', card } },
      { at: morning + 30, body: { kind: 'rang' } },
      { at: morning + 4_000, body: { kind: 'answered' } },
      { at: morning + 64_000, body: hungUp },
      { at: morning + 70_000, body: { kind: 'topic-noted', topic: 'delivery' } },
      { at: morning + 80_000, body: { kind: 'essence-noted', essence: 'Pallet 7 is late' } },
    ],
  });
  expect(await journal.call('nobody')).toBeNull();
});

test('the journal is there again after the desk was closed and opened', async () => {
  const desk = newDesk();
  const call = newCall();
  const first = await desk.opened();
  await first.append([fact(call, morning, invited('214')), fact(call, morning + 9_000, gaveUp)]);
  await first.close();
  const again = await desk.opened();
  expect((await again.list(everything)).entries.map((entry) => [entry.callId, entry.outcome])).toEqual([
    [call, 'missed'],
  ]);
});

test('the list is paged newest first, also for missed calls only, and a clock set back hides no call', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const calls = Array.from({ length: 5 }, newCall);
  // The third call arrives after the clock was set back a year.
  const times = [0, 1, -31_536_000, 3, 4].map((seconds) => morning + seconds * 1_000);
  await journal.append(calls.map((call, index) => fact(call, times[index] ?? 0, invited(`+38067000000${index}`))));
  await journal.append([0, 2, 4].map((index) => fact(calls[index] ?? newCall(), morning + 60_000, gaveUp)));
  const behind = (callId = '') => ({ kind: 'behind', callId }) as const;
  const shown = async (query: Partial<JournalQuery>) => {
    const page = await journal.list({ ...everything, ...query });
    return { at: page.entries.map((entry) => calls.findIndex((call) => call === entry.callId)), more: page.more };
  };
  expect(await shown({})).toEqual({ at: [4, 3, 2, 1, 0], more: false });
  expect(await shown({ limit: 2 })).toEqual({ at: [4, 3], more: true });
  expect(await shown({ limit: 2, from: behind(calls[3]) })).toEqual({ at: [2, 1], more: true });
  expect(await shown({ limit: 2, from: behind(calls[1]) })).toEqual({ at: [0], more: false });
  expect(await shown({ limit: 2, from: behind('a call of another journal') })).toEqual({ at: [], more: false });
  const filter: JournalFilter = { outcomes: ['missed'] };
  const missed: JournalQuery = { ...everything, filter, limit: 2 };
  expect((await journal.list(missed)).entries.map((entry) => entry.callId)).toEqual([calls[4], calls[2]]);
  expect(await journal.list({ ...missed, from: behind(calls[2]), filter: { ...filter, text: '067' } })).toMatchObject({
    entries: [{ callId: calls[0] }],
    more: false,
  });
});

test('the day at the desk counts its calls, the missed ones and the mean time to answer', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  expect(await journal.day('2026-09-02')).toEqual({ day: '2026-09-02', calls: 0, missed: 0, meanAnswerMs: null });
  const [slow, quick, missed, alive, late] = [newCall(), newCall(), newCall(), newCall(), newCall()];
  await journal.append([
    fact(slow, morning, invited('1')),
    fact(slow, morning + 9_001, { kind: 'answered' }),
    fact(quick, morning, invited('2')),
    fact(quick, morning + 2_000, { kind: 'answered' }),
    fact(quick, morning + 3_000, hungUp),
    fact(missed, morning, invited('3')),
    fact(missed, morning + 20_000, gaveUp),
    fact(alive, morning, invited('4')),
    // 23:59:59 in UTC is the next day in Kyiv.
    fact(late, Date.UTC(2026, 8, 2, 23, 59, 59), invited('5')),
  ]);
  expect(await journal.day('2026-09-02')).toEqual({ day: '2026-09-02', calls: 4, missed: 1, meanAnswerMs: 5_501 });
  expect(await journal.day('2026-09-03')).toEqual({ day: '2026-09-03', calls: 1, missed: 0, meanAnswerMs: null });
});

test('what is known of a number are its ended calls: the last three, how many, their classes, the last name', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const number = '+493023125148';
  const calls = Array.from({ length: 5 }, newCall);
  for (const [index, call] of calls.entries()) {
    const at = morning + index * 100_000;
    const shown = index === 0 ? cardOf('applicant', 'Marta B.') : cardOf('client');
    await journal.append([
      fact(call, at, invited(number)),
      ...(index < 3 ? [fact(call, at + 1, { kind: 'recognised', card: shown } as const)] : []),
      fact(call, at + 5_000, { kind: 'answered' }),
      fact(call, at + 6_000, { kind: 'essence-noted', essence: `call ${index}` }),
      ...(index < 4 ? [fact(call, at + 15_000, hungUp)] : []),
    ]);
  }
  const earlier = [3, 2, 1].map((index) => ({
    callId: calls[index],
    at: morning + index * 100_000,
    topic: '',
    essence: `call ${index}`,
    outcome: 'answered',
    talkMs: 10_000,
  }));
  expect(await journal.history(number)).toEqual({
    earlier,
    count: 4,
    classes: [
      { class: 'client', count: 2 },
      { class: 'applicant', count: 1 },
    ],
    last: {
      class: 'client',
      confidence: 0.95,
      corrected: false,
      circumstances: 'contact:client/in:DE/from:+49302',
      at: expect.any(Number),
    },
    lastName: 'Marta Brandt',
    forged: null,
  });
  expect(await journal.history('+493023125149')).toEqual(noHistory);
});

test('withheld numbers have no history in common', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const call = newCall();
  await journal.append([fact(call, morning, invited('')), fact(call, morning + 1_000, gaveUp)]);
  expect(await journal.history('')).toEqual(noHistory);
});

test('a class that is corrected after the call moves the caller’s count with it', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const call = newCall();
  await journal.append([fact(call, morning, invited('214')), fact(call, morning + 1_000, gaveUp)]);
  await journal.append([fact(call, morning + 2_000, { kind: 'recognised', card: cardOf('partner', 'Ada') })]);
  expect(await journal.history('214')).toMatchObject({
    count: 1,
    classes: [{ class: 'partner', count: 1 }],
    lastName: 'Ada',
  });
});

test('a caller is looked up ahead of the commits that wait', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const order: string[] = [];
  const appends = Array.from({ length: 200 }, async (_, index) => {
    await journal.append([fact(newCall(), morning + index, invited('214'))]);
    order.push('append');
  });
  await Promise.all([...appends, journal.history('214').then(() => order.push('history'))]);
  expect(order).toHaveLength(201);
  expect(order.indexOf('history')).toBeLessThanOrEqual(64);
});

test('lists are read while calls are written, and show whole appends only', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const order: string[] = [];
  const writes = Array.from({ length: 300 }, async (_, index) => {
    const call = newCall();
    const written = await journal.append([
      fact(call, morning + index, invited('214')),
      fact(call, morning + index + 500, gaveUp),
    ]);
    order.push('written');
    return written;
  });
  // As a person who scrolls: several pages are wanted while the calls are written.
  const reads = Array.from({ length: 10 }, async () => {
    const { entries } = await journal.list(searched('214'));
    order.push('read');
    return entries.filter((entry) => entry.outcome !== 'missed');
  });
  expect(await Promise.all(reads)).toEqual(Array.from({ length: 10 }, () => []));
  expect(await Promise.all(writes)).toEqual(Array.from({ length: 300 }, () => ok(null)));
  expect(order.indexOf('read')).toBeLessThan(order.lastIndexOf('written'));
  expect((await journal.list(everything)).entries).toHaveLength(200);
});

test('a closed journal refuses to write with a code, and closing twice is closing once', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  await Promise.all([journal.close(), journal.close()]);
  expect(await journal.append([fact(newCall(), morning, invited('214'))])).toMatchObject({ error: 'not-writable' });
  expect(await journal.append([])).toEqual(ok(null));
  expect(await journal.history('214')).toEqual(noHistory);
  journal.sign(morning);
});
