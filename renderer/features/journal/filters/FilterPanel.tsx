import type { JournalChoices } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { Outcome } from '#core/call/end.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useToday } from '../../../ui/useToday.ts';
import { CheckList } from './CheckList.tsx';
import styles from './Filters.module.css';
import { LengthField } from './LengthField.tsx';
import { firstDayIn, nameOf, periodNames, periodOf } from './periods.ts';

interface FilterPanelProps {
  readonly filter: JournalFilter;
  readonly choices: JournalChoices | null;
  readonly onChange: (filter: JournalFilter) => void;
}

/** Everything that a call can be chosen by. What is changed holds at once: the list behind follows. */
export function FilterPanel({ filter, choices, onChange }: FilterPanelProps) {
  const { t, kind, outcome, topic, locale } = useWording();
  const classes = useDesk((slice) => slice.classes);
  const today = useToday();
  const firstDay = firstDayIn(locale);
  const { period } = filter;

  /** Nothing chosen restricts nothing. */
  function set<K extends keyof JournalFilter>(key: K, value: JournalFilter[K] | undefined): void {
    const changed = { ...filter };
    if (value === undefined || (Array.isArray(value) && value.length === 0) || value === '') delete changed[key];
    else changed[key] = value;
    onChange(changed);
  }

  const periodName = period === undefined ? 'any' : (nameOf(period, today, firstDay) ?? 'days');
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <SelectField
          label={t('filters.period.label')}
          value={periodName}
          choices={[
            { value: 'any', name: t('filters.any') },
            ...periodNames.map((name) => ({ value: name, name: t(`filters.period.${name}`) })),
            { value: 'days', name: t('filters.period.chosen') },
          ]}
          onChange={(value) => {
            const name = periodNames.find((known) => known === value);
            if (value === 'any') set('period', undefined);
            else
              set(
                'period',
                name === undefined ? (period ?? { from: today, until: today }) : periodOf(name, today, firstDay),
              );
          }}
        />
        {period !== undefined && (
          <div className={styles.days}>
            <TextField
              label={t('filters.period.from')}
              type="date"
              value={period.from}
              max={period.until}
              onChange={(from) =>
                from !== '' && set('period', { from, until: from > period.until ? from : period.until })
              }
            />
            <TextField
              label={t('filters.period.until')}
              type="date"
              value={period.until}
              min={period.from}
              onChange={(until) =>
                until !== '' && set('period', { from: until < period.from ? until : period.from, until })
              }
            />
          </div>
        )}
        <SelectField
          label={t('filters.direction.label')}
          value={filter.direction ?? 'any'}
          choices={[
            { value: 'any', name: t('filters.any') },
            { value: 'in', name: t('filters.direction.in') },
            { value: 'out', name: t('filters.direction.out') },
          ]}
          onChange={(value) => set('direction', value === 'in' || value === 'out' ? value : undefined)}
        />
        <LengthField of="talk" wanted={filter.talk} onChange={(length) => set('talk', length)} />
        <LengthField of="wait" wanted={filter.wait} onChange={(length) => set('wait', length)} />
        <TextField
          label={t('filters.number')}
          hint={t('filters.numberHint')}
          inputMode="tel"
          dir="ltr"
          maxLength={40}
          value={filter.number ?? ''}
          onChange={(number) => set('number', number)}
        />
      </div>
      <CheckList
        name={t('filters.outcome')}
        choices={Outcome.options.map((one) => ({ value: one, name: outcome(one) }))}
        chosen={filter.outcomes ?? []}
        onChange={(values) =>
          set(
            'outcomes',
            Outcome.options.filter((one) => values.includes(one)),
          )
        }
      />
      <CheckList
        name={t('filters.class')}
        choices={classes.map(({ class: of }) => ({ value: of, name: kind(of) }))}
        chosen={filter.classes ?? []}
        onChange={(values) => set('classes', [...values])}
      />
      <CheckList
        name={t('filters.topic')}
        choices={[
          { value: '', name: t('filters.noTopic') },
          ...(choices?.topics ?? []).map((one) => ({
            value: one.topic,
            name: one.label || topic(one.topic),
            calls: one.calls,
          })),
        ]}
        chosen={filter.topics ?? []}
        onChange={(values) => set('topics', [...values])}
      />
      <CheckList
        name={t('filters.employee')}
        choices={(choices?.employees ?? []).map((one) => ({ value: one.employeeId, name: one.name, calls: one.calls }))}
        chosen={filter.employees ?? []}
        onChange={(values) => set('employees', [...values])}
      />
      <CheckList
        name={t('filters.dialledNumber')}
        choices={(choices?.dialled ?? []).map((one) => ({
          value: one.dialled,
          name: one.dialled || t('filters.notTold'),
          calls: one.calls,
        }))}
        chosen={filter.dialled ?? []}
        onChange={(values) => set('dialled', [...values])}
      />
      <CheckList
        name={t('filters.more')}
        choices={[
          { value: 'deviations', name: t('filters.deviations') },
          { value: 'openCallback', name: t('filters.openCallback') },
        ]}
        chosen={[
          ...(filter.deviations === undefined ? [] : ['deviations']),
          ...(filter.openCallback === true ? ['openCallback'] : []),
        ]}
        onChange={(values) => {
          const { deviations: _, openCallback: __, ...rest } = filter;
          onChange({
            ...rest,
            ...(values.includes('deviations') ? { deviations: filter.deviations ?? 'any' } : {}),
            ...(values.includes('openCallback') ? { openCallback: true } : {}),
          });
        }}
      />
    </div>
  );
}
