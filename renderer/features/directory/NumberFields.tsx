import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import type { ContactFaults, Understood } from './contactCheck.ts';
import type { TypedNumber } from './contactDraft.ts';
import styles from './NumberFields.module.css';

interface NumberFieldsProps {
  readonly numbers: readonly TypedNumber[];
  readonly understood: ReadonlyMap<string, Understood>;
  readonly faults: ContactFaults['numbers'];
  readonly onChange: (numbers: readonly TypedNumber[]) => void;
  readonly onDial: (e164: string) => void;
}

/** Numbers as people write them; below each how the desk understands it. */
export function NumberFields({ numbers, understood, faults, onChange, onDial }: NumberFieldsProps) {
  const { t } = useWording();
  return (
    <div className={panel.group} role="group" aria-label={t('directory.form.numbers')}>
      {numbers.map(({ id, text }, nth) => {
        const number = understood.get(text.trim()) ?? null;
        const fault = faults[id];
        return (
          <div key={id} className={styles.number}>
            <TextField
              label={t('directory.form.number', { nth: nth + 1 })}
              value={text}
              dir="ltr"
              inputMode="tel"
              maxLength={100}
              fault={fault === undefined ? null : t(`directory.fault.number.${fault}`)}
              hint={number === null ? null : t('directory.form.understood', { number: number.shown })}
              onChange={(typed) => onChange(numbers.map((one) => (one.id === id ? { id, text: typed } : one)))}
            />
            <div className={styles.acts}>
              <Button
                look="quiet"
                square
                disabled={number === null}
                aria-label={t('directory.form.call', { number: number?.shown ?? text })}
                title={t('directory.form.callShort')}
                onClick={() => number !== null && onDial(number.e164)}
              >
                <Icon name="telephone" />
              </Button>
              <Button
                look="quiet"
                square
                aria-label={t('directory.form.removeNumber', { number: text })}
                onClick={() => onChange(numbers.filter((one) => one.id !== id))}
              >
                <Icon name="cross" />
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button onClick={() => onChange([...numbers, { id: nextId(numbers), text: '' }])}>
          <Icon name="plus" />
          {t('directory.form.addNumber')}
        </Button>
      </div>
    </div>
  );
}

function nextId(numbers: readonly TypedNumber[]): number {
  return 1 + Math.max(-1, ...numbers.map(({ id }) => id));
}
