import { expect, test } from 'vitest';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ownLook } from '#core/journal/savedView.ts';
import type { KeptBulk } from '#core/journal/bulk.ts';
import { personIn } from '#core/privacy/bulkOfPerson.ts';
import { viewWithout } from '#core/privacy/viewOfPerson.ts';

const person = { names: ['Марта Ґонта', 'Marta Gonta'], numbers: ['+380675559041'] };
const view = (filter: JournalFilter, name = 'A view') => ({ viewId: 'v', name, filter, ...ownLook });

test.each<readonly [string, JournalFilter, string]>([
  ['by her name', { text: 'Ґонта Марта' }, 'A view'],
  ['by her surname alone, folded as a search folds it', { text: 'гонт' }, 'A view'],
  ['by her number as it is dialled at home', { text: '067 555 90 41' }, 'A view'],
  ['by the end of her number', { number: '59041' }, 'A view'],
  ['by the middle of it', { number: '6755590' }, 'A view'],
  ['under her name', {}, 'Calls of Marta Gonta'],
  ['by a topic that is hers alone', { topics: ['Complaint: Marta Gonta'] }, 'A view'],
])('a saved view that looks for the person goes: %s', (_how, filter, name) => {
  expect(viewWithout(view(filter, name), person)).toBeNull();
});

test.each<readonly [string, JournalFilter]>([
  ['of a town', { number: '38067' }],
  ['of a word that is no name of hers', { text: 'order' }],
  ['of a short beginning', { text: 'ма' }],
  ['of another person', { text: 'Марта Брандт' }],
  ['of nobody', { outcomes: ['missed'], number: '' }],
])('a saved view %s stays as it is', (_of, filter) => {
  expect(viewWithout(view(filter), person)).toEqual(view(filter));
});

test('a list of a view loses the person and keeps the others', () => {
  expect(viewWithout(view({ topics: ['order', 'Марта Ґонта'], classes: ['client'] }), person)).toEqual(
    view({ topics: ['order'], classes: ['client'] }),
  );
});

const bulk: Pick<KeptBulk, 'order' | 'change' | 'label' | 'merged'> = {
  order: { filter: { text: 'order' }, except: [], why: 'sorted anew' },
  change: { field: 'topic', to: 'invoice' },
  label: 'Invoice',
};
const looking = (filter: JournalFilter, why = '') => ({ ...bulk, order: { filter, except: [], why } });

test.each([
  ['nothing', 'it has to do with nobody', bulk],
  ['search', 'it looks for her name', looking({ text: 'гонт' })],
  ['search', 'it looks for her number among others', looking({ dialled: ['+380442370000', '0675559041'] })],
  ['search', 'its reason names her', looking({}, 'asked for by Marta Gonta')],
  ['value', 'calls are given a topic that names her', { ...bulk, change: { field: 'topic', to: 'Марта Ґонта' } }],
  ['value', 'a topic that named her was merged', { ...bulk, order: null, merged: 'Complaint: Marta Gonta' }],
] as const)('a correction of many calls says of the person %s: %s', (says, _why, one) => {
  expect(personIn({ ...one }, person)).toBe(says);
});
