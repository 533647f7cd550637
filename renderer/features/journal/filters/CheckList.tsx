import { useId, useState } from 'react';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Filters.module.css';

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly calls?: number;
}

interface CheckListProps {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Those that stand there without being asked for. */
const atOnce = 7;

/** Any of some; the commonest first, the rest on request, and those chosen always. */
export function CheckList({ name, choices, chosen, onChange }: CheckListProps) {
  const { t, figure } = useWording();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  // What was chosen once is shown, also where no call has it any more.
  const known = [
    ...choices,
    ...chosen.filter((value) => choices.every((one) => one.value !== value)).map((value) => ({ value, name: value })),
  ];
  if (known.length === 0) return null;
  const shown = isWhole ? known : known.filter(({ value }, place) => place < atOnce || chosen.includes(value));
  return (
    <fieldset className={styles.list}>
      <legend>{name}</legend>
      {shown.map(({ value, name: called, calls }: Choice) => (
        <label key={value} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <bdi>{called}</bdi>
          {calls !== undefined && <small>{figure(calls)}</small>}
        </label>
      ))}
      {shown.length < known.length && (
        <Button look="quiet" aria-describedby={id} onClick={() => setWhole(true)}>
          <span id={id}>{t('filters.all', { count: known.length - shown.length })}</span>
        </Button>
      )}
    </fieldset>
  );
}
