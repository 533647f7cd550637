import { expect, test } from 'vitest';
import type { Callback } from '#core/callbacks/callback.ts';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import type { EndCause, Outcome } from '#core/call/end.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { callId } from '#core/support/ids.ts';
import { failed, ok } from '#core/support/result.ts';
import { createCallbacks } from '../../electron/services/callbacks/callbacks.ts';
import { cardOf } from '../fakes/card.ts';
import { fakeClock, settled, silentLog } from '../fakes/clock.ts';

/** Friday, 21 November 2025, 10:00 in Kyiv. */
const morning = 1_763_712_000_000;
const minute = 60_000;
const brandt = '+493023125148';
const cause: EndCause = { by: 'caller', status: null, q850: null, code: 'other' };
/** Friday until 10:20, then Monday from 09:00. */
const office: OfficeHours = {
  week: [
    { day: 5, from: '09:00', until: '10:20' },
    { day: 1, from: '09:00', until: '18:00' },
  ],
  holidays: [],
};

interface Setting {
  /** What the journal tells, the first time it can be read. */
  readonly stored?: readonly OpenCall[];
  /** So often it cannot be read. */
  readonly shut?: number;
  readonly office?: OfficeHours;
  /** Hours of some dialled number. */
  readonly hoursOn?: (dialled: string) => OfficeHours | null;
  /** false: what is kept waits in memory. */
  readonly written?: boolean;
}

function deskOf(setting: Setting = {}) {
  const clock = fakeClock(morning);
  const kept: (readonly CallFact[])[] = [];
  const pushed: Callback[][] = [];
  const asked: number[] = [];
  let shut = setting.shut ?? 0;
  const callbacks = createCallbacks({
    clock,
    log: silentLog,
    store: {
      openCallbacks: (since) => {
        asked.push(since);
        shut -= 1;
        return Promise.resolve(shut >= 0 ? null : (setting.stored ?? []));
      },
    },
    keep: (facts) => {
      kept.push(facts);
      return Promise.resolve(setting.written ?? true);
    },
    rules: () => ({ callbackMinutes: 30 }),
    hoursOn: (dialled) => setting.hoursOn?.(dialled) ?? setting.office ?? { week: [], holidays: [] },
    onChanged: () => void pushed.push(callbacks.list()),
  });
  const fact = (id: string, body: FactBody): CallFact => ({ callId: callId(id), at: clock.now(), body });
  return {
    clock,
    kept,
    pushed,
    asked,
    callbacks,
    /** What was kept with it. */
    happens: (id: string, ...bodies: FactBody[]): FactBody[] => {
      void callbacks.keep(bodies.map((body) => fact(id, body)));
      return (kept.at(-1) ?? []).map(({ body }) => body).filter((body) => !bodies.includes(body));
    },
  };
}

function invited(number: string, direction: 'in' | 'out' = 'in'): Extract<FactBody, { kind: 'invited' }> {
  return {
    kind: 'invited',
    direction,
    number,
    numberShown: number,
    displayName: '',
    dialled: '',
    verification: 'not-said',
    sipCallId: '',
    headers: [],
  };
}

function ended(outcome: Outcome): FactBody {
  return { kind: 'ended', outcome, cause };
}

const recognised: FactBody = { kind: 'recognised', card: cardOf('client') };
const answered: FactBody = { kind: 'answered' };
const owed: Callback = {
  callbackId: 'a',
  number: brandt,
  numberShown: brandt,
  name: 'Marta Brandt',
  company: 'Nordwind Logistik GmbH',
  class: 'client',
  line: null,
  missedAt: morning,
  times: 1,
  dueAt: morning + 30 * minute,
  attempts: 0,
  triedAt: null,
  promised: false,
};
const stored: OpenCall = {
  callId: 'old',
  number: brandt,
  numberShown: brandt,
  name: 'Marta Brandt',
  company: 'Nordwind Logistik GmbH',
  class: 'client',
  dialled: '',
  line: null,
  missedAt: morning - 120 * minute,
  dueAt: morning - 90 * minute,
  attempts: 1,
  triedAt: morning - 60 * minute,
  promised: false,
  talked: null,
};
const owedOld: Callback = {
  ...owed,
  callbackId: 'old',
  missedAt: stored.missedAt,
  dueAt: morning - 90 * minute,
  attempts: 1,
  triedAt: stored.triedAt,
  promised: false,
};

test('a missed caller is to be called back, noted in the same commit as the end of the call', async () => {
  const { callbacks, kept, pushed } = deskOf();
  await settled();
  void callbacks.keep([
    { callId: callId('a'), at: morning, body: invited(brandt) },
    { callId: callId('a'), at: morning, body: recognised },
  ]);
  expect(pushed).toEqual([]);
  const end: CallFact = { callId: callId('a'), at: morning, body: ended('missed') };
  void callbacks.keep([end]);
  expect(kept.at(-1)).toEqual([
    end,
    { callId: 'a', at: morning, body: { kind: 'callback-due', dueAt: morning + 30 * minute } },
  ]);
  expect([callbacks.list(), pushed]).toEqual([[owed], [[owed]]]);
});

test('who it was that was missed may be known a moment after', async () => {
  const { happens, callbacks, pushed } = deskOf();
  await settled();
  happens('a', invited(brandt));
  happens('a', ended('missed'));
  expect(callbacks.list()).toEqual([{ ...owed, name: '', company: '', class: 'unknown' }]);
  expect(callbacks.anybody()).toBe(true);
  expect(happens('a', recognised)).toEqual([]);
  expect([callbacks.list(), pushed.at(-1)]).toEqual([[owed], [owed]]);
});

test('it is due after working time', () => {
  const { happens, callbacks } = deskOf({ office });
  happens('a', invited(brandt), recognised);
  happens('a', ended('missed'));
  // Twenty minutes on Friday, ten on Monday morning.
  expect(callbacks.list()[0]?.dueAt).toBe(Date.UTC(2025, 10, 24, 7, 10));
});

test('an office that never works has its callers called back all the same', () => {
  const { happens } = deskOf({ office: { week: [{ day: 1, from: '10:00', until: '09:00' }], holidays: [] } });
  happens('a', invited(brandt));
  expect(happens('a', ended('missed'))).toEqual([{ kind: 'callback-due', dueAt: morning + 30 * minute }]);
});

test('only a missed call that came with a number is to be called back', () => {
  const { happens, callbacks } = deskOf();
  for (const outcome of ['declined', 'answered-elsewhere', 'failed', 'interrupted'] as const) {
    happens(outcome, invited(brandt));
    expect(happens(outcome, ended(outcome))).toEqual([]);
  }
  happens('withheld', invited(''));
  expect(happens('withheld', ended('missed'))).toEqual([]);
  happens('out', invited(brandt, 'out'));
  expect(happens('out', ended('not-reached'))).toEqual([]);
  expect(happens('never-heard-of', ended('missed'))).toEqual([]);
  expect(callbacks.list()).toEqual([]);
});

test('all missed calls of one person are one callback, due as the first was', async () => {
  const { happens, clock, callbacks, pushed } = deskOf();
  await settled();
  happens('a', invited(brandt));
  happens('a', ended('missed'));
  clock.pass(5 * minute);
  happens('other', invited('214'));
  happens('other', ended('missed'));
  happens('b', invited(brandt), recognised);
  happens('b', ended('missed'));
  expect(callbacks.list()).toEqual([
    { ...owed, times: 2, missedAt: morning + 5 * minute },
    {
      ...owed,
      callbackId: 'other',
      number: '214',
      numberShown: '214',
      name: '',
      company: '',
      class: 'unknown',
      missedAt: morning + 5 * minute,
      dueAt: morning + 35 * minute,
    },
  ]);
  expect(pushed).toHaveLength(3);
});

test('a callback is closed when the person is reached, all missed calls of the number together', () => {
  const { happens, callbacks, kept, pushed } = deskOf();
  for (const id of ['a', 'b']) {
    happens(id, invited(brandt));
    happens(id, ended('missed'));
  }
  happens('out', invited(brandt, 'out'));
  expect(callbacks.list()).toHaveLength(1);
  happens('out', answered);
  expect(kept.at(-1)?.slice(1)).toEqual(
    ['a', 'b'].map((id) => ({
      callId: id,
      at: morning,
      body: { kind: 'callback-closed', why: 'reached', callId: 'out' },
    })),
  );
  expect([callbacks.list(), pushed.at(-1)]).toEqual([[], []]);
  // Missed on another line while the desk talks to somebody there: the talk was no try in vain.
  happens('c', invited(brandt));
  happens('c', ended('missed'));
  expect(happens('out', ended('answered'))).toEqual([]);
});

test('a callback is closed when the person calls again and is answered, not while it rings', () => {
  const { happens, callbacks } = deskOf();
  happens('a', invited(brandt));
  happens('a', ended('missed'));
  expect(happens('b', invited(brandt), recognised)).toEqual([]);
  expect(callbacks.list()).toHaveLength(1);
  expect(happens('b', answered)).toEqual([{ kind: 'callback-closed', why: 'called-again', callId: 'b' }]);
  expect(callbacks.list()).toEqual([]);
});

test('dialling in vain is a try, and the callback stays', () => {
  const { happens, clock, callbacks } = deskOf();
  happens('a', invited(brandt), recognised);
  happens('a', ended('missed'));
  for (const id of ['first', 'second']) {
    clock.pass(minute);
    happens(id, invited(brandt, 'out'));
    expect(happens(id, ended('not-reached'))).toEqual([{ kind: 'callback-tried', callId: id }]);
  }
  expect(callbacks.list()).toEqual([{ ...owed, attempts: 2, triedAt: morning + 2 * minute }]);
});

test('the receptionist says that no call back is needed; saying it twice is saying it once', async () => {
  const { happens, callbacks, kept } = deskOf();
  happens('a', invited(brandt));
  happens('a', ended('missed'));
  expect(await callbacks.notNeeded('a')).toEqual(ok(null));
  expect(kept.at(-1)).toEqual([
    { callId: 'a', at: morning, body: { kind: 'callback-closed', why: 'not-needed', callId: null } },
  ]);
  const before = kept.length;
  expect(await callbacks.notNeeded('a')).toEqual(ok(null));
  expect([callbacks.list(), kept.length]).toEqual([[], before]);
});

test('what waits for a full disk is told so, and the list is true all the same', async () => {
  const { happens, callbacks } = deskOf({ written: false });
  happens('a', invited(brandt));
  happens('a', ended('missed'));
  expect(callbacks.list()).toHaveLength(1);
  expect(await callbacks.notNeeded('a')).toEqual(failed('not-written'));
  expect(callbacks.list()).toEqual([]);
});

test('the callbacks of earlier days are there when the desk opens', async () => {
  const { callbacks, kept, pushed, asked } = deskOf({ stored: [stored] });
  await settled();
  expect([callbacks.list(), pushed, kept]).toEqual([[owedOld], [[owedOld]], []]);
  expect(asked).toEqual([morning - 14 * 24 * 60 * minute]);
});

test('missed calls that nothing was noted of are taken up when the desk opens', async () => {
  const unnoted = { ...stored, dueAt: null, attempts: 0, triedAt: null };
  const { callbacks, kept } = deskOf({
    stored: [unnoted, { ...unnoted, callId: 'settled', number: '214', talked: { callId: 'x', direction: 'in' } }],
  });
  await settled();
  expect(kept).toEqual([
    [{ callId: 'old', at: morning, body: { kind: 'callback-due', dueAt: stored.missedAt + 30 * minute } }],
  ]);
  expect(callbacks.list()).toEqual([{ ...owedOld, attempts: 0, triedAt: null }]);
});

test('a callback whose person was talked to before Portico was killed is closed when the desk opens', async () => {
  const { callbacks, kept } = deskOf({
    stored: [
      { ...stored, talked: { callId: 'out', direction: 'out' } },
      { ...stored, callId: 'b', number: '214', talked: { callId: 'in', direction: 'in' } },
    ],
  });
  await settled();
  expect(kept).toEqual([
    [
      { callId: 'old', at: morning, body: { kind: 'callback-closed', why: 'reached', callId: 'out' } },
      { callId: 'b', at: morning, body: { kind: 'callback-closed', why: 'called-again', callId: 'in' } },
    ],
  ]);
  expect(callbacks.list()).toEqual([]);
});

test('a journal that cannot be read at first is read later, and what happened meanwhile counts', async () => {
  const other = { ...stored, callId: 'other', number: '214' };
  const third = { ...stored, callId: 'third', number: '215' };
  // The journal knows by then also of the call that was missed meanwhile.
  const again: OpenCall = { ...stored, callId: 'a', number: '214', missedAt: morning, dueAt: morning + 30 * minute };
  const desk = deskOf({ stored: [stored, other, third, again], shut: 1 });
  await settled();
  expect(desk.callbacks.list()).toEqual([]);
  desk.happens('in', invited(brandt));
  desk.happens('in', answered);
  desk.happens('in', ended('answered'));
  desk.happens('out', invited('215', 'out'));
  desk.happens('out', ended('not-reached'));
  desk.happens('a', invited('214'));
  desk.happens('a', ended('missed'));
  desk.clock.pass(minute);
  const before = desk.kept.length;
  desk.callbacks.onWritten();
  desk.callbacks.onWritten();
  await settled();
  expect(desk.kept.slice(before)).toEqual([
    [
      { callId: 'old', at: morning, body: { kind: 'callback-closed', why: 'called-again', callId: 'in' } },
      { callId: 'third', at: morning, body: { kind: 'callback-tried', callId: 'out' } },
    ],
  ]);
  expect(desk.callbacks.list().map(({ callbackId, times, attempts }) => [callbackId, times, attempts])).toEqual([
    ['third', 1, 2],
    ['other', 2, 1],
  ]);
  expect(desk.asked).toHaveLength(2);
});

test('a promised answer is a callback with its own due time; given anew it takes the other’s place, and a call from the person closes it', async () => {
  const { happens, callbacks, clock } = deskOf();
  await settled();
  happens('a', invited(brandt), recognised, answered);
  happens('a', { kind: 'promise-given', dueAt: morning + 60 * minute });
  const promise = { ...owed, times: 0, promised: true };
  expect(callbacks.list()).toEqual([{ ...promise, dueAt: morning + 60 * minute }]);
  happens('a', ended('answered'));
  clock.pass(minute);
  // While the note is finished.
  happens('a', { kind: 'promise-given', dueAt: morning + 90 * minute });
  expect(callbacks.list()).toEqual([{ ...promise, missedAt: morning + minute, dueAt: morning + 90 * minute }]);
  happens('b', invited(brandt));
  expect(happens('b', answered)).toEqual([{ kind: 'callback-closed', why: 'called-again', callId: 'b' }]);
  expect(callbacks.list()).toEqual([]);
});

test('of a missed caller who was promised an answer too, the sooner time counts', async () => {
  const { happens, callbacks } = deskOf();
  await settled();
  happens('a', invited(brandt), recognised, answered);
  happens('a', { kind: 'promise-given', dueAt: morning + 10 * minute }, ended('answered'));
  happens('b', invited(brandt), recognised);
  happens('b', ended('missed'));
  expect(callbacks.list()).toEqual([{ ...owed, dueAt: morning + 10 * minute, promised: true }]);
  happens('withheld', invited(''), answered);
  happens('withheld', { kind: 'promise-given', dueAt: morning });
  expect(callbacks.list()).toHaveLength(1);
});

test('who missed a number with hours of its own is called back within those hours', () => {
  const clinic = { week: [{ day: 5, from: '08:00', until: '20:00' }], holidays: [] };
  const { happens } = deskOf({ office, hoursOn: (dialled) => (dialled === 'clinic' ? clinic : null) });
  const dueOf = (id: string, dialled: string) => {
    happens(id, { ...invited(brandt), dialled });
    return happens(id, ended('missed'))[0];
  };
  // The office closes in twenty minutes and opens on Monday, the clinic's number is answered until the evening.
  expect(dueOf('a', '')).toEqual({ kind: 'callback-due', dueAt: Date.UTC(2025, 10, 24, 7, 10) });
  expect(dueOf('b', 'clinic')).toEqual({ kind: 'callback-due', dueAt: morning + 30 * minute });
});
