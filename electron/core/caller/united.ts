import type { Contact } from './company.ts';

/** One contact out of several: as the one that is kept, with everybody's numbers, and what only the others tell. */
export function united(kept: Contact, others: readonly Contact[]): Contact {
  const { language, responsible, since, ...plain } = kept;
  const told = [kept, ...others];
  const first = <Key extends 'language' | 'responsible' | 'since'>(key: Key): Contact[Key] =>
    told.map((contact) => contact[key]).find((value) => value !== undefined);
  const all = {
    language: language ?? first('language'),
    responsible: responsible ?? first('responsible'),
    since: since ?? first('since'),
  };
  return {
    ...plain,
    company: told.map(({ company }) => company).find((company) => company !== '') ?? '',
    class: told.map((contact) => contact.class).find((kind) => kind !== 'unknown') ?? 'unknown',
    numbers: [...new Set(told.flatMap(({ numbers }) => numbers))],
    ...(all.language === undefined ? {} : { language: all.language }),
    ...(all.responsible === undefined ? {} : { responsible: all.responsible }),
    ...(all.since === undefined ? {} : { since: all.since }),
  };
}
