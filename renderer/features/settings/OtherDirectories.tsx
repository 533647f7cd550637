import { useEffect } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import panel from '../../ui/Panel.module.css';
import { isUnsaved } from '../../ui/shelf.ts';
import { useShelved } from '../../ui/useShelved.ts';
import { CrmFields } from './CrmFields.tsx';
import { crmFaults } from './crmDraft.ts';
import { FaultFound } from './FaultFound.tsx';
import { LdapFields } from './LdapFields.tsx';
import { ldapFaults } from './ldapDraft.ts';
import { type OutsideDraft, draftOf } from './outsideDraft.ts';
import { SectionPanel } from './SectionPanel.tsx';
import { outsideShelf } from './shelves.ts';
import type { OutsideRead } from './useOutside.ts';
import { useSaveOutside } from './useSaveOutside.ts';

/** Directories that the company keeps elsewhere: its directory server and its CRM. */
export function OtherDirectories({ outside }: { readonly outside: OutsideRead }) {
  const { t } = useWording();
  const { view, state } = outside;
  const shelved = useShelved(outsideShelf);
  const saving = useSaveOutside(outside);
  const practises = useDesk((slice) => slice.practice);
  const unsaved = isUnsaved(shelved);
  useEffect(() => {
    if (view !== null) outsideShelf.open('outside', draftOf(view));
  }, [view, unsaved]);
  if (view === null || shelved === null) return null;
  const { ldap, crm } = shelved.value;
  function change(changes: Partial<OutsideDraft>): void {
    saving.forget();
    outsideShelf.change(changes);
  }
  return (
    <SectionPanel section="outside" save={{ of: saving, isUnsaved: unsaved }}>
      {practises && <p>{t('outside.practice')}</p>}
      <LdapFields
        draft={ldap}
        faults={saving.tried && ldap.used ? ldapFaults(ldap, view.ldap) : null}
        view={view.ldap}
        state={practises || view.ldap === null ? null : (state?.ldap ?? null)}
        onChange={(changes) => change({ ldap: { ...ldap, ...changes } })}
      />
      <CrmFields
        draft={crm}
        faults={saving.tried && crm.used ? crmFaults(crm, view.crm) : null}
        view={view.crm}
        health={practises || view.crm === null ? null : (state?.crm ?? null)}
        onChange={(changes) => change({ crm: { ...crm, ...changes } })}
      />
      {(ldap.used || crm.used) && <p className={panel.soft}>{t(`outside.saved.${view.secretsKept}`)}</p>}
      <FaultFound fault={saving.found} />
    </SectionPanel>
  );
}
