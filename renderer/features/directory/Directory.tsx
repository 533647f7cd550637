import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { overChosenLine } from '../../state/lines.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useWish } from '../../ui/wish.ts';
import { blankContact } from './contactDraft.ts';
import { ContactList } from './ContactList.tsx';
import { ContactPanel } from './ContactPanel.tsx';
import { createContactReader } from './contactReader.ts';
import styles from './Directory.module.css';
import { blankEmployee } from './employeeDraft.ts';
import { EmployeeList } from './EmployeeList.tsx';
import { EmployeePanel } from './EmployeePanel.tsx';
import type { DirectoryList, JournalLink, LinkTo } from './places.ts';
import { useNumbers } from './useNumbers.tsx';
import { newcomer } from './useOpened.ts';

interface DirectoryProps {
  readonly list: DirectoryList;
  readonly openId: string | null;
  readonly linkTo: LinkTo;
  /** Where contacts come out of a file. */
  readonly importLink: string;
  readonly journalLink: JournalLink;
  /** Where a call that is dialled is talked. */
  readonly consoleLink: string;
}

/** Who the callers are and who works here: a list, and one of them open beside it. */
export function Directory({ list, openId, linkTo, importLink, journalLink, consoleLink }: DirectoryProps) {
  const { t } = useWording();
  const wish = useWish();
  const [text, setText] = useState('');
  const [start, setStart] = useState({ contact: blankContact, employee: blankEmployee });
  const [reader] = useState(() => createContactReader(ask));
  const reading = useSyncExternalStore(reader.subscribe, reader.reading);
  const { employees, readEmployees } = useEmployees();
  const contactId = list === 'contacts' ? openId : null;
  const employeeId = list === 'employees' ? openId : null;
  const toContact = useCallback((id: string | null) => linkTo('contacts', id), [linkTo]);
  const toEmployee = useCallback((id: string | null) => linkTo('employees', id), [linkTo]);
  const shown = useMemo(() => employees ?? [], [employees]);

  const numbers = useNumbers({ list, openId, text, onText: setText, employees: shown, linkTo, journalLink });

  function dial(number: string, lineId = ''): void {
    wish('call.dial', { number, callbackId: null, ...(lineId === '' ? overChosenLine() : { lineId }) });
    location.hash = consoleLink;
  }

  return (
    <div className={openId === null ? styles.directory : `${styles.directory} ${styles.withForm}`}>
      <section className={styles.list} aria-label={t('directory.region')}>
        {list === 'numbers' && numbers.list}
        {list === 'contacts' && (
          <ContactList
            reader={reader}
            reading={reading}
            text={text}
            onText={setText}
            openId={openId}
            linkTo={linkTo}
            importLink={importLink}
            onAdd={(contact) => {
              setStart({ ...start, contact });
              location.hash = linkTo('contacts', newcomer);
            }}
          />
        )}
        {list === 'employees' && (
          <EmployeeList
            employees={employees}
            text={text}
            onText={setText}
            openId={openId}
            linkTo={linkTo}
            onAdd={(employee) => {
              setStart({ ...start, employee });
              location.hash = linkTo('employees', newcomer);
            }}
          />
        )}
      </section>
      <ContactPanel
        contactId={contactId}
        start={start.contact}
        employees={shown}
        linkTo={toContact}
        onDial={dial}
        onSaved={reader.refresh}
      />
      <EmployeePanel
        employeeId={employeeId}
        start={start.employee}
        employees={employees}
        linkTo={toEmployee}
        onDial={dial}
        onSaved={readEmployees}
      />
      {numbers.panel}
    </div>
  );
}

/** Everybody of the office; read anew when the connection is back and after each change. */
function useEmployees(): { readonly employees: readonly Employee[] | null; readonly readEmployees: () => void } {
  const [employees, setEmployees] = useState<readonly Employee[] | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const readEmployees = useCallback(() => {
    void ask('directory.employees', {}).then((answer) => {
      if (answer.ok) setEmployees(answer.value.employees);
    });
  }, []);
  useEffect(() => {
    if (connection === 'open') readEmployees();
  }, [connection, readEmployees]);
  return { employees, readEmployees };
}
