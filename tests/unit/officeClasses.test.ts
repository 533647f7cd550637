import { describe, expect, test } from 'vitest';
import { type ClassEntry, classTable, entryOf, givenFor } from '#core/caller/callerClass.ts';
import { classify } from '#core/caller/classify.ts';
import { type HeaderRule, ownWeights } from '#core/caller/evidenceRules.ts';
import { saysNothing } from '#core/caller/identity.ts';
import { learnedFrom } from '#core/caller/learned.ts';
import { learnedLines } from '#core/caller/learnedLines.ts';
import { countsOf } from '#core/caller/lesson.ts';
import { understandNumber } from '#core/caller/number.ts';
import {
  type TypedClasses,
  faultsOfClasses,
  inQueueOrder,
  newClassId,
  saidByOffice,
} from '#core/caller/officeClasses.ts';
import { pastedHeaders } from '#core/caller/pastedHeaders.ts';
import { readPrefix } from '#core/caller/prefix.ts';
import { noHistory } from '#core/journal/store.ts';
import { wordingIn } from '../../renderer/i18n/wording.ts';

const table = classTable([]);
const { kind } = wordingIn('en');
const nameOf = (entry: ClassEntry): string => entry.name || kind(entry.class);

function changed(of: string, changes: Partial<ClassEntry>): ClassEntry[] {
  return table.map((entry) => (entry.class === of ? { ...entry, ...changes } : entry));
}

function faults(wanted: Partial<TypedClasses>): string[] {
  const whole = { classes: table, numberRules: [], headerRules: [], weights: {}, ...wanted };
  return faultsOfClasses(whole, nameOf).map(({ of, at, what }) => `${of} ${at}: ${what}`);
}

const header = (changes: Partial<HeaderRule>): HeaderRule => ({
  header: 'X-IVR-Choice',
  how: 'is',
  text: '2',
  class: 'applicant',
  note: '',
  always: false,
  ...changes,
});

describe('what an office may not say of kinds of callers', () => {
  test('is nothing of what Portico comes with', () => {
    expect(faults({})).toEqual([]);
  });

  test('is that nobody is unknown, or everybody', () => {
    expect(faults({ classes: changed('unknown', { retired: true }) })).toEqual(['class unknown: unknown-needed']);
    const allRetired = table.map((entry) => ({ ...entry, retired: entry.class !== 'unknown' }));
    expect(faults({ classes: allRetired })).toEqual(['class unknown: last-one']);
  });

  test('is one name for two that are given, in any case', () => {
    expect(faults({ classes: changed('partner', { name: 'CLIENT' }) })).toEqual(['class partner: name-taken']);
    expect(faults({ classes: changed('press', { name: 'Client' }) })).toEqual([]);
  });

  test('is a playbook that nobody has', () => {
    expect(faults({ classes: changed('partner', { playbook: 'press' }) })).toEqual(['class partner: no-playbook']);
    expect(faults({ classes: changed('partner', { playbook: 'partner' }) })).toEqual(['class partner: no-playbook']);
    expect(faults({ classes: changed('partner', { playbook: 'client' }) })).toEqual([]);
  });

  test('is a rule that rules nothing', () => {
    const numberRules = [
      { prefix: '+49', class: 'client', note: '' },
      { prefix: '49', class: 'client', note: '' },
      { prefix: '+49', class: 'partner', note: '' },
      { prefix: '+44', class: 'press', note: '' },
    ];
    const headerRules = [
      header({}),
      header({ header: 'X IVR' }),
      header({ text: ' ' }),
      header({ how: 'matches', text: '(' }),
      header({ class: 'press' }),
    ];
    expect(faults({ numberRules, headerRules })).toEqual([
      'number-rule 1: prefix',
      'number-rule 2: twice',
      'number-rule 3: class-retired',
      'header-rule 1: header',
      'header-rule 2: no-text',
      'header-rule 3: pattern',
      'header-rule 4: class-retired',
    ]);
  });
});

test('the order of the list is the order of the queue; a list that is in order keeps its places', () => {
  expect(inQueueOrder(table)).toEqual(table);
  const spamFirst = [...table.slice(-1), ...table.slice(0, -1)];
  expect(classTable(inQueueOrder(spamFirst)).map((entry) => entry.class)).toEqual(
    spamFirst.map((entry) => entry.class),
  );
  expect([saidByOffice(table), saidByOffice(changed('client', { colour: 'red' })).length]).toEqual([[], 1]);
});

test('a kind that is added has an id of its own, out of its name where that can be', () => {
  expect(newClassId('Taxi drivers', [])).toBe('taxi-drivers');
  expect(newClassId('Café Noir!', ['cafe-noir'])).toBe('cafe-noir-2');
  expect([newClassId('Таксисти', []), newClassId('سائق', ['kind-1'])]).toEqual(['kind-1', 'kind-2']);
  expect(newClassId('24 hours', [])).toBe('hours');
});

test('the beginning of a number is read as people write it', () => {
  const read = (country: string) => (text: string) => readPrefix(text, country);
  expect(['+380 44', '0038044', '044', '(044) 555', '44', '٠٤٤', '+', '', 'abc', '0'].map(read('UA'))).toEqual([
    '+38044',
    '+38044',
    '+38044',
    '+38044555',
    '+38044',
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(['030', '0800'].map(read('DE'))).toEqual(['+4930', '+49800']);
  expect(['044', '+380'].map(read(''))).toEqual([null, '+380']);
});

test('headers are read as they are copied from a trace', () => {
  const trace = 'INVITE sip:100@pbx.example SIP/2.0\r\nFrom: "A"\r\n <sip:1@x>\r\nX-IVR-Choice :  2\r\n\r\nv=0\r\n';
  expect(pastedHeaders(trace)).toEqual([
    { name: 'From', value: '"A" <sip:1@x>' },
    { name: 'X-IVR-Choice', value: '2' },
  ]);
});

describe('a kind that is retired', () => {
  const identity = { ...saysNothing, number: understandNumber('+380445551230', 'UA') };
  const caller = { identity, rule: null, publicNumber: null, history: noHistory };
  const contact = {
    contactId: 'c1',
    name: 'Ada',
    company: '',
    class: 'partner',
    language: null,
    responsible: null,
    since: null,
  };

  test('is given to nobody: its contacts are of the kind that stands for it, or of none that is known', () => {
    const plain = changed('partner', { retired: true });
    expect(givenFor(plain, 'partner')).toBe(null);
    expect(classify({ ...caller, contact, classes: plain })).toMatchObject({ class: 'unknown', evidence: [] });
    const instead = changed('partner', { retired: true, playbook: 'client' });
    expect(classify({ ...caller, contact, classes: instead })).toMatchObject({
      class: 'client',
      evidence: [{ kind: 'directory', class: 'client' }],
    });
    expect(classify({ ...caller, contact, classes: table })).toMatchObject({ class: 'partner' });
  });

  test('is not learnt from either, nor from what the number was', () => {
    const day = '2026-09-02';
    const lessons = Array.from({ length: 40 }, () => ({
      circumstances: 'outside/in:UA/from:+38044',
      day,
      shown: 'unknown',
      corrected: 'partner',
    }));
    const learned = learnedFrom(lessons.flatMap(countsOf), day);
    const last = { class: 'partner', confidence: 1, corrected: true, circumstances: 'outside', at: 0 };
    const history = { ...noHistory, last };
    const plain = changed('partner', { retired: true });
    expect(classify({ ...caller, contact: null, learned, history }).class).toBe('partner');
    expect(classify({ ...caller, contact: null, learned, history, classes: plain })).toMatchObject({
      class: 'unknown',
      evidence: [],
    });
  });

  test('stays what it was at old calls', () => {
    expect(entryOf(changed('partner', { retired: true }), 'partner')).toMatchObject({
      class: 'partner',
      retired: true,
    });
  });
});

describe('how much what was learnt counts', () => {
  const identity = { ...saysNothing, number: understandNumber('+380445551230', 'UA') };
  const day = '2026-09-02';
  const lessons = Array.from({ length: 40 }, () => ({
    circumstances: 'outside/in:UA/from:+38044',
    day,
    shown: 'unknown',
    corrected: 'applicant',
  }));
  const of = (weight: number) =>
    classify({
      identity,
      contact: null,
      rule: null,
      publicNumber: null,
      history: noHistory,
      learned: learnedFrom(lessons.flatMap(countsOf), day, { ...ownWeights, learned: weight }),
    });

  test('is the office’s to say, down to nothing', () => {
    expect([of(1).class, of(0).class, of(0).evidence]).toEqual(['applicant', 'unknown', []]);
    expect(of(0.05).confidence).toBeLessThan(of(1).confidence);
  });

  test('and so is how much the number’s own past does', () => {
    const last = { class: 'client', confidence: 1, corrected: true, circumstances: '', at: 0 };
    const past = (history: number) =>
      classify({
        identity,
        contact: null,
        rule: null,
        publicNumber: null,
        history: { ...noHistory, last },
        weights: { ...ownWeights, history },
      });
    expect([past(1).class, past(0).class]).toEqual(['client', 'unknown']);
  });
});

test('what was learnt is told coarse to fine, and what lies wholly within a finer circumstance is one line with it', () => {
  const day = '2026-09-02';
  const lesson = (circumstances: string, shown: string, corrected: string | null = null) =>
    countsOf({ circumstances, day, shown, corrected });
  const { lines, more } = learnedLines(
    [
      ...lesson('outside/to:Careers/in:UA/from:+38044', 'applicant'),
      ...lesson('outside/to:Careers/in:UA/from:+38044', 'client', 'applicant'),
      ...lesson('outside/to:Main%2F1/in:DE/from:+49302', 'client'),
      ...lesson('contact:client', 'client'),
    ],
    10,
  );
  expect(more).toBe(0);
  expect(lines.map(({ circumstances, depth, inherited, calls }) => [circumstances, depth, inherited, calls])).toEqual([
    ['outside', 0, 0, 3],
    ['outside/to:Careers', 1, 1, 2],
    ['outside/to:Main%2F1', 1, 1, 1],
    ['contact:client', 0, 0, 1],
  ]);
  expect(lines[1]?.parts).toEqual([
    { kind: 'who', who: 'outside', class: null, forged: false },
    { kind: 'to', shown: 'Careers' },
    { kind: 'in', country: 'UA' },
    { kind: 'from', begins: '+38044' },
  ]);
  expect(lines[1]?.classes).toEqual([{ class: 'applicant', stood: 1, corrected: 1 }]);
  expect(lines[2]?.parts[1]).toEqual({ kind: 'to', shown: 'Main/1' });
});
