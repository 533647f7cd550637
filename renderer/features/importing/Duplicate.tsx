import { useId, useState } from 'react';
import type { Contact } from '#core/caller/company.ts';
import type { DuplicateGroup } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Importing.module.css';

interface DuplicateProps {
  readonly group: DuplicateGroup;
  readonly onMerge: (kept: Contact) => void;
  readonly onApart: () => void;
}

/** Some contacts that may be one: whose name stays is chosen, their numbers are all kept. */
export function Duplicate({ group: { by, contacts }, onMerge, onApart }: DuplicateProps) {
  const { t } = useWording();
  const id = useId();
  const [keptId, setKeptId] = useState(fullest(contacts)?.contactId);
  const kept = contacts.find(({ contactId }) => contactId === keptId);
  return (
    <fieldset className={styles.duplicate}>
      <legend className={styles.soft}>
        {t(`importing.duplicates.by.${by}`)} · {t('importing.duplicates.keep')}
      </legend>
      {contacts.map(({ contactId, name, company, numbers }) => (
        // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its words are deeper in it than the rule looks
        <label key={contactId} className={styles.choice}>
          <input type="radio" name={id} checked={contactId === keptId} onChange={() => setKeptId(contactId)} />
          <span className={styles.choiceName}>
            <bdi className={styles.strong}>
              {company === '' || company === name ? name : t('importing.duplicates.choice', { name, company })}
            </bdi>
            <span className={styles.samples}>
              {numbers.map((number) => (
                <bdi key={number} className={styles.sample} dir="ltr">
                  {number}
                </bdi>
              ))}
            </span>
          </span>
        </label>
      ))}
      <div className={styles.line}>
        <Button onClick={() => kept !== undefined && onMerge(kept)}>{t('importing.duplicates.merge')}</Button>
        <Button look="quiet" onClick={onApart}>
          {t('importing.duplicates.apart')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Who tells most of itself. */
function fullest(contacts: readonly Contact[]): Contact | undefined {
  return contacts.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}

function weightOf({ company, class: kind, numbers, responsible }: Contact): number {
  return numbers.length + Number(company !== '') + Number(kind !== 'unknown') + Number(responsible !== undefined);
}
