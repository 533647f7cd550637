import type { Employee, Language } from '../caller/company.ts';
import type { WeeklyHours } from './hours.ts';
import type { InLanguages, Playbook, PlaybookSteps } from './playbook.ts';

/** Something in a playbook that will go wrong one day, to be worded by the page. `topic`: its key; '' for the whole class. */
export type Warning = { readonly topic: string } & (
  | { readonly kind: 'no-greeting' | 'no-question' | 'no-label' | 'no-sentence'; readonly language: Language }
  /** Cannot be put through: without a telephone at the exchange, or none of the office any more. */
  | { readonly kind: 'no-telephone'; readonly name: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-mobile'; readonly name: string }
  /** While the office is open none of those who are named, nor who stands in for them, is at work. ISO weekday, wall clock. */
  | { readonly kind: 'nobody-then'; readonly day: number; readonly from: string; readonly until: string }
);

export interface WarningsInput {
  readonly playbook: Playbook;
  readonly employees: readonly Employee[];
  /** The office's; empty: always. */
  readonly week: WeeklyHours;
}

const languages: readonly Language[] = ['en', 'uk', 'ru', 'ar'];

/** What to look at before a playbook is published; each once. */
export function warningsOf({ playbook, employees, week }: WarningsInput): Warning[] {
  const staff = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const named = [
    ...ofSteps('', playbook, staff, week),
    ...missing(playbook.greeting).map((language): Warning => ({ kind: 'no-greeting', topic: '', language })),
    ...playbook.topics
      .filter(({ retired }) => retired !== true)
      .flatMap((topic): Warning[] => [
        ...missing(topic.label).map((language): Warning => ({ kind: 'no-label', topic: topic.topic, language })),
        ...partly(topic.greeting).map((language): Warning => ({ kind: 'no-greeting', topic: topic.topic, language })),
        ...ofSteps(topic.topic, topic, staff, week),
      ]),
    ...playbook.urgent.targets.flatMap((employeeId) => ofTarget('', employeeId, staff)),
  ];
  const seen = new Set<string>();
  return named.filter((warning) => {
    const key = JSON.stringify(warning);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function ofSteps(
  topic: string,
  { questions, targets, whenAway }: PlaybookSteps,
  staff: ReadonlyMap<string, Employee>,
  week: WeeklyHours,
): Warning[] {
  const sentence = whenAway?.kind === 'say' ? missing(whenAway.text) : [];
  const elsewhere = whenAway?.kind === 'mobile' ? staff.get(whenAway.employeeId) : undefined;
  return [
    ...questions.flatMap(missing).map((language): Warning => ({ kind: 'no-question', topic, language })),
    ...targets.flatMap(({ employeeId }) => ofTarget(topic, employeeId, staff)),
    ...sentence.map((language): Warning => ({ kind: 'no-sentence', topic, language })),
    ...(elsewhere?.mobile === '' ? [{ kind: 'no-mobile' as const, topic, name: elsewhere.name }] : []),
    ...nobodyThen(topic, targets, staff, week),
  ];
}

function ofTarget(topic: string, employeeId: string, staff: ReadonlyMap<string, Employee>): Warning[] {
  const employee = staff.get(employeeId);
  if (employee === undefined) return [{ kind: 'gone', topic }];
  return employee.extension.trim() === '' ? [{ kind: 'no-telephone', topic, name: employee.name }] : [];
}

function missing(text: InLanguages): Language[] {
  return languages.filter((language) => text[language].trim() === '');
}

/** A text that need not be there at all. */
function partly(text: InLanguages): Language[] {
  const none = missing(text);
  return none.length === languages.length ? [] : none;
}

const dayMinutes = 24 * 60;

/** The first time of the week, from the office's opening to its closing, at which none of the targets works. */
function nobodyThen(
  topic: string,
  targets: PlaybookSteps['targets'],
  staff: ReadonlyMap<string, Employee>,
  week: WeeklyHours,
): Warning[] {
  const known = targets.filter(({ employeeId }) => staff.has(employeeId));
  if (known.length === 0) return [];
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    // The office's own lunch is no gap of the day: calls come then.
    const open = outer(week.length === 0 ? [] : minutesOf(week, day));
    if (open === null) continue;
    const covered = known.flatMap(({ employeeId, windows }) => {
      const employee = staff.get(employeeId);
      const workers = [employee, ...(employee?.deputies ?? []).map((deputy) => staff.get(deputy))];
      return workers.flatMap((worker, nth) => {
        const works = minutesOf(worker?.hours ?? week, day);
        const allowed = windows.length === 0 ? [[0, dayMinutes] as const] : minutesOf(windows, day);
        return worker === undefined ? [] : nth === 0 || windows.length > 0 ? overlap(works, allowed) : works;
      });
    });
    const gap = firstGap(open, covered);
    if (gap !== null) return [{ kind: 'nobody-then', topic, day, from: clock(gap[0]), until: clock(gap[1]) }];
  }
  return [];
}

type Minutes = readonly [from: number, until: number];

function minutesOf(week: WeeklyHours, day: number): Minutes[] {
  return week
    .filter((span) => span.day === day && span.from < span.until)
    .map(({ from, until }): Minutes => [minutes(from), minutes(until)]);
}

function outer(spans: readonly Minutes[]): Minutes | null {
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, until]) => until))];
}

function overlap(some: readonly Minutes[], others: readonly Minutes[]): Minutes[] {
  return some.flatMap(([from, until]) =>
    others
      .map(([start, end]): Minutes => [Math.max(from, start), Math.min(until, end)])
      .filter(([start, end]) => start < end),
  );
}

function firstGap([open, closed]: Minutes, covered: readonly Minutes[]): Minutes | null {
  let reached = open;
  for (const [from, until] of covered.toSorted((a, b) => a[0] - b[0])) {
    if (from > reached) return [reached, Math.min(from, closed)];
    reached = Math.max(reached, until);
    if (reached >= closed) return null;
  }
  return reached < closed ? [reached, closed] : null;
}

function minutes(text: string): number {
  const [hours = '0', rest = '0'] = text.split(':');
  return Number(hours) * 60 + Number(rest);
}

function clock(at: number): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
