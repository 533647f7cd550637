import { fold } from '#core/text/fold.ts';
import { contactWords } from './directoryWords.ts';
import { type ImportPace, rowsBetweenRests } from './importPace.ts';
import type { StagedRow } from './importStaging.ts';
import type { RowWriting } from './importWriting.ts';

/** A name that more share than these is a word, no duplicate. */
const mostAlike = 20;
/** Of more people of one name the first ones are looked at. */
const mostNamesakes = 1_000;

/** Has rows written that come in the order of every list, each with what it is found by. False: cancelled. */
export function writeOrdered(rows: Iterable<StagedRow>, writing: RowWriting, pace: ImportPace): boolean {
  const alike = createAlike(writing.addAlike);
  let id = 0;
  for (const row of rows) {
    id += 1;
    const numbers = row.numbers === '' ? [] : row.numbers.split(' ');
    writing.add(row, contactWords({ name: row.name, company: row.company, numbers }));
    alike.see(id, row);
    if (id % rowsBetweenRests === 0 && !pace.goOn()) return false;
  }
  alike.end();
  return true;
}

/** Those of one name and company, who come one after the other. */
function createAlike(tell: (ids: string) => void): {
  readonly see: (id: number, row: Pick<StagedRow, 'place' | 'company'>) => void;
  readonly end: () => void;
} {
  let place = '';
  let namesakes: { readonly id: number; readonly company: string }[] = [];
  function end(): void {
    const byCompany = new Map<string, number[]>();
    for (const { id, company } of namesakes.length > 1 ? namesakes : []) {
      const folded = fold(company);
      if (folded !== '') byCompany.set(folded, [...(byCompany.get(folded) ?? []), id]);
    }
    for (const ids of byCompany.values()) if (ids.length > 1 && ids.length <= mostAlike) tell(ids.join(' '));
    namesakes = [];
  }
  return {
    see: (id, row) => {
      if (row.place !== place) end();
      place = row.place;
      if (namesakes.length < mostNamesakes) namesakes.push({ id, company: row.company });
    },
    end,
  };
}
