import { useEffect, useRef, useState } from 'react';
import type { AwayContact } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Importing.module.css';

interface Found {
  readonly contacts: readonly AwayContact[];
  readonly next: string | null;
}

const contactsAtATime = 50;

/** Contacts that were removed or made one with another by hand, and the way back. Nothing where there are none. */
export function AwayContacts() {
  const { t } = useWording();
  const connection = useDesk((slice) => slice.connection);
  const [found, setFound] = useState<Found | null>(null);
  const [told, setTold] = useState<{ readonly what: 'back' | 'notBack'; readonly name: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (connection !== 'open') return undefined;
    let live = true;
    void readAfter(null).then((page) => {
      if (live && page !== null) setFound(page);
    });
    return () => {
      live = false;
    };
  }, [connection]);

  async function read(before: Found | null): Promise<void> {
    const page = await readAfter(before?.next ?? null);
    if (page !== null) setFound({ contacts: [...(before?.contacts ?? []), ...page.contacts], next: page.next });
  }

  async function bringBack({ contactId, name }: AwayContact['contact']): Promise<void> {
    // The button that was pressed goes with its line.
    heading.current?.focus();
    const answer = await ask('import.bring-back', { contactId });
    setTold({ what: answer.ok ? 'back' : 'notBack', name });
    await read(null);
  }

  const contacts = found?.contacts ?? [];
  if (contacts.length === 0 && found?.next === null && told === null) return null;
  if (found === null) return null;
  return (
    <div className={styles.part} role="group" aria-label={t('importing.away.heading')}>
      <h3 ref={heading} className={styles.heading} tabIndex={-1}>
        {t('importing.away.heading')}
      </h3>
      <p role="status" className={told?.what === 'notBack' ? styles.bad : undefined}>
        {told !== null && t(`importing.away.${told.what}`, { name: told.name })}
      </p>
      <ul className={styles.sources}>
        {contacts.map(({ contact, done, into, source }) => (
          <li key={contact.contactId} className={styles.source}>
            <span className={styles.sourceName}>
              <bdi className={styles.strong}>{contact.name}</bdi>
              <span className={styles.figures}>
                {contact.company !== '' && <bdi>{contact.company}</bdi>}
                {contact.numbers[0] !== undefined && <bdi dir="ltr">{contact.numbers[0]}</bdi>}
                <span>{into === '' ? t(`importing.away.${done}`) : t('importing.away.into', { name: into })}</span>
                {source !== null && <bdi>{source.label}</bdi>}
              </span>
            </span>
            <Button
              look="quiet"
              aria-label={t('importing.away.bringLong', { name: contact.name })}
              onClick={() => void bringBack(contact)}
            >
              {t('importing.away.bring')}
            </Button>
          </li>
        ))}
      </ul>
      {found.next !== null && (
        <div>
          <Button onClick={() => void read(found)}>{t('importing.away.more')}</Button>
        </div>
      )}
    </div>
  );
}

/** null: they could not be read. */
async function readAfter(after: string | null): Promise<Found | null> {
  const answer = await ask('import.away', { after, limit: contactsAtATime });
  return answer.ok ? answer.value : null;
}
