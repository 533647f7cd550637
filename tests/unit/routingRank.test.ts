import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RankInput, rankTargets } from '#core/routing/rank.ts';
import type { EmployeeView, TargetRule } from '#core/routing/staff.ts';

type LampState = EmployeeView['lamp']['state'];
type PresenceState = EmployeeView['presence']['state'];

function employee(
  employeeId: string,
  lamp: LampState = 'free',
  presence: PresenceState = 'here',
  extension = '210',
): EmployeeView {
  return {
    employeeId,
    name: employeeId.toUpperCase(),
    department: '',
    extension,
    line: null,
    mobile: '',
    lamp: { state: lamp, since: 1_000 },
    presence: { state: presence, until: 2_000, note: '' },
  };
}

function responsible(employeeId: string): TargetRule {
  return { employeeId, why: { kind: 'responsible' }, topics: [] };
}

function playbook(place: number, employeeId: string, ...topics: string[]): TargetRule {
  return { employeeId, why: { kind: 'playbook', place }, topics };
}

function deputy(employeeId: string, of: string, ...topics: string[]): TargetRule {
  return { employeeId, why: { kind: 'deputy', of }, topics };
}

function order(rules: readonly TargetRule[], employees: readonly EmployeeView[], topic = ''): readonly string[] {
  return rankTargets({ rules, employees, topic }).map((target) => target.employee.employeeId);
}

/** Ids of one letter each. */
function letters(ids: string): readonly string[] {
  return ids.split('');
}

const rules = [responsible('a'), deputy('b', 'a'), playbook(0, 'c'), playbook(1, 'd')];

test('when all are free the rules’ order counts, and everybody has a reason', () => {
  const [a, b, c, d] = [employee('a'), employee('b'), employee('c'), employee('d')];
  expect(rankTargets({ rules, employees: [d, c, b, a], topic: '' })).toEqual([
    {
      employee: a,
      why: { kind: 'responsible' },
      standsInFor: null,
      forTopic: false,
      can: 'yes',
      now: { kind: 'free' },
    },
    {
      employee: b,
      why: { kind: 'deputy', of: 'a' },
      standsInFor: a,
      forTopic: false,
      can: 'yes',
      now: { kind: 'free' },
    },
    {
      employee: c,
      why: { kind: 'playbook', place: 0 },
      standsInFor: null,
      forTopic: false,
      can: 'yes',
      now: { kind: 'free' },
    },
    {
      employee: d,
      why: { kind: 'playbook', place: 1 },
      standsInFor: null,
      forTopic: false,
      can: 'yes',
      now: { kind: 'free' },
    },
  ]);
});

test('the deputy moves up when the account manager is away, and so does the playbook behind a busy one', () => {
  expect(order(rules, [employee('a', 'free', 'lunch'), employee('b'), employee('c'), employee('d')])).toEqual(
    letters('bcda'),
  );
  expect(order(rules, [employee('a'), employee('b', 'busy'), employee('c', 'unknown'), employee('d')])).toEqual(
    letters('adcb'),
  );
});

test('not known is not free: such a lamp stands between free and busy, and is told as perhaps', () => {
  const ranked = rankTargets({
    rules,
    topic: '',
    employees: [employee('a', 'busy'), employee('b', 'ringing'), employee('c', 'unknown'), employee('d')],
  });
  expect(ranked.map(({ employee: { employeeId }, can, now }) => [employeeId, can, now])).toEqual([
    ['d', 'yes', { kind: 'free' }],
    ['c', 'perhaps', { kind: 'unknown', since: 1_000 }],
    ['b', 'no', { kind: 'ringing', since: 1_000 }],
    ['a', 'no', { kind: 'busy', since: 1_000 }],
  ]);
});

test('who is not here is told until when, also with a free lamp, and who has no telephone is last', () => {
  const ranked = rankTargets({
    rules,
    topic: '',
    employees: [
      employee('a', 'free', 'here', ' '),
      employee('b', 'free', 'absent'),
      employee('c', 'free', 'off-hours'),
      employee('d', 'busy', 'lunch'),
    ],
  });
  expect(ranked.map(({ employee: { employeeId }, can, now }) => [employeeId, can, now])).toEqual([
    ['d', 'no', { kind: 'lunch', until: 2_000 }],
    ['c', 'no', { kind: 'off-hours', until: 2_000 }],
    ['b', 'no', { kind: 'absent', until: 2_000, note: '' }],
    ['a', 'no', { kind: 'no-telephone' }],
  ]);
});

test('a topic’s rules count when it is noted, behind the account manager and before the rules for every topic', () => {
  const all = [
    playbook(0, 'c'),
    playbook(1, 'd'),
    playbook(0, 'd', 'invoice'),
    deputy('e', 'd', 'invoice'),
    responsible('a'),
  ];
  const staff = letters('acde').map((id) => employee(id));
  expect(order(all, staff)).toEqual(letters('acd'));
  expect(order(all, staff, 'delivery')).toEqual(letters('acd'));
  expect(order(all, staff, 'invoice')).toEqual(letters('adec'));
  const [, second] = rankTargets({ rules: all, employees: staff, topic: 'invoice' });
  expect([second?.why, second?.forTopic]).toEqual([{ kind: 'playbook', place: 0 }, true]);
});

test('an employee who is gone is not offered, and a deputy of hers still is', () => {
  const ranked = rankTargets({ rules, employees: [employee('b')], topic: '' });
  expect(ranked.map(({ employee: { employeeId }, standsInFor }) => [employeeId, standsInFor])).toEqual([['b', null]]);
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const topics = ['', 'invoice', 'payment'];
const lampStates: readonly LampState[] = ['free', 'unknown', 'ringing', 'busy'];
const presences: readonly PresenceState[] = ['here', 'lunch', 'off-hours', 'absent'];
const anyId = fc.constantFrom(...ids, 'gone');
const anyRule: fc.Arbitrary<TargetRule> = fc
  .tuple(
    anyId,
    fc.oneof(
      fc.nat({ max: 5 }).map((place): TargetRule['why'] => ({ kind: 'playbook', place })),
      fc.nat({ max: 5 }).map((place): TargetRule['why'] => ({ kind: 'urgent', place })),
      anyId.map((of): TargetRule['why'] => ({ kind: 'deputy', of })),
    ),
    fc.uniqueArray(fc.constantFrom('invoice', 'payment'), { maxLength: 2 }),
  )
  .map(([employeeId, why, forTopics]) => ({ employeeId, why, topics: forTopics }));
const anyRules = fc
  .tuple(fc.array(anyRule, { maxLength: 8 }), fc.option(anyId), fc.nat({ max: 8 }))
  .map(([some, owner, place]) => (owner === null ? some : some.toSpliced(place, 0, responsible(owner))));
const anyStaff = fc.tuple(
  ...ids.map((id) =>
    fc
      .tuple(fc.constantFrom(...lampStates), fc.constantFrom(...presences), fc.constantFrom('210', '210', '210', ''))
      .map(([lamp, presence, extension]) => employee(id, lamp, presence, extension)),
  ),
);
const anyInput: fc.Arbitrary<RankInput> = fc.record({
  rules: anyRules,
  topic: fc.constantFrom(...topics),
  employees: anyStaff,
});

function placeOf(input: RankInput, employeeId: string): number {
  const place = rankTargets(input).findIndex((target) => target.employee.employeeId === employeeId);
  return place === -1 ? Infinity : place;
}

test('whatever the rules: nobody outside them is offered, everybody within once, and the same in the same order', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const ranked = rankTargets(input);
      const allowed = new Set(
        input.rules
          .filter((rule) => rule.topics.length === 0 || rule.topics.includes(input.topic))
          .map(({ employeeId }) => employeeId),
      );
      allowed.delete('gone');
      const offered = ranked.map((target) => target.employee.employeeId);
      expect(new Set(offered)).toEqual(allowed);
      expect(offered).toHaveLength(allowed.size);
      expect(rankTargets({ ...input, employees: input.employees.toReversed() })).toEqual(ranked);
      for (const { employee: known, can } of ranked)
        expect(can === 'yes').toBe(
          known.lamp.state === 'free' && known.presence.state === 'here' && known.extension !== '',
        );
    }),
    { numRuns: 500 },
  );
});

test('whatever the rules: those who can take the call stand before all others', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const can = rankTargets(input).map((target) => target.can);
      expect(can).toEqual(
        can.toSorted((a, b) => ['yes', 'perhaps', 'no'].indexOf(a) - ['yes', 'perhaps', 'no'].indexOf(b)),
      );
    }),
    { numRuns: 300 },
  );
});

function better<T>(all: readonly T[], now: T, steps: number): T {
  return all[Math.max(0, all.indexOf(now) - steps)] ?? now;
}

test('whatever the rules: a freer lamp, and here instead of away, never ranks lower', () => {
  fc.assert(
    fc.property(
      anyInput,
      fc.constantFrom(...ids),
      fc.nat({ max: 3 }),
      fc.nat({ max: 3 }),
      (input, id, lamp, nearer) => {
        const employees = input.employees.map((view) =>
          view.employeeId === id
            ? employee(
                id,
                better(lampStates, view.lamp.state, lamp),
                better(presences, view.presence.state, nearer),
                nearer > 0 ? '210' : view.extension,
              )
            : view,
        );
        expect(placeOf({ ...input, employees }, id)).toBeLessThanOrEqual(placeOf(input, id));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whatever the rules: an earlier place in them never ranks lower', () => {
  fc.assert(
    fc.property(anyInput, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (input, from, to) => {
      const rule = input.rules[from];
      if (rule === undefined || to >= from) return;
      const earlier = input.rules.toSpliced(from, 1).toSpliced(to, 0, rule);
      const id = rule.employeeId;
      expect(placeOf({ ...input, rules: earlier }, id)).toBeLessThanOrEqual(placeOf(input, id));
    }),
    { numRuns: 1_000 },
  );
});

test('whatever the rules: who comes to look after the contact never ranks lower', () => {
  fc.assert(
    fc.property(anyInput, fc.constantFrom(...ids), fc.nat({ max: 8 }), (input, id, place) => {
      const without = input.rules.filter(({ why }) => why.kind !== 'responsible');
      const before = placeOf({ ...input, rules: without }, id);
      const owned = without.toSpliced(place, 0, responsible(id));
      expect(placeOf({ ...input, rules: owned }, id)).toBeLessThanOrEqual(before);
    }),
    { numRuns: 1_000 },
  );
});
