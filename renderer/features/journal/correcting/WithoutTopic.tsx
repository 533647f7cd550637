import type { JournalFilter } from '#core/journal/filter.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';

interface WithoutTopicProps {
  readonly chosen: JournalFilter;
  readonly onChange: (chosen: JournalFilter) => void;
}

/** Calls that somebody talked on and that nobody said the topic of: notes that were never finished. */
export function WithoutTopic({ chosen, onChange }: WithoutTopicProps) {
  const { t } = useWording();
  const { topics = [], answered, ...rest } = chosen;
  const isOn = topics.length === 1 && topics[0] === '' && answered === true;
  return (
    <Button aria-pressed={isOn} onClick={() => onChange(isOn ? rest : { ...rest, topics: [''], answered: true })}>
      {t('journal.withoutTopic')}
    </Button>
  );
}
