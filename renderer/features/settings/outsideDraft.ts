import type { OutsideChange, OutsideView } from '#core/contract/outsideCalls.ts';
import { crmChangeOf, type CrmDraft, crmDraftOf, crmFaults } from './crmDraft.ts';
import { ldapChangeOf, type LdapDraft, ldapDraftOf, ldapFaults } from './ldapDraft.ts';

/** The section as it is typed. */
export interface OutsideDraft {
  readonly ldap: LdapDraft;
  readonly crm: CrmDraft;
}

export function draftOf(view: OutsideView): OutsideDraft {
  return { ldap: ldapDraftOf(view.ldap), crm: crmDraftOf(view.crm) };
}

export function isFaulty({ ldap, crm }: OutsideDraft, view: OutsideView): boolean {
  const ofLdap = ldap.used && Object.values(ldapFaults(ldap, view.ldap)).some(Boolean);
  return ofLdap || (crm.used && crmFaults(crm, view.crm).any);
}

export function changeOf({ ldap, crm }: OutsideDraft): OutsideChange {
  return { ldap: ldap.used ? ldapChangeOf(ldap) : null, crm: crm.used ? crmChangeOf(crm) : null };
}
