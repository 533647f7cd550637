import type { Database } from 'better-sqlite3';
import type { NumberRule } from '#core/caller/company.ts';
import type { Office } from '#core/caller/directoryStore.ts';

type Rules = Pick<Office, 'numberRules' | 'headerRules' | 'weights'>;

/** What tells the class of a caller, inside the transactions of others; written whole. */
export interface RuleTables {
  readonly read: () => Rules;
  readonly write: (rules: Rules) => void;
}

type NumberRow = Omit<NumberRule, 'always'> & { readonly always: number };

export function createRuleTables(db: Database): RuleTables {
  const selectNumbers = db.prepare<[], NumberRow>('SELECT prefix, class, note, always FROM number_rule ORDER BY place');
  const selectHeaders = db.prepare<[], string>('SELECT rule FROM header_rule ORDER BY place').pluck();
  const selectWeights = db.prepare<[], string>('SELECT weights FROM directory_state').pluck();
  const addNumber = db.prepare<[NumberRow]>(
    'INSERT INTO number_rule (prefix, class, note, always) VALUES (@prefix, @class, @note, CAST(@always AS INTEGER))',
  );
  const addHeader = db.prepare<[string]>('INSERT INTO header_rule (rule) VALUES (?)');
  const writeWeights = db.prepare<[string]>('UPDATE directory_state SET weights = ?');
  return {
    read: () => ({
      numberRules: selectNumbers.all().map(({ always, ...rule }) => (always === 0 ? rule : { ...rule, always: true })),
      headerRules: selectHeaders.all().map((rule) => JSON.parse(rule)),
      weights: JSON.parse(selectWeights.get() ?? '{}'),
    }),
    write: ({ numberRules, headerRules, weights }) => {
      db.exec('DELETE FROM number_rule; DELETE FROM header_rule');
      for (const rule of numberRules) addNumber.run({ ...rule, always: Number(rule.always ?? false) });
      for (const rule of headerRules) addHeader.run(JSON.stringify(rule));
      writeWeights.run(JSON.stringify(weights));
    },
  };
}
