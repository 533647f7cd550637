import { type SyntheticEvent, useState } from 'react';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { closePopover, Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { dayButtonId } from '../../../ui/journalButtons.ts';
import { useKeyOf } from '../../../ui/keysContext.ts';
import { useToday } from '../../../ui/useToday.ts';
import styles from './Look.module.css';

/** Goes to a day of the list; it can be scrolled from there both ways. */
export function GoToDay({ onGo }: { readonly onGo: (day: string) => void }) {
  const { t } = useWording();
  const today = useToday();
  const key = useKeyOf('go-to-day');
  const [day, setDay] = useState('');

  return (
    <Popover
      id={dayButtonId}
      name={t('views.day.button')}
      shortcut={key}
      label={
        <>
          <Icon name="calendar" />
          {t('views.day.button')}
        </>
      }
    >
      <form
        className={styles.day}
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (day === '') return;
          closePopover(dayButtonId);
          onGo(day);
        }}
      >
        <TextField label={t('views.day.label')} type="date" required max={today} value={day} onChange={setDay} />
        <Button submits look="go">
          {t('views.day.go')}
        </Button>
      </form>
    </Popover>
  );
}
