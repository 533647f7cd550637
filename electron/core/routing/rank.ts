import { type EmployeeView, Standing, type TargetRule } from './staff.ts';

/** What an employee is doing now, to be worded by the page. Instants are epoch milliseconds. */
type TargetNow =
  | { readonly kind: 'free' }
  /** `since`: when the lamp was last known; null: never. */
  | { readonly kind: 'unknown'; readonly since: number | null }
  | { readonly kind: 'ringing' | 'busy'; readonly since: number | null }
  /** Not here; `until` as in Presence. */
  | { readonly kind: 'lunch' | 'off-hours'; readonly until: number | null }
  | { readonly kind: 'absent'; readonly until: number | null; readonly note: string }
  /** As she says herself. */
  | { readonly kind: 'meeting' | 'away' | 'do-not-disturb'; readonly note: string }
  /** Without a telephone at the PBX: nobody can be put through. */
  | { readonly kind: 'no-telephone' };

/** One of those to whom a call can be given, best first, with the reasons for the place. */
export interface RankedTarget {
  readonly employee: EmployeeView;
  /** Why she is named at all. */
  readonly why: TargetRule['why'];
  /** Whom she stands in for; null when she is named herself, or that employee is gone. */
  readonly standsInFor: EmployeeView | null;
  /** Named for the topic that is noted. */
  readonly forTopic: boolean;
  /** Whether the call can be given to her now: `perhaps` as long as her lamp is not known. */
  readonly can: 'yes' | 'perhaps' | 'no';
  readonly now: TargetNow;
}

export interface RankInput {
  /** Of the call: core/routing/targets.ts. */
  readonly rules: readonly TargetRule[];
  /** The call's topic; '' while none is noted. */
  readonly topic: string;
  readonly employees: readonly EmployeeView[];
}

/** Better first. Somebody in a call is nearer than somebody at lunch. */
const standing: readonly TargetNow['kind'][] = Standing.options;
const lamps: readonly EmployeeView['lamp']['state'][] = ['free', 'unknown', 'ringing', 'busy'];

/**
 * Those whom the rules name, those who can take the call now before those who cannot; among equals whom an urgent call goes
 * to, then who looks after the contact and those who stand in for her, then whose number was dialled likewise, then whom a
 * rule names for the topic, then the rules' own order. Nobody twice,
 * and nobody whom the rules do not name.
 */
export function rankTargets({ rules, topic, employees }: RankInput): RankedTarget[] {
  const staff = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const responsible = rules.find(({ why }) => why.kind === 'responsible')?.employeeId ?? null;
  const urgent = new Set(rules.filter(({ why }) => why.kind === 'urgent').map(({ employeeId }) => employeeId));
  const owner = rules.find(({ why }) => why.kind === 'number-owner')?.employeeId ?? null;
  const people = { responsible, owner, urgent };
  const named = rules
    .filter(({ topics }) => topics.length === 0 || (topic !== '' && topics.includes(topic)))
    .toSorted((a, b) => groupOf(a, people) - groupOf(b, people));
  const ranked = new Map<string, RankedTarget>();
  for (const rule of named) {
    const employee = staff.get(rule.employeeId);
    if (employee === undefined || ranked.has(rule.employeeId)) continue;
    const now = nowOf(employee);
    ranked.set(rule.employeeId, {
      employee,
      why: rule.why,
      standsInFor: rule.why.kind === 'deputy' ? (staff.get(rule.why.of) ?? null) : null,
      forTopic: rule.topics.length > 0,
      can: canTakeIt(now),
      now,
    });
  }
  return [...ranked.values()].toSorted(
    (a, b) =>
      standing.indexOf(a.now.kind) - standing.indexOf(b.now.kind) ||
      lamps.indexOf(a.employee.lamp.state) - lamps.indexOf(b.employee.lamp.state),
  );
}

interface NamedPeople {
  readonly responsible: string | null;
  /** Of the dialled number. */
  readonly owner: string | null;
  readonly urgent: ReadonlySet<string>;
}

function groupOf({ why, topics }: TargetRule, { responsible, owner, urgent }: NamedPeople): number {
  if (why.kind === 'urgent') return 0;
  if (why.kind === 'deputy' && urgent.has(why.of)) return 1;
  if (why.kind === 'responsible') return 2;
  if (why.kind === 'deputy' && why.of === responsible) return 3;
  if (why.kind === 'number-owner') return 4;
  if (why.kind === 'deputy' && why.of === owner && topics.length === 0) return 5;
  return topics.length > 0 ? 6 : 7;
}

/** What an employee is doing now, in one word. */
export function standingOf(employee: EmployeeView): Standing {
  return nowOf(employee).kind;
}

function nowOf({ extension, lamp, presence }: EmployeeView): TargetNow {
  if (extension.trim() === '') return { kind: 'no-telephone' };
  switch (presence.state) {
    case 'absent':
      return { kind: 'absent', until: presence.until, note: presence.note };
    case 'lunch':
    case 'off-hours':
      return { kind: presence.state, until: presence.until };
    case 'meeting':
    case 'away':
    case 'do-not-disturb':
      return { kind: presence.state, note: presence.note };
    case 'here':
      return lamp.state === 'free' ? { kind: 'free' } : { kind: lamp.state, since: lamp.since };
  }
}

function canTakeIt({ kind }: TargetNow): RankedTarget['can'] {
  if (kind === 'free') return 'yes';
  return kind === 'unknown' ? 'perhaps' : 'no';
}
