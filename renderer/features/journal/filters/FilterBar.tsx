import { type ReactNode, useState } from 'react';
import type { JournalFilter } from '#core/journal/filter.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useToday } from '../../../ui/useToday.ts';
import { FilterPanel } from './FilterPanel.tsx';
import styles from './Filters.module.css';
import { restrictionsOf } from './restrictions.ts';
import { useChoices } from './useChoices.ts';

interface FilterBarProps {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
  /** What stands beside the button. */
  readonly children?: ReactNode;
}

/** By what the list is restricted, as a sentence whose parts can be taken away, and the panel to say more. */
export function FilterBar({ filter, onChange, children }: FilterBarProps) {
  const wording = useWording();
  const { t } = wording;
  const [isOpen, setOpen] = useState(false);
  const hasNames = filter.employees !== undefined || filter.topics !== undefined;
  const choices = useChoices(isOpen || hasNames);
  const restrictions = restrictionsOf(filter, wording, { choices, today: useToday() });
  return (
    <div className={styles.bar}>
      <Button aria-expanded={isOpen} aria-controls="journal-filters" onClick={() => setOpen(!isOpen)}>
        <Icon name="filter" />
        {t('filters.button')}
      </Button>
      {children}
      {restrictions.length > 0 && (
        <ul className={styles.restrictions} aria-label={t('filters.shown')}>
          {restrictions.map(({ key, words, without }) => (
            <li key={key} className={styles.restriction}>
              <span dir="auto">{words}</span>
              <button type="button" aria-label={t('filters.without', { words })} onClick={() => onChange(without)}>
                <Icon name="cross" />
              </button>
            </li>
          ))}
          <li>
            <Button look="quiet" onClick={() => onChange({})}>
              {t('filters.clear')}
            </Button>
          </li>
        </ul>
      )}
      <section id="journal-filters" className={styles.panel} aria-label={t('filters.button')} hidden={!isOpen}>
        {isOpen && <FilterPanel filter={filter} choices={choices} onChange={onChange} />}
      </section>
    </div>
  );
}
