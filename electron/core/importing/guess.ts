import { meaningOf } from './headers.ts';
import { readNumbers } from './numbers.ts';
import type { ColumnMeaning } from './order.ts';

/** What the columns of a table mean: by their headers, and where those tell nothing by what stands in them. */
export function guessColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  country: string,
): readonly ColumnMeaning[] {
  const named = Array.from({ length: width }, (_, at) => meaningOf(headers[at] ?? ''));
  const columns = agreed(named).map((meaning) => meaning ?? 'ignore');
  if (!columns.includes('number')) {
    for (const [at, column] of columns.entries())
      if (column === 'ignore' && holdsNumbers(rows, at, country)) columns[at] = 'number';
  }
  if (!columns.some((column) => nameLike.has(column))) {
    const texts = columns.flatMap((column, at) => (column === 'ignore' && holdsNames(rows, at) ? [at] : []));
    const [name, company] = texts;
    if (name !== undefined) columns[name] = 'name';
    if (company !== undefined && !columns.includes('company')) columns[company] = 'company';
  }
  return columns;
}

const nameLike: ReadonlySet<ColumnMeaning> = new Set(['name', 'first-name', 'last-name', 'company']);

/**
 * "Nom" beside "Prénom" is the last name, "Имя" without "Фамилия" the whole one. Of several columns for what a contact has
 * once, the first counts.
 */
function agreed(named: readonly (ColumnMeaning | null)[]): readonly (ColumnMeaning | null)[] {
  const has = (meaning: ColumnMeaning): boolean => named.includes(meaning);
  const turned = named.map((meaning): ColumnMeaning | null => {
    if (meaning === 'name' && has('first-name') && !has('last-name')) return 'last-name';
    if (meaning === 'first-name' && !has('last-name') && !has('name')) return 'name';
    return meaning;
  });
  return turned.map((meaning, at) =>
    meaning === null || meaning === 'number' || meaning === 'class' || turned.indexOf(meaning) === at ? meaning : null,
  );
}

function holdsNumbers(rows: readonly (readonly string[])[], at: number, country: string): boolean {
  const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
  const numbers = cells.filter((cell) => readNumbers([cell], country).numbers.length > 0);
  return numbers.length > 0 && numbers.length * 2 >= cells.length;
}

/** Letters, and no address of the web or of mail. */
function holdsNames(rows: readonly (readonly string[])[], at: number): boolean {
  const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
  const names = cells.filter((cell) => /\p{L}{2}/u.test(cell) && !/[@/\\]|\d{4}/.test(cell));
  return names.length > 0 && names.length * 2 >= cells.length;
}
