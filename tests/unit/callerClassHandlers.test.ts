import { expect, test } from 'vitest';
import { classTable } from '#core/caller/callerClass.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import { weightsOf } from '#core/caller/evidenceRules.ts';
import { nothingLearned } from '#core/caller/learned.ts';
import { countsOf } from '#core/caller/lesson.ts';
import type { TypedClasses } from '#core/caller/officeClasses.ts';
import { noHistory } from '#core/journal/store.ts';
import { failed, ok } from '#core/support/result.ts';
import { createClassHandlers } from '../../electron/services/directory/callerClasses.ts';
import { fakeClock } from '../fakes/clock.ts';
import { newDirectoryDesk } from '../store/directoryDesk.ts';

const lviv = '+380322550101';
const typed: TypedClasses = {
  classes: [],
  numberRules: [{ prefix: '032', class: 'drivers', note: ' Branch in Lviv ', always: true }],
  headerRules: [
    { header: ' X-IVR-Choice ', how: 'is', text: '2', class: 'applicant', note: 'Chose 2: jobs', always: false },
  ],
  weights: { directory: 0.5 },
};

/** The handlers over a real directory, the office kept in step as the backend does. */
function desk() {
  const place = newDirectoryDesk();
  place.writeCompany({
    contacts: [{ contactId: 'c1', name: 'Ada Byron', company: '', class: 'client', numbers: [lviv] }],
  });
  const keeper = place.keeping();
  const lookup = place.looking();
  let office: Office = keeper.office();
  let looks = 0;
  const forgotten: string[] = [];
  const lesson = { circumstances: 'outside/in:UA', day: '2026-09-02', shown: 'unknown', corrected: 'drivers' };
  const handlers = createClassHandlers({
    clock: fakeClock(1_788_329_400_000),
    store: {
      office: () => Promise.resolve(keeper.office()),
      saveClasses: (wanted) => Promise.resolve(keeper.saveClasses(wanted)),
      lookUp: (numbers) => Promise.resolve(lookup.lookUp(numbers)),
    },
    journal: {
      lessons: () => Promise.resolve(countsOf(lesson)),
      corrections: () => Promise.resolve([]),
      forget: (circumstances) => {
        forgotten.push(circumstances);
        return Promise.resolve(circumstances === 'full' ? failed('disk-full') : ok(null));
      },
      history: () => Promise.resolve(noHistory),
    },
    country: () => 'UA',
    reading: () => ({ country: 'UA' }),
    office: () => office,
    learned: () => nothingLearned,
    learnAnew: () => {
      looks += 1;
      return Promise.resolve();
    },
    onOffice: (changed) => {
      office = changed;
    },
  });
  const revision = async (): Promise<number> => {
    const read = await handlers['classes.read']({});
    if (!read.ok) throw new Error(read.error);
    return read.value.revision;
  };
  return { place, keeper, handlers, revision, forgotten, looks: () => looks, office: () => office };
}

const drivers = { class: 'drivers', name: ' Taxi drivers ', names: { uk: 'Таксисти', ar: ' ' } };

function withDrivers(): TypedClasses {
  const [first, ...rest] = classTable([]);
  if (first === undefined) throw new Error('there are classes');
  const entry = { ...first, ...drivers, colour: 'amber', icon: 'truck', priority: 50 } as const;
  return { ...typed, classes: [entry, first, ...rest] };
}

test('a kind that is added with its rule is there after a restart, in its place, as it was meant', async () => {
  const { place, handlers, revision, keeper, looks, office } = desk();
  const changed = await handlers['classes.change']({ revision: await revision(), office: withDrivers() });
  expect(changed).toMatchObject({ ok: true, value: { faults: [] } });
  expect(looks()).toBe(1);
  keeper.close();
  const after = place.keeping().office();
  expect(after).toEqual(office());
  const table = classTable(after.classes);
  expect(table.slice(0, 2).map((entry) => [entry.class, entry.name, entry.names])).toEqual([
    ['drivers', 'Taxi drivers', { uk: 'Таксисти' }],
    ['client', '', {}],
  ]);
  expect(after.numberRules).toEqual([{ prefix: '+38032', class: 'drivers', note: 'Branch in Lviv', always: true }]);
  expect(after.headerRules).toMatchObject([{ header: 'X-IVR-Choice', text: '2' }]);
  expect(weightsOf(after.weights).directory).toBe(0.5);
});

test('nothing is changed where something is wrong, and each thing is told', async () => {
  const { handlers, revision, keeper } = desk();
  const before = keeper.office();
  const wrong = { ...typed, classes: classTable([]) };
  const changed = await handlers['classes.change']({ revision: await revision(), office: wrong });
  expect(changed).toMatchObject({
    ok: true,
    value: { faults: [{ of: 'number-rule', at: 0, what: 'class-retired' }] },
  });
  expect(keeper.office()).toEqual(before);
});

test('a page that has not seen what another one changed is refused, and may read it and try again', async () => {
  const { handlers, revision } = desk();
  const stale = await revision();
  expect(await handlers['classes.change']({ revision: stale, office: withDrivers() })).toMatchObject({ ok: true });
  expect(await handlers['classes.change']({ revision: stale, office: withDrivers() })).toEqual(
    failed('changed-meanwhile'),
  );
  expect(await handlers['classes.change']({ revision: await revision(), office: withDrivers() })).toMatchObject({
    ok: true,
  });
});

test('a caller is tried by what is typed, before anything is saved', async () => {
  const { handlers, keeper } = desk();
  const tryIt = async (asked: { number?: string; dialled?: string; headers?: string }, office = withDrivers()) => {
    const tried = await handlers['classes.try']({ office, number: '', dialled: '', headers: '', ...asked });
    if (!tried.ok) throw new Error(tried.error);
    return tried.value;
  };
  // The rule always holds, over the directory.
  expect(await tryIt({ number: '032 255 01 01' })).toMatchObject({
    name: 'Ada Byron',
    classification: { class: 'drivers', confidence: 1 },
  });
  const without = { ...withDrivers(), numberRules: [{ prefix: 'nonsense', class: 'drivers', note: '' }] };
  expect(await tryIt({ number: lviv }, without)).toMatchObject({
    classification: { class: 'client', confidence: 0.5 },
  });
  expect(await tryIt({ headers: 'From: <sip:anonymous@anonymous.invalid>\nx-ivr-choice: 2' })).toMatchObject({
    shown: '',
    classification: { class: 'applicant', evidence: [{ kind: 'header', note: 'Chose 2: jobs' }] },
  });
  expect(await tryIt({})).toMatchObject({ classification: { class: 'unknown', evidence: [] } });
  expect(keeper.office().numberRules).toEqual([]);
});

test('what was learnt is told in counts, and what is forgotten is learnt anew at once', async () => {
  const { handlers, forgotten, looks } = desk();
  expect(await handlers['classes.learned']({})).toMatchObject({
    ok: true,
    value: {
      calls: 1,
      corrected: 1,
      lines: [{ circumstances: 'outside', calls: 1, classes: [{ class: 'drivers', stood: 0, corrected: 1 }] }],
      more: 0,
    },
  });
  expect(await handlers['classes.forget']({ circumstances: 'outside' })).toEqual(ok({}));
  expect(await handlers['classes.forget']({ circumstances: 'full' })).toEqual(failed('not-written'));
  expect([forgotten, looks()]).toEqual([['outside', 'full'], 1]);
});
