import { expect, test } from 'vitest';
import type { Employee } from '#core/caller/company.ts';
import { Playbook } from '#core/routing/playbook.ts';
import { readPlaybookFile, takenPlaybooks, writePlaybookFile } from '#core/routing/playbookFile.ts';

function employee(employeeId: string, name: string): Employee {
  return { employeeId, name, department: '', extension: '', mobile: '', hours: null, absences: [], deputies: [] };
}

const here = [employee('e1', 'Olena Kovalenko'), employee('e2', 'Taras Bondar'), employee('e3', 'Unnamed Here')];
const client = Playbook.parse({
  class: 'client',
  version: 4,
  greeting: { uk: 'Добрий день, {{company}}' },
  targets: [{ employeeId: 'e1' }, { employeeId: 'e2', windows: [{ day: 1, from: '09:00', until: '12:00' }] }],
  whenAway: { kind: 'voicemail', employeeId: 'e2' },
  topics: [{ topic: 'invoice', label: { en: 'Invoice' }, targets: [{ employeeId: 'e2' }] }],
  urgent: { words: { en: ['fire'], uk: [], ru: [], ar: [] }, targets: ['e1', 'e2'] },
});
const unknown = Playbook.parse({ class: 'unknown', version: 1, topics: [] });

function fileOf(text: string) {
  const read = readPlaybookFile(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test('playbooks that are saved and taken again at the same desk are what they were', () => {
  const file = fileOf(writePlaybookFile([client, unknown], here));
  expect(file.people).toEqual([
    { employeeId: 'e1', name: 'Olena Kovalenko' },
    { employeeId: 'e2', name: 'Taras Bondar' },
  ]);
  const views = [
    { playbook: { ...client, version: 6 }, draft: null },
    { playbook: unknown, draft: unknown },
  ];
  expect(takenPlaybooks(file, views, here)).toEqual([
    { class: 'client', before: views[0]?.playbook, draft: { ...client, version: 6 }, replacesDraft: false, gone: [] },
    { class: 'unknown', before: unknown, draft: unknown, replacesDraft: true, gone: [] },
  ]);
});

test('another office finds its own people by their names; who is not there is left out and told', () => {
  const file = fileOf(writePlaybookFile([client], here));
  const others = [employee('x9', 'KOVALENKO Olena'), employee('x1', 'Somebody Else')];
  const [taken] = takenPlaybooks(file, [{ playbook: { ...client, targets: [] }, draft: null }], others);
  expect(taken?.draft).toMatchObject({
    targets: [{ employeeId: 'x9' }],
    whenAway: null,
    topics: [{ targets: [] }],
    urgent: { targets: ['x9'] },
  });
  expect(taken?.gone).toEqual(['Taras Bondar']);
  // Two of one name are nobody in particular.
  const twins = [employee('x1', 'Olena Kovalenko'), employee('x2', 'Olena Kovalenko')];
  expect(takenPlaybooks(file, [], twins)[0]).toMatchObject({ before: null, gone: ['Olena Kovalenko', 'Taras Bondar'] });
});

test('what is no file of playbooks is told, and where', () => {
  const whole = { portico: 'playbooks', version: 1, people: [], playbooks: [client, unknown] };
  const problem = (file: unknown) => {
    const read = readPlaybookFile(typeof file === 'string' ? file : JSON.stringify(file));
    return read.ok ? 'good' : `${read.error} ${read.detail ?? ''}`.trim();
  };
  expect(problem(`\uFEFF${JSON.stringify(whole)}`)).toBe('good');
  expect([problem('{'), problem('[]'), problem({ version: 1, account: {} })]).toEqual([
    'not-json',
    'no-playbooks',
    'no-playbooks',
  ]);
  expect(problem({ ...whole, version: 2, more: [] })).toBe('newer');
  expect(problem({ ...whole, playbooks: [{ ...client, promiseMinutes: 'soon' }] })).toBe(
    'wrong-value playbooks.0.promiseMinutes',
  );
  expect(problem({ ...whole, playbooks: [{ ...client, colour: 'red' }] })).toBe('wrong-value playbooks.0.colour');
  expect(problem({ ...whole, playbooks: [client, unknown, client] })).toBe('twice client');
  expect(problem(`"${'x'.repeat(4_000_001)}"`)).toBe('too-large');
});
