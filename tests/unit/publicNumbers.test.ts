import { expect, test } from 'vitest';
import type { Employee, PublicNumber } from '#core/caller/company.ts';
import { ok } from '#core/support/result.ts';
import { createPublicNumberHandlers } from '../../electron/services/directory/publicNumbers.ts';
import { newDirectoryDesk } from '../store/directoryDesk.ts';

const olena: Employee = {
  employeeId: 'e1',
  name: 'Olena Kovalenko',
  department: 'Sales',
  extension: '201',
  mobile: '',
  hours: null,
  absences: [],
  deputies: [],
};
const careers: PublicNumber = {
  number: '+380 44 555 12 30',
  label: 'Careers',
  source: 'Website',
  defaultClass: 'applicant',
  owner: 'e1',
  hours: [{ day: 1, from: '09:00', until: '13:00' }],
  greeting: { uk: 'Відділ кадрів {{company}}' },
  note: 'Ask for the vacancy',
};

/** The handlers over a real directory, the office kept in step as the backend does. */
function desk(publicNumbers: readonly PublicNumber[] = []) {
  const place = newDirectoryDesk();
  place.writeCompany({ employees: [olena], publicNumbers: [...publicNumbers] });
  const keeper = place.keeping();
  let office = keeper.office();
  const handlers = createPublicNumberHandlers({
    store: {
      office: () => Promise.resolve(keeper.office()),
      savePublicNumber: (entry, was) => Promise.resolve(keeper.savePublicNumber(entry, was)),
      removePublicNumber: (number) => Promise.resolve(keeper.removePublicNumber(number)),
    },
    journal: {
      dialled: () => Promise.resolve([{ dialled: '+380445551230', calls: 2, answered: 1, missed: 1, lastAt: 7 }]),
    },
    country: () => 'UA',
    office: () => office,
    onOffice: (changed) => {
      office = changed;
    },
  });
  return { handlers, keeper, numbers: () => office.publicNumbers, place };
}

const save = (entry: PublicNumber, was: string | null = null) => ({ entry, was });

test('an entry is kept whole, told with its number as it is understood, changed in its place and removed', async () => {
  const { handlers, numbers } = desk([{ number: '0445551200', label: 'Main', source: '' }]);
  expect(await handlers['numbers.save'](save(careers))).toEqual(ok({ entry: careers }));
  expect(await handlers['numbers.list']({})).toEqual(
    ok({
      numbers: [
        { number: '0445551200', label: 'Main', source: '', shown: '+380 44 555 12 00' },
        { ...careers, shown: '+380 44 555 12 30' },
      ],
    }),
  );
  const renamed: PublicNumber = { number: '+380445551201', label: 'Head office', source: 'Card' };
  expect(await handlers['numbers.save'](save(renamed, '0445551200'))).toEqual(ok({ entry: renamed }));
  expect(numbers()).toEqual([renamed, careers]);
  expect(await handlers['numbers.remove']({ number: renamed.number })).toEqual(ok({}));
  expect(await handlers['numbers.remove']({ number: renamed.number })).toMatchObject({ error: 'not-there' });
  expect(numbers()).toEqual([careers]);
});

test('what is empty or harmful is not kept', async () => {
  const { handlers, numbers } = desk();
  await handlers['numbers.save'](
    save({ ...careers, label: ' Care\u202Eers\n', greeting: { en: '  ', ru: 'Кадры' }, note: ' ', owner: '' }),
  );
  const { owner: _, note: __, ...rest } = careers;
  expect(numbers()).toEqual([{ ...rest, greeting: { ru: 'Кадры' } }]);
});

test('a number that was pasted with more than can be seen is answered as it is kept, and is found under that again', async () => {
  const { handlers, numbers } = desk();
  const pasted = { number: '\u202A044  555 12 30\u202C', label: 'Careers', source: '' };
  const saved = await handlers['numbers.save'](save(pasted));
  if (!saved.ok) throw new Error(saved.error);
  const { entry } = saved.value;
  expect(numbers()).toEqual([entry]);
  expect(await handlers['numbers.save'](save({ ...entry, label: 'People' }, entry.number))).toMatchObject({ ok: true });
});

test('what cannot be an entry is refused with the reason, and nothing changes', async () => {
  const { handlers, numbers } = desk([careers]);
  const refused = async (entry: Partial<PublicNumber>, was: string | null = null) =>
    handlers['numbers.save'](save({ number: '0445559999', label: 'New', source: '', ...entry }, was));
  expect(
    [
      await refused({ label: ' ' }),
      await refused({ number: 'anonymous' }),
      await refused({ number: '044 555-12-30' }),
      await refused({ owner: 'nobody' }),
      await refused({}, '+380000'),
    ].map((answer) => (answer.ok ? 'ok' : answer.error)),
  ).toEqual(['bad-request', 'bad-number', 'taken', 'not-there', 'not-there']);
  expect(numbers()).toEqual([careers]);
});

test('a number that is ignored needs no name, and is asked about again when it is taken out', async () => {
  const { handlers } = desk();
  const stateOf = async () => {
    const answer = await handlers['numbers.calls']({ from: '2026-01-01', until: '2026-12-31' });
    return answer.ok ? answer.value.lines.map(({ state, calls }) => [state, calls]) : answer.error;
  };
  expect(await stateOf()).toEqual([['unknown', 2]]);
  await handlers['numbers.save'](save({ number: '+380445551230', label: '', source: '', ignored: true }));
  expect(await stateOf()).toEqual([['ignored', 2]]);
  await handlers['numbers.remove']({ number: '+380445551230' });
  expect(await stateOf()).toEqual([['unknown', 2]]);
});

test('what was changed by hand outlives a company file that is read anew', async () => {
  const { handlers, keeper, place } = desk([careers, { number: '0445551200', label: 'Main', source: '' }]);
  await handlers['numbers.save'](save({ ...careers, label: 'People' }, careers.number));
  keeper.close();
  place.writeCompany({
    employees: [olena],
    publicNumbers: [careers, { number: '0445551202', label: 'Press', source: '' }],
  });
  const again = place.keeping({ follow: true });
  expect(again.office().publicNumbers.map(({ label }) => label)).toEqual(['People', 'Press']);
});
