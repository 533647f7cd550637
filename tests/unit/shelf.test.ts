import { expect, test } from 'vitest';
import { createShelf, isUnsaved } from '../../renderer/ui/shelf.ts';

interface Named {
  readonly name: string;
}

function shelfWithWords(): {
  readonly shelf: ReturnType<typeof createShelf<Named>>;
  readonly told: readonly boolean[];
} {
  const told: boolean[] = [];
  return { shelf: createShelf<Named>((unsaved) => told.push(unsaved)), told };
}

test('what is typed stays when the same thing is read again, and becomes saved when that is what was typed', () => {
  const { shelf } = shelfWithWords();
  shelf.open('a', { name: 'Olena' });
  shelf.change({ name: 'Olena K' });
  shelf.open('a', { name: 'Olena S' });
  expect(shelf.shelved()).toEqual({ key: 'a', base: { name: 'Olena S' }, value: { name: 'Olena K' } });
  shelf.open('a', { name: 'Olena K' });
  expect(isUnsaved(shelf.shelved())).toBe(false);
});

test('another thing does not push out what is not saved yet, and takes the place of what is', () => {
  const { shelf } = shelfWithWords();
  shelf.open('a', { name: 'Olena' });
  shelf.change({ name: 'Olena K' });
  shelf.open('b', { name: 'Andrii' });
  expect(shelf.shelved()?.key).toBe('a');
  shelf.drop();
  shelf.open('b', { name: 'Andrii' });
  shelf.open('c', { name: 'Daria' });
  expect(shelf.shelved()).toEqual({ key: 'c', base: { name: 'Daria' }, value: { name: 'Daria' } });
});

test('what is typed while it is being saved is not saved yet', () => {
  const { shelf } = shelfWithWords();
  shelf.open('+', { name: '' });
  shelf.change({ name: 'Olena' });
  const sent = { name: 'Olena' };
  shelf.change({ name: 'Olena K' });
  shelf.saved('e1', sent, sent);
  expect(shelf.shelved()).toEqual({ key: 'e1', base: sent, value: { name: 'Olena K' } });
});

test('it is told once when something becomes unsaved, and once when it is saved, typed back or given up', () => {
  const { shelf, told } = shelfWithWords();
  shelf.open('a', { name: '' });
  for (const name of ['O', 'Ol', '', 'Olena']) shelf.change({ name });
  shelf.saved('a', { name: 'Olena' }, { name: 'Olena' });
  shelf.change({ name: 'Olena K' });
  shelf.drop();
  expect(told).toEqual([true, false, true, false, true, false]);
});
