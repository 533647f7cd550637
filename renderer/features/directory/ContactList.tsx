import { useEffect, useMemo } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { blankContact, type ContactDraft, draftFromSearch, isNumberLike } from './contactDraft.ts';
import type { ContactReader, ContactReading } from './contactReader.ts';
import { useReadingAgain } from '../../state/unread.ts';
import { overChosenLine } from '../../state/lines.ts';
import styles from './Directory.module.css';
import { ListTop } from './ListTop.tsx';
import type { LinkTo } from './places.ts';
import { type RowOf, Rows } from './Rows.tsx';

interface ContactListProps {
  readonly reader: ContactReader;
  readonly reading: ContactReading;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly openId: string | null;
  readonly linkTo: LinkTo;
  readonly importLink: string;
  readonly onAdd: (draft: ContactDraft) => void;
}

/** Everybody of the directory by name, as many as there are; found while it is typed. */
export function ContactList({ reader, reading, text, onText, openId, linkTo, importLink, onAdd }: ContactListProps) {
  const { t, kind } = useWording();
  const connection = useDesk((slice) => slice.connection);
  const { contacts, more, size, isWhole, unread } = reading;
  useEffect(() => {
    if (connection === 'open') reader.find(text);
  }, [reader, text, connection]);
  useReadingAgain(unread, reader.refresh);
  const rows = useMemo(
    () =>
      contacts.map((contact): RowOf => ({
        id: contact.contactId,
        name: contact.name,
        link: linkTo('contacts', contact.contactId),
        under: (
          <>
            {contact.company !== '' && <bdi>{contact.company}</bdi>}
            {contact.numbers[0] !== undefined && (
              <NumberButton number={contact.numbers[0]} tabIndex={-1} over={overChosenLine} />
            )}
          </>
        ),
        end: <ClassChip of={contact.class}>{kind(contact.class)}</ClassChip>,
      })),
    [contacts, linkTo, kind],
  );
  const isRead = reading.text !== null;
  const found = reading.text === '' ? size : more ? null : contacts.length;
  return (
    <>
      <ListTop
        list="contacts"
        linkTo={linkTo}
        text={text}
        onText={onText}
        onAdd={() => onAdd(blankContact)}
        importLink={importLink}
        count={
          isRead &&
          (found === null
            ? t('directory.foundMore', { count: contacts.length })
            : t(reading.text === '' ? 'directory.count' : 'directory.found', { count: found }))
        }
      />
      <p className={styles.unread} role="status">
        {unread !== null ? t(`directory.${unread}`) : !isWhole && t('directory.notWhole')}
      </p>
      {contacts.length > 0 && (
        <Rows label={t('directory.list.contacts')} rows={rows} more={more} readOn={reader.readOn} openId={openId} />
      )}
      {contacts.length === 0 && isRead && unread === null && (
        <NoContact text={reading.text ?? ''} importLink={importLink} onAdd={onAdd} />
      )}
    </>
  );
}

interface NoContactProps {
  readonly text: string;
  readonly importLink: string;
  readonly onAdd: (draft: ContactDraft) => void;
}

function NoContact({ text, importLink, onAdd }: NoContactProps) {
  const { t } = useWording();
  const name = text.trim();
  if (name === '')
    return (
      <div className={styles.nothing}>
        <h3>{t('directory.empty.contacts')}</h3>
        <p>{t('directory.empty.contactsAdvice')}</p>
        <Button look="go" onClick={() => onAdd(blankContact)}>
          {t('directory.add.contacts')}
        </Button>
        <a href={importLink}>{t('importing.link')}</a>
      </div>
    );
  return (
    <div className={styles.nothing}>
      <h3>{t('directory.nothing.heading')}</h3>
      <p>{t('directory.nothing.advice')}</p>
      <Button look="go" onClick={() => onAdd(draftFromSearch(name))}>
        {t(isNumberLike(name) ? 'directory.nothing.addNumber' : 'directory.nothing.addName', { name })}
      </Button>
    </div>
  );
}
