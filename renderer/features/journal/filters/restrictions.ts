import type { JournalChoices } from '#core/journal/entry.ts';
import type { JournalFilter, Length } from '#core/journal/filter.ts';
import type { Wording } from '../../../i18n/wording.ts';
import { firstDayIn, nameOf } from './periods.ts';

/** One thing that must be true of a call to be in the list, in words, and the filter without it. */
export interface Restriction {
  readonly key: keyof JournalFilter;
  readonly words: string;
  readonly without: JournalFilter;
}

/** What the words need beside the filter. */
interface Known {
  /** Names of employees and topics; null: not read. */
  readonly choices: JournalChoices | null;
  /** ISO 8601. */
  readonly today: string;
}

const secondMs = 1_000;
const minuteMs = 60_000;

/** Everything that restricts the list but the words searched for, in the order of a sentence: "Missed, this week, clients". */
export function restrictionsOf(
  filter: JournalFilter,
  wording: Wording,
  { choices, today }: Known,
): readonly Restriction[] {
  const { t, listed, outcome, kind, topic, shortDay, locale } = wording;
  const told: Restriction[] = [];
  function tell(key: keyof JournalFilter, words: string): void {
    const without = { ...filter };
    delete without[key];
    told.push({ key, words, without });
  }
  const { outcomes = [], period, classes = [], topics = [], employees = [], dialled = [] } = filter;
  if (outcomes.length > 0) tell('outcomes', listed(outcomes.map((one) => outcome(one))));
  if (filter.answered !== undefined) tell('answered', t(filter.answered ? 'filters.answered' : 'filters.notAnswered'));
  if (filter.direction !== undefined) tell('direction', t(`filters.direction.${filter.direction}`));
  if (period !== undefined) {
    const name = nameOf(period, today, firstDayIn(locale));
    const days = { from: shortDay(period.from), until: shortDay(period.until) };
    tell('period', name === null ? t('filters.period.days', days) : t(`filters.period.${name}`));
  }
  if (classes.length > 0) tell('classes', listed(classes.map((one) => kind(one))));
  if (topics.length > 0)
    tell('topics', listed(topics.map((one) => (one === '' ? t('filters.noTopic') : labelOf(one, wording, choices)))));
  if (employees.length > 0)
    tell('employees', t('filters.handedTo', { names: listed(employees.map((id) => nameIn(id, choices))) }));
  if (dialled.length > 0)
    tell('dialled', t('filters.dialled', { numbers: listed(dialled.map((one) => one || t('filters.notTold'))) }));
  if (filter.number !== undefined) tell('number', t('filters.numberWith', { digits: filter.number }));
  if (filter.talk !== undefined) tell('talk', lengthWords('talk', filter.talk, wording));
  if (filter.wait !== undefined) tell('wait', lengthWords('wait', filter.wait, wording));
  if (filter.deviations !== undefined) tell('deviations', t('filters.deviations'));
  if (filter.openCallback === true) tell('openCallback', t('filters.openCallback'));
  return told;

  function labelOf(code: string, words: Wording, known: JournalChoices | null): string {
    return known?.topics.find((one) => one.topic === code)?.label || topic(code) || words.t('filters.noTopic');
  }
}

function nameIn(employeeId: string, choices: JournalChoices | null): string {
  return choices?.employees.find((one) => one.employeeId === employeeId)?.name ?? employeeId;
}

/** A length of talk in minutes, one of waiting in seconds. */
export function lengthWords(of: 'talk' | 'wait', { fromMs, belowMs }: Length, { t }: Pick<Wording, 't'>): string {
  const unitMs = of === 'talk' ? minuteMs : secondMs;
  const told = (ms: number): number => Math.round((ms / unitMs) * 10) / 10;
  if (fromMs !== null && belowMs !== null)
    return t(`filters.${of}Between`, { from: told(fromMs), below: told(belowMs) });
  return fromMs === null
    ? t(`filters.${of}Below`, { below: told(belowMs ?? 0) })
    : t(`filters.${of}From`, { from: told(fromMs) });
}
