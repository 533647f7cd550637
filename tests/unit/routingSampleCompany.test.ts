import type { CallerClass } from '#core/caller/callerClass.ts';
import { expect, test } from 'vitest';
import { Company } from '#core/caller/company.ts';
import { readCompany } from '#core/caller/readCompany.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import { presenceOf } from '#core/routing/presence.ts';
import { rankTargets } from '#core/routing/rank.ts';
import type { EmployeeView } from '#core/routing/staff.ts';
import { targetRules } from '#core/routing/targets.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import shippedPlaybooks from '../../resources/playbooks/playbooks.json' with { type: 'json' };
import shipped from '../../resources/sample-company/company.json' with { type: 'json' };

const company = Company.parse(shipped);
const zone = 'Europe/Kyiv';
/** A Sunday night and a Wednesday noon, this year and much later: who practises does so at any time. */
const times = ['2026-11-22T03:00:00+02:00', '2026-12-02T12:00:00+02:00', '2034-06-14T12:45:00+03:00'].map((text) =>
  Date.parse(text),
);

/** All lamps free. */
function staffAt(at: number): EmployeeView[] {
  return company.employees.map(({ employeeId, name, department, extension, mobile, hours, absences }) => ({
    employeeId,
    name,
    department,
    extension,
    line: null,
    mobile,
    lamp: { state: 'free', since: at },
    presence: presenceOf(workingTime({ week: hours ?? [], holidays: [] }, zone), absences, zone)(at).presence,
  }));
}

function rankedFor(callerClass: CallerClass, responsible: string | null, topic: string, at: number) {
  const rules = targetRules({ class: callerClass, responsible, numberOwner: null, company, at, zone });
  return rankTargets({ rules, topic, employees: staffAt(at) }).map(({ employee, now, why }) => [
    employee.employeeId,
    why.kind,
    now.kind,
  ]);
}

test('the sample company names its own people everywhere', () => {
  expect(readCompany(JSON.stringify(shipped)).ok).toBe(true);
  const staff = new Set(company.employees.map(({ employeeId }) => employeeId));
  const named = [
    ...company.employees.flatMap(({ deputies }) => deputies),
    ...company.routing.flatMap(({ targets }) => targets.map(({ employeeId }) => employeeId)),
  ];
  expect(named.filter((employeeId) => !staff.has(employeeId))).toEqual([]);
});

test('every class has a rule for every topic, and its other rules are for topics of its playbook', () => {
  const { playbooks } = Playbooks.parse(shippedPlaybooks);
  for (const callerClass of ['client', 'applicant', 'partner', 'unknown']) {
    const rules = company.routing.filter((rule) => rule.class === callerClass);
    const known = playbooks.find((playbook) => playbook.class === callerClass)?.topics.map(({ topic }) => topic);
    expect(rules.filter(({ topics }) => topics.length === 0)).toHaveLength(1);
    expect(known).toEqual(expect.arrayContaining(rules.flatMap(({ topics }) => topics)));
  }
});

test('at any time of practice there is somebody for every class, and the story is the same', () => {
  for (const at of times) {
    expect(rankedFor('client', 'olena-kovalenko', '', at)).toEqual([
      ['olena-kovalenko', 'responsible', 'free'],
      ['andrii-melnyk', 'deputy', 'free'],
      ['priya-raman', 'playbook', 'free'],
    ]);
    // The accountant is on leave for long: her deputy stands before her.
    expect(rankedFor('client', null, 'invoice', at).slice(0, 1)).toEqual([['jan-kowalski', 'deputy', 'free']]);
    expect(rankedFor('client', null, 'invoice', at).at(-1)).toEqual(['ganna-bondar', 'playbook', 'absent']);
    expect(rankedFor('applicant', null, '', at)).toEqual([
      ['daria-shevchenko', 'playbook', 'free'],
      ['iryna-tkachuk', 'deputy', 'free'],
    ]);
    expect(rankedFor('partner', 'layla-haddad', '', at).slice(0, 2)).toEqual([
      ['layla-haddad', 'responsible', 'free'],
      ['priya-raman', 'deputy', 'free'],
    ]);
    expect(rankedFor('unknown', null, '', at).slice(0, 1)).toEqual([['felix-neumann', 'playbook', 'free']]);
  }
});

test('one employee keeps her own hours, with a lunch', () => {
  const presences = times.map((at) => staffAt(at).find(({ name }) => name === 'Svitlana Savchenko')?.presence.state);
  expect(presences).toEqual(['off-hours', 'here', 'lunch']);
});
