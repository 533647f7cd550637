import { describe, expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import { compare } from '#core/deviations/compare.ts';
import { type DoneLately, type Proposal, accepted, proposalsOf } from '#core/deviations/proposals.ts';
import { createTalks } from '#core/deviations/talks.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { Playbook, noText } from '#core/routing/playbook.ts';
import type { Standing } from '#core/routing/staff.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../fakes/card.ts';
import { playbookOf, topicOf } from '../fakes/playbook.ts';

const at = 1_788_329_400_000;
const card: CallerCard = {
  ...cardOf('client'),
  guidance: {
    playbookVersion: 2,
    language: 'en',
    greeting: 'Good morning',
    questions: ['Which order?', 'Is it urgent?'],
    topics: [{ topic: 'contract', label: 'Contract', promiseMinutes: 30 }],
    answerSeconds: 15,
  },
};
const invited: FactBody = {
  kind: 'invited',
  direction: 'in',
  number: '+493023125148',
  numberShown: '',
  displayName: '',
  dialled: '',
  verification: 'not-said',
  sipCallId: '',
  headers: [],
};
const recognised: FactBody = { kind: 'recognised', card };
const answered: FactBody = { kind: 'answered' };
const cause = { by: 'caller', status: null, q850: null, code: 'hung-up' } as const;
const ended: FactBody = { kind: 'ended', outcome: 'answered', cause };
const missed: FactBody = { kind: 'ended', outcome: 'missed', cause: { ...cause, code: 'gave-up' } };
const topic: FactBody = { kind: 'topic-noted', topic: 'contract' };
const petro = { employeeId: 'petro', name: 'Petro', number: '202' };
const olena = { employeeId: 'olena', name: 'Olena', number: '201' };

function given(
  target: typeof petro,
  ranked: readonly (readonly [typeof petro, Standing])[],
  targetNow: Standing = 'free',
) {
  return {
    kind: 'transfer-started',
    how: 'assisted',
    target,
    ranked: ranked.map(([{ employeeId, name }, now]) => ({
      employeeId,
      name,
      now,
      byPlaybook: employeeId === 'petro',
    })),
    targetNow,
  } as const;
}

function transferEnded(target: typeof petro, result: 'taken' | 'no-answer'): FactBody {
  return { kind: 'transfer-ended', how: 'assisted', target, result };
}

function found(steps: readonly (readonly [seconds: number, body: FactBody])[], otherCallMs = 0, open = true) {
  return compare(
    steps.map(([seconds, body]) => ({ at: at + seconds * 1_000, body })),
    { otherCallMs, open },
  );
}

const begun = [
  [0, invited],
  [0, recognised],
] as const;

describe('what was done is compared with the playbook', () => {
  test('a call that went by it has nothing to tell', () => {
    expect(
      found([
        ...begun,
        [4, answered],
        [20, topic],
        [21, given(petro, [[petro, 'free']])],
        [30, transferEnded(petro, 'taken')],
        [31, ended],
      ]),
    ).toEqual([]);
  });

  test('a slow answer is told with how long another call was up meanwhile', () => {
    expect(found([...begun, [15, answered], [20, topic], [60, ended]])).toEqual([]);
    expect(found([...begun, [40, answered], [45, topic], [60, ended]], 25_000)).toEqual([
      { kind: 'slow-answer', waitMs: 40_000, withinMs: 15_000, otherCallMs: 25_000 },
    ]);
  });

  test('a missed call counts when the desk was free long enough, within its hours, and took calls', () => {
    expect(found([...begun, [30, missed]])).toEqual([{ kind: 'missed-while-free', freeMs: 30_000 }]);
    expect(found([...begun, [30, missed]], 20_000)).toEqual([]);
    expect(found([...begun, [12, missed]])).toEqual([]);
    expect(found([...begun, [30, missed]], 0, false)).toEqual([]);
    const turnedAway: FactBody = { ...missed, cause: { ...cause, code: 'do-not-disturb' } };
    expect(found([...begun, [30, turnedAway]])).toEqual([]);
  });

  test('the call that was given to another than the first who was free is told, with both', () => {
    const ranked = [
      [petro, 'free'],
      [olena, 'free'],
    ] as const;
    expect(
      found([
        ...begun,
        [4, answered],
        [9, topic],
        [20, given(olena, ranked)],
        [25, transferEnded(olena, 'taken')],
        [26, ended],
      ]),
    ).toEqual([
      {
        kind: 'other-target',
        expected: { employeeId: 'petro', name: 'Petro' },
        actual: { employeeId: 'olena', name: 'Olena' },
        byPlaybook: true,
      },
    ]);
  });

  test('whoever was tried before, was busy or is not known to be free is not expected', () => {
    const second = [
      [
        20,
        given(petro, [
          [petro, 'free'],
          [olena, 'free'],
        ]),
      ],
      [40, transferEnded(petro, 'no-answer')],
      [
        41,
        given(olena, [
          [petro, 'free'],
          [olena, 'free'],
        ]),
      ],
      [45, transferEnded(olena, 'taken')],
      [46, ended],
    ] as const;
    expect(found([...begun, [4, answered], [9, topic], ...second])).toEqual([]);
    const busy = given(
      olena,
      [
        [petro, 'busy'],
        [olena, 'unknown'],
      ],
      'unknown',
    );
    expect(
      found([...begun, [4, answered], [9, topic], [20, busy], [25, transferEnded(olena, 'taken')], [46, ended]]),
    ).toEqual([]);
  });

  test('a transfer to somebody seen busy or away is told; one to a mobile is not', () => {
    const toBusy = given(petro, [[petro, 'busy']], 'busy');
    const end = [
      [25, transferEnded(petro, 'taken')],
      [46, ended],
    ] as const;
    expect(found([...begun, [4, answered], [9, topic], [20, toBusy], ...end])).toEqual([
      { kind: 'busy-target', target: { employeeId: 'petro', name: 'Petro' }, now: 'busy' },
    ]);
    const mobile: FactBody = { ...toBusy, target: { ...petro, at: 'mobile' } };
    expect(found([...begun, [4, answered], [9, topic], [20, mobile], ...end])).toEqual([]);
  });

  test('questions count only where one was ticked: nobody is obliged to', () => {
    const ticked: FactBody = { kind: 'question-asked', question: 'Which order?', asked: true };
    expect(found([...begun, [4, answered], [9, topic], [30, ended]])).toEqual([]);
    expect(found([...begun, [4, answered], [5, ticked], [9, topic], [30, ended]])).toEqual([
      { kind: 'question-skipped', questions: ['Is it urgent?'] },
    ]);
    const undone: FactBody = { ...ticked, asked: false };
    expect(found([...begun, [4, answered], [5, ticked], [6, undone], [9, topic], [30, ended]])).toEqual([]);
  });

  test('no topic is told after a talk, and not after a wrong number', () => {
    expect(found([...begun, [4, answered], [30, ended]])).toEqual([{ kind: 'no-topic' }]);
    expect(found([...begun, [4, answered], [9, ended]])).toEqual([]);
    expect(found([...begun, [4, answered], [30, ended], [40, topic]])).toEqual([]);
  });

  test('a promise is missed where nobody took the call and the playbook, as the topic has it, promises an answer', () => {
    const tried = [
      ...begun,
      [4, answered],
      [9, topic],
      [20, given(petro, [[petro, 'free']])],
      [40, transferEnded(petro, 'no-answer')],
    ] as const;
    expect(found([...tried, [60, ended]])).toEqual([{ kind: 'no-promise', minutes: 30 }]);
    expect(found([...tried, [50, { kind: 'promise-given', dueAt: at }], [60, ended]])).toEqual([]);
    expect(found([...tried, [60, ended], [70, { kind: 'promise-given', dueAt: at }]])).toEqual([]);
  });

  test('a call that the desk dialled, or that is live, is not judged', () => {
    expect(
      found([
        [0, { ...invited, direction: 'out' }],
        [0, recognised],
        [40, answered],
        [90, ended],
      ]),
    ).toEqual([]);
    expect(found([...begun, [40, answered]])).toEqual([]);
    expect(found([])).toEqual([]);
  });

  test('a course of a journal from before, without standings, tells nothing of targets', () => {
    const old: FactBody = { kind: 'transfer-started', how: 'assisted', target: olena };
    expect(
      found([...begun, [4, answered], [9, topic], [20, old], [25, transferEnded(olena, 'taken')], [30, ended]]),
    ).toEqual([]);
  });
});

test('the desk’s other talks during a wait are added up, and never exceed it', () => {
  const talks = createTalks();
  const heard = (id: string, seconds: number, body: FactBody) =>
    talks.heard({ callId: callId(id), at: at + seconds * 1_000, body });
  heard('a', 0, answered);
  heard('a', 10, { kind: 'held', by: 'button' });
  heard('a', 20, { kind: 'resumed' });
  heard('b', 5, invited);
  expect(talks.besides('b', at + 5_000, at + 30_000)).toBe(15_000);
  expect(talks.besides('a', at, at + 30_000)).toBe(0);
  heard('a', 25, ended);
  expect(talks.besides('b', at + 5_000, at + 60_000)).toBe(10_000);
  expect(talks.besides('b', at + 60_000, at + 5_000)).toBe(0);
});

test('whoever consults or dials is not free, and what two calls share counts once', () => {
  const talks = createTalks();
  const heard = (id: string, seconds: number, body: FactBody) =>
    talks.heard({ callId: callId(id), at: at + seconds * 1_000, body });
  const target = { employeeId: 'petro', name: 'Petro', number: '202' };
  heard('a', 0, answered);
  heard('a', 10, { kind: 'held', by: 'transfer' });
  heard('a', 10, { kind: 'transfer-started', how: 'consult', target });
  heard('a', 15, { kind: 'target-answered', target });
  // Dialled meanwhile, given up after five seconds.
  heard('b', 30, { ...invited, direction: 'out' });
  heard('b', 35, ended);
  heard('a', 40, { kind: 'transfer-ended', how: 'consult', target, result: 'taken' });
  expect(talks.besides('c', at, at + 60_000)).toBe(40_000);
  expect(talks.besides('c', at + 20_000, at + 60_000)).toBe(20_000);
  // A target that merely rings leaves her free.
  heard('a', 50, { kind: 'transfer-started', how: 'assisted', target });
  expect(talks.besides('c', at + 45_000, at + 60_000)).toBe(0);
  heard('d', 60, { ...invited, direction: 'out' });
  heard('d', 70, answered);
  expect(talks.besides('c', at + 55_000, at + 80_000)).toBe(20_000);
});

describe('habits become proposals', () => {
  const playbook = playbookOf({
    version: 3,
    targets: [{ employeeId: 'petro', windows: [] }],
    topics: [topicOf('contract', { targets: [{ employeeId: 'petro', windows: [] }] }), topicOf('invoice')],
  });
  const employees = new Map([
    ['petro', 'Petro'],
    ['olena', 'Olena'],
  ]);
  const otherTarget = {
    kind: 'other-target',
    expected: { employeeId: 'petro', name: 'Petro' },
    actual: { employeeId: 'olena', name: 'Olena' },
    byPlaybook: true,
  } as const;

  function calls(count: number, changes: Partial<DoneLately>): DoneLately[] {
    return Array.from({ length: count }, (_, nth) => ({
      callId: `${changes.topic ?? 'contract'}-${changes.handedTo ?? 'olena'}-${nth}`,
      at: at + nth,
      class: 'client',
      topic: 'contract',
      handedTo: 'olena',
      otherTarget,
      ...changes,
    }));
  }
  const asBefore = { handedTo: 'petro', otherTarget: null };
  function done(before: Playbook, proposal: Proposal): Playbook {
    const next = accepted(before, proposal);
    if (!next.ok) throw new Error(next.error);
    return next.value;
  }
  const propose = (lately: readonly DoneLately[], since = at, dismissed: { proposal: string; count: number }[] = []) =>
    proposalsOf({ lately, playbooks: [{ playbook, since }], employees, dismissed });

  test('eight of ten calls that went to Olena although Petro was free: put her first', () => {
    const [proposal, ...more] = propose([...calls(8, {}), ...calls(2, asBefore)]);
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({
      proposalId: 'put-first|client|contract|olena',
      kind: 'put-first',
      topic: 'contract',
      count: 8,
      of: 10,
      employee: { employeeId: 'olena', name: 'Olena' },
      insteadOf: { employeeId: 'petro', name: 'Petro' },
    });
    expect(proposal?.callIds[0]).toBe('contract-olena-7');
  });

  test('fewer, or a smaller share, is no habit; nor is what was done before the version in force', () => {
    expect(propose(calls(4, {}))).toEqual([]);
    expect(propose([...calls(6, {}), ...calls(4, asBefore)])).toEqual([]);
    expect(propose(calls(8, {}), at + 1_000)).toEqual([]);
    expect(propose(calls(8, { class: 'partner' }))).toEqual([]);
    // Who looks after the caller is the directory's word, and no playbook's.
    const { byPlaybook: _, ...looksAfter } = otherTarget;
    expect(propose(calls(8, { otherTarget: looksAfter }))).toEqual([]);
  });

  test('one that was dismissed comes back when it has happened twice as often', () => {
    const dismissed = [{ proposal: 'put-first|client|contract|olena', count: 8 }];
    expect(propose(calls(15, {}), at, dismissed)).toEqual([]);
    expect(propose(calls(16, {}), at, dismissed)).toHaveLength(1);
  });

  test('accepted, it changes exactly that', () => {
    const [proposal] = propose(calls(8, {}));
    if (proposal === undefined) throw new Error('no proposal');
    const next = done(playbook, proposal);
    expect(next.topics[0]?.targets.map(({ employeeId }) => employeeId)).toEqual(['olena', 'petro']);
    expect({ ...next, topics: [playbook.topics[0], ...next.topics.slice(1)] }).toEqual(playbook);
    // A topic without targets of its own begins with the class's.
    const [ofInvoice] = propose(calls(8, { topic: 'invoice' }));
    if (ofInvoice === undefined) throw new Error('no proposal');
    expect(done(playbook, ofInvoice).topics[1]?.targets.map(({ employeeId }) => employeeId)).toEqual([
      'olena',
      'petro',
    ]);
  });

  test('whoever is put first keeps the hours that she has', () => {
    const [proposal] = propose(calls(8, {}));
    if (proposal === undefined) throw new Error('no proposal');
    const mornings = [{ day: 1, from: '09:00', until: '12:00' }];
    const targets = [
      { employeeId: 'petro', windows: [] },
      { employeeId: 'olena', windows: mornings },
    ];
    const next = done({ ...playbook, topics: [topicOf('contract', { targets })] }, proposal);
    expect(next.topics[0]?.targets).toEqual(targets.toReversed());
  });

  test('a playbook that is full takes nothing more, and says so', () => {
    const [putFirst] = propose(calls(8, {}));
    const [addTopic] = propose(calls(5, { ...asBefore, topic: 'Refund' }));
    if (putFirst === undefined || addTopic === undefined) throw new Error('no proposal');
    const many = Array.from({ length: 20 }, (_, nth) => ({ employeeId: `e${nth}`, windows: [] }));
    const crowded = { ...playbook, topics: [topicOf('contract', { targets: many })] };
    expect(accepted(crowded, putFirst)).toEqual({ ok: false, error: 'no-room' });
    const full = { ...playbook, topics: Array.from({ length: 40 }, (_, nth) => topicOf(`t${nth}`)) };
    expect(accepted(full, addTopic)).toEqual({ ok: false, error: 'no-room' });
    expect(Playbook.safeParse(done({ ...full, topics: full.topics.slice(1) }, addTopic)).success).toBe(true);
  });

  test('a topic that is typed again and again is proposed, however it is written', () => {
    const typed = [...calls(3, { ...asBefore, topic: 'Refund' }), ...calls(2, { ...asBefore, topic: 'refund ' })];
    const [proposal] = propose(typed);
    expect(proposal).toMatchObject({ kind: 'add-topic', topic: 'refund', count: 5, of: 5 });
    expect(propose(calls(9, { ...asBefore, topic: 'Invoice' }))).toEqual([]);
    if (proposal === undefined) throw new Error('no proposal');
    expect(done(playbook, proposal).topics.map((one) => one.topic)).toEqual(['contract', 'invoice', 'refund']);
    // A draft may have it already, under its name or another.
    expect(done({ ...playbook, topics: [topicOf('Refund')] }, proposal).topics).toEqual([topicOf('Refund')]);
    const called = topicOf('money', { label: { ...noText, en: 'Refund' } });
    expect(done({ ...playbook, topics: [called] }, proposal).topics).toEqual([called]);
  });
});
