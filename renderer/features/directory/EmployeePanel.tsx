import { useCallback, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { AskUnsaved } from '../../ui/AskUnsaved.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { useSaving } from '../../ui/useSaving.ts';
import { useShelved } from '../../ui/useShelved.ts';
import {
  blankEmployee,
  draftOfEmployee,
  type EmployeeDraft,
  type EmployeeFaults,
  employeeHasFaults,
  employeeOf,
  faultsOfEmployee,
} from './employeeDraft.ts';
import { EmployeeForm } from './EmployeeForm.tsx';
import { FormPanel } from './FormPanel.tsx';
import { Gone } from './Gone.tsx';
import { newcomer, useOpened } from './useOpened.ts';
import { employeeShelf } from './shelves.ts';

interface EmployeePanelProps {
  /** null: none is to be open. What is unsaved then is asked about. */
  readonly employeeId: string | null;
  /** What a new one begins with. */
  readonly start: EmployeeDraft;
  /** null: not read yet. */
  readonly employees: readonly Employee[] | null;
  readonly linkTo: (employeeId: string | null) => string;
  readonly onDial: (extension: string) => void;
  readonly onSaved: () => void;
}

const noFaults: EmployeeFaults = { name: null, extension: null, mobile: null, hours: false, absences: {} };

/** The open employee, kept until she is saved; before another is opened the person is asked. */
export function EmployeePanel({ employeeId, start, employees, linkTo, onDial, onSaved }: EmployeePanelProps) {
  const { t } = useWording();
  const shelved = useShelved(employeeShelf);
  const { saving, told, forget } = useSaving();
  const [triedOnce, setTriedOnce] = useState(false);
  const [justAdded, setJustAdded] = useState<string | null>(null);
  const read = useCallback(
    async (id: string): Promise<EmployeeDraft | null | undefined> => {
      if (employees === null) return undefined;
      const found = employees.find((employee) => employee.employeeId === id);
      return found === undefined ? null : draftOfEmployee(found);
    },
    [employees],
  );
  const missing = useOpened({ shelf: employeeShelf, id: employeeId, read, blank: blankEmployee, start });
  const draft = shelved?.value ?? blankEmployee;
  const unsaved = isUnsaved(shelved);
  const heading = draft.name.trim() || t('directory.form.newEmployee');

  async function save(): Promise<boolean> {
    if (shelved === null) return false;
    setTriedOnce(true);
    if (employeeHasFaults(faultsOfEmployee(draft))) {
      told({ state: 'faulty' });
      return false;
    }
    told({ state: 'saving' });
    const wanted = employeeOf(draft, shelved.key === newcomer ? '' : shelved.key);
    const answer = await ask('directory.save-employee', wanted);
    if (!answer.ok) {
      told({ state: 'refused', code: answer.error });
      return false;
    }
    const { employeeId: savedId } = answer.value;
    setTriedOnce(false);
    told({ state: 'saved' });
    const kept = draftOfEmployee({ ...wanted, employeeId: savedId });
    employeeShelf.saved(savedId, draft, kept);
    onSaved();
    if (employeeId === newcomer) {
      setJustAdded(savedId);
      location.replace(linkTo(savedId));
    }
    return true;
  }

  async function remove(id: string): Promise<void> {
    const answer = await ask('directory.remove-employee', { employeeId: id });
    if (!answer.ok) return told({ state: 'refused', code: answer.error });
    employeeShelf.drop();
    onSaved();
    location.hash = linkTo(null);
  }

  if (shelved !== null && unsaved && shelved.key !== employeeId)
    return (
      <AskUnsaved
        name={heading}
        onSave={() => void save().then((done) => (done ? undefined : location.replace(linkTo(shelved.key))))}
        onDiscard={() => employeeShelf.drop()}
        onBack={() => location.replace(linkTo(shelved.key))}
      />
    );
  if (employeeId === null) return null;
  if (missing === 'gone' && !unsaved && employeeId !== justAdded)
    return <Gone closeLink={linkTo(null)} words="directory.form.gone" />;
  // The address follows a moment after the name.
  const isOpen = shelved?.key === employeeId || (employeeId === newcomer && shelved?.key === justAdded);
  if (!isOpen) return null;
  return (
    <FormPanel
      label={t('directory.form.employee')}
      heading={heading}
      closeLink={linkTo(null)}
      saving={saving}
      isUnsaved={unsaved}
      onSave={save}
      onRemove={employeeId === newcomer ? null : () => void remove(employeeId)}
    >
      <EmployeeForm
        draft={draft}
        ownId={employeeId}
        employees={employees ?? []}
        faults={triedOnce ? faultsOfEmployee(draft) : noFaults}
        faultsShown={triedOnce}
        onChange={(changes) => {
          if (saving.state === 'saved' || saving.state === 'refused') forget();
          employeeShelf.change(changes);
        }}
        onDial={onDial}
      />
    </FormPanel>
  );
}
