import { Temporal } from 'temporal-polyfill';
import type { CallerClass } from '../caller/callerClass.ts';
import type { Company, Employee, RoutingRule } from '../caller/company.ts';
import type { TargetRule } from './staff.ts';
import type { WeeklyHours } from './hours.ts';
import { knownZone } from './workingTime.ts';

export interface TargetsInput {
  readonly class: CallerClass;
  /** The employee who looks after this contact; null for none. */
  readonly responsible: string | null;
  /** The employee whose calls those on the dialled number are; null for none. */
  readonly numberOwner: string | null;
  readonly company: Pick<Company, 'employees' | 'routing'>;
  /** When the call came, epoch milliseconds; windows are read in the zone of the desk (IANA name). */
  readonly at: number;
  readonly zone: string;
  /** Whom an urgent call is given to, in order, before all others; left out: the call is not urgent. */
  readonly urgent?: readonly string[];
}

/**
 * Whom the rules name for a caller, in order: whom an urgent call goes to, who looks after the contact, whose number was
 * dialled, whom the rules name for a topic, whom they name
 * for every topic, each with the deputies right behind. Nobody is named twice for the same topics, and nobody who is unknown.
 * A class without rules is served by those of "unknown", as with playbooks.
 */
export function targetRules(input: TargetsInput): TargetRule[] {
  const { class: callerClass, responsible, numberOwner, company } = input;
  const staff = new Map(company.employees.map((employee) => [employee.employeeId, employee]));
  const own = company.routing.filter((rule) => rule.class === callerClass);
  const rules = own.length > 0 ? own : company.routing.filter((rule) => rule.class === 'unknown');
  return firstNamed([
    ...(input.urgent ?? []).flatMap((employeeId, place) =>
      named(staff, { employeeId, why: { kind: 'urgent', place }, topics: [] }),
    ),
    ...(responsible === null
      ? []
      : named(staff, { employeeId: responsible, why: { kind: 'responsible' }, topics: [] })),
    ...(numberOwner === null
      ? []
      : named(staff, { employeeId: numberOwner, why: { kind: 'number-owner' }, topics: [] })),
    ...ownTopics(rules).flatMap((rule) => namedBy(rule, staff, input)),
    ...rules
      .filter((rule) => rule.topics.length === 0)
      .slice(0, 1)
      .flatMap((rule) => namedBy(rule, staff, input)),
  ]);
}

/** Rules for topics, each with those that no rule before it is for. */
function ownTopics(rules: readonly RoutingRule[]): readonly RoutingRule[] {
  const taken = new Set<string>();
  return rules.flatMap((rule) => {
    const topics = rule.topics.filter((topic) => !taken.has(topic));
    for (const topic of topics) taken.add(topic);
    return topics.length === 0 ? [] : [{ ...rule, topics }];
  });
}

function namedBy(
  rule: RoutingRule,
  staff: ReadonlyMap<string, Employee>,
  { at, zone }: Pick<TargetsInput, 'at' | 'zone'>,
): readonly TargetRule[] {
  return rule.targets.flatMap(({ employeeId, windows }, place) =>
    windows.length === 0 || isWithin(windows, at, zone)
      ? named(staff, { employeeId, why: { kind: 'playbook', place }, topics: rule.topics })
      : [],
  );
}

/** By the wall clock of the desk; it is asked while a call begins to ring, and needs no more than that. */
function isWithin(windows: WeeklyHours, at: number, zone: string): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(knownZone(zone));
  const clock = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  return windows.some(({ day, from, until }) => day === wall.dayOfWeek && from <= clock && clock < until);
}

/** The employee and her deputies; none when she is unknown. */
function named(staff: ReadonlyMap<string, Employee>, rule: TargetRule): readonly TargetRule[] {
  const employee = staff.get(rule.employeeId);
  if (employee === undefined) return [];
  const { employeeId, deputies } = employee;
  return [
    rule,
    ...deputies
      .filter((deputy) => staff.has(deputy))
      .map((deputy): TargetRule => ({
        employeeId: deputy,
        why: { kind: 'deputy', of: employeeId },
        topics: rule.topics,
      })),
  ];
}

/** Without those who are named before for every topic, or for the same topics. */
function firstNamed(rules: readonly TargetRule[]): TargetRule[] {
  return rules.filter(
    (rule, index) =>
      !rules
        .slice(0, index)
        .some(
          (before) =>
            before.employeeId === rule.employeeId &&
            (before.topics.length === 0 || before.topics.join('\n') === rule.topics.join('\n')),
        ),
  );
}
