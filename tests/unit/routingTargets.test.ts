import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Employee, RoutingRule } from '#core/caller/company.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import { targetRules } from '#core/routing/targets.ts';

const zone = 'Europe/Kyiv';
/** Monday. */
const at = Temporal.ZonedDateTime.from(`2026-11-23T10:00[${zone}]`).epochMilliseconds;

function employee(employeeId: string, ...deputies: string[]): Employee {
  return {
    employeeId,
    name: employeeId,
    department: '',
    extension: '2',
    mobile: '',
    hours: null,
    absences: [],
    deputies,
  };
}

function rule(callerClass: CallerClass, topics: readonly string[], ...targets: string[]): RoutingRule {
  return {
    class: callerClass,
    topics: [...topics],
    targets: targets.map((employeeId) => ({ employeeId, windows: [] })),
  };
}

const employees = [employee('olena', 'andrii', 'ganna'), employee('andrii'), employee('ganna', 'jan'), employee('jan')];

function rulesFor(
  routing: readonly RoutingRule[],
  responsible: string | null = null,
  callerClass: CallerClass = 'client',
  numberOwner: string | null = null,
): TargetRule[] {
  const company = { employees, routing: [...routing] };
  return targetRules({ class: callerClass, responsible, numberOwner, company, at, zone });
}

/** olena responsible, jan playbook 0, andrii deputy of olena (invoice) */
function told(rules: readonly TargetRule[]): readonly string[] {
  return rules.map(({ employeeId, why, topics }) => {
    const reason =
      why.kind === 'playbook' ? `playbook ${why.place}` : why.kind === 'deputy' ? `deputy of ${why.of}` : why.kind;
    return `${employeeId} ${reason}${topics.length === 0 ? '' : ` (${topics.join(', ')})`}`;
  });
}

test('who looks after the contact comes first, with her deputies; then the rules, with theirs', () => {
  expect(told(rulesFor([rule('client', [], 'jan', 'ganna')], 'olena'))).toEqual([
    'olena responsible',
    'andrii deputy of olena',
    'ganna deputy of olena',
    'jan playbook 0',
  ]);
  expect(told(rulesFor([rule('client', [], 'ganna', 'olena')]))).toEqual([
    'ganna playbook 0',
    'jan deputy of ganna',
    'olena playbook 1',
    'andrii deputy of olena',
  ]);
});

test('a rule for a topic stands before the one for every topic, and the first rule for a topic counts', () => {
  expect(
    told(
      rulesFor([
        rule('client', [], 'andrii', 'jan'),
        rule('client', ['invoice', 'payment'], 'jan'),
        rule('client', ['payment', 'contract'], 'ganna'),
        rule('client', [], 'olena'),
      ]),
    ),
  ).toEqual([
    'jan playbook 0 (invoice, payment)',
    'ganna playbook 0 (contract)',
    'jan deputy of ganna (contract)',
    'andrii playbook 0',
    'jan playbook 1',
  ]);
});

test('who is named for every topic is not named again for one', () => {
  expect(told(rulesFor([rule('client', ['invoice'], 'jan', 'olena')], 'olena'))).toEqual([
    'olena responsible',
    'andrii deputy of olena',
    'ganna deputy of olena',
    'jan playbook 0 (invoice)',
  ]);
});

test('whom nobody knows is not named, nor are those who would stand in', () => {
  expect(told(rulesFor([rule('client', [], 'gone', 'andrii')], 'gone too'))).toEqual(['andrii playbook 1']);
  expect(
    told(
      targetRules({
        class: 'client',
        responsible: 'olena',
        numberOwner: null,
        company: { employees: [employee('olena', 'gone', 'olena')], routing: [] },
        at,
        zone,
      }),
    ),
  ).toEqual(['olena responsible']);
});

test('a window lets an employee be named within its hours only, at the desk’s own time', () => {
  const windows = [{ day: 1, from: '09:00', until: '10:00' }];
  const only: RoutingRule = { class: 'client', topics: [], targets: [{ employeeId: 'olena', windows }] };
  const named = (when: number, where = zone) =>
    told(
      targetRules({
        class: 'client',
        responsible: null,
        numberOwner: null,
        company: { employees, routing: [only] },
        at: when,
        zone: where,
      }),
    );
  expect(named(at - 1)).toEqual(['olena playbook 0', 'andrii deputy of olena', 'ganna deputy of olena']);
  expect(named(at)).toEqual([]);
  expect(named(at, 'Europe/Berlin')).toHaveLength(3);
});

test('a class without rules is served by those of the unknown', () => {
  const routing = [rule('unknown', [], 'jan'), rule('client', [], 'andrii')];
  expect(told(rulesFor(routing, null, 'partner'))).toEqual(['jan playbook 0']);
  expect(told(rulesFor(routing))).toEqual(['andrii playbook 0']);
  expect(rulesFor([])).toEqual([]);
});

const anyId = fc.constantFrom('olena', 'andrii', 'ganna', 'jan', 'gone');
const anyRule = fc
  .tuple(fc.uniqueArray(fc.constantFrom('invoice', 'payment'), { maxLength: 2 }), fc.array(anyId, { maxLength: 4 }))
  .map(([topics, ids]) => rule('client', topics, ...ids));

test('whatever the rules: nobody is named twice for a topic, and everybody is known and named by a rule', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 4 }), fc.option(anyId), (routing, responsible) => {
      const rules = rulesFor(routing, responsible);
      const named = [responsible, ...routing.flatMap(({ targets }) => targets.map(({ employeeId }) => employeeId))];
      for (const topic of ['', 'invoice', 'payment']) {
        // Once for the topic and once for every topic: which of the two counts is for the ranking to say.
        for (const wanted of [true, false]) {
          const ids = rules
            .filter(({ topics }) => (wanted ? topics.includes(topic) : topics.length === 0))
            .map(({ employeeId }) => employeeId);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }
      for (const { employeeId, why } of rules) {
        expect(employees.some((known) => known.employeeId === employeeId)).toBe(true);
        expect(named).toContain(why.kind === 'deputy' ? why.of : employeeId);
      }
    }),
  );
});

test('whose number was dialled comes after who looks after the contact, with the deputies, and before the rules', () => {
  const routing = [rule('client', ['invoice'], 'jan'), rule('client', [], 'andrii')];
  expect(told(rulesFor(routing, null, 'client', 'olena'))).toEqual([
    'olena number-owner',
    'andrii deputy of olena',
    'ganna deputy of olena',
    'jan playbook 0 (invoice)',
  ]);
  expect(told(rulesFor(routing, 'ganna', 'client', 'olena')).slice(0, 3)).toEqual([
    'ganna responsible',
    'jan deputy of ganna',
    'olena number-owner',
  ]);
  expect(told(rulesFor(routing, null, 'client', 'gone'))).toEqual(['jan playbook 0 (invoice)', 'andrii playbook 0']);
});
