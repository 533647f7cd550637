import type { OutsideView, TypedLdap } from '#core/contract/outsideCalls.ts';
import { type LdapAttributes, LdapSettings, usualAttributes, usualFilter } from '#core/ldap/settings.ts';

export interface LdapDraft {
  readonly used: boolean;
  /** Host, with a port where it is not the usual one. */
  readonly host: string;
  readonly encryption: 'starttls' | 'ldaps' | 'none';
  readonly ca: string;
  readonly bindName: string;
  /** '' keeps the one that is kept. */
  readonly password: string;
  readonly base: string;
  readonly filter: string;
  readonly attributes: LdapAttributes;
  readonly people: 'contacts' | 'employees';
  readonly class: string;
  readonly everyHours: number;
}

type LdapView = OutsideView['ldap'];

export function ldapDraftOf(view: LdapView): LdapDraft {
  return {
    used: view !== null,
    host: view?.server.replace(/^ldaps?:\/\//, '') ?? '',
    encryption: view?.server.startsWith('ldaps:') === true ? 'ldaps' : encryptionOf(view?.startTls ?? true),
    ca: view?.ca ?? '',
    bindName: view?.bindName ?? '',
    password: '',
    base: view?.base ?? '',
    filter: view?.filter ?? usualFilter,
    attributes: view?.attributes ?? usualAttributes,
    people: view?.people ?? 'contacts',
    class: view?.class ?? 'client',
    everyHours: view?.everyHours ?? 24,
  };
}

function encryptionOf(startTls: boolean): 'starttls' | 'none' {
  return startTls ? 'starttls' : 'none';
}

export interface LdapFaults {
  readonly server: boolean;
  readonly ca: boolean;
  readonly password: boolean;
  readonly base: boolean;
  readonly filter: boolean;
  readonly attributes: boolean;
}

export function ldapFaults(draft: LdapDraft, view: LdapView): LdapFaults {
  const { server, ca, base, attributes } = LdapSettings.shape;
  const change = ldapChangeOf(draft);
  const kept = view?.hasPassword === true && view.server === change.server && view.bindName === change.bindName;
  return {
    server: !server.safeParse(change.server).success,
    ca: !ca.safeParse(change.ca).success,
    password: change.bindName !== '' && draft.password === '' && !kept,
    base: change.base === '' || !base.safeParse(change.base).success,
    filter: !/^\(.+\)$/s.test(change.filter),
    attributes: !attributes.safeParse(change.attributes).success || change.attributes.name.trim() === '',
  };
}

/** Whoever types the whole address is understood as well. */
export function ldapChangeOf(draft: LdapDraft): TypedLdap {
  const { used: _, host, encryption, password, ca, ...rest } = draft;
  const typed = /^(ldaps?):\/\/(.*)$/i.exec(host.trim());
  const secure = typed === null ? encryption === 'ldaps' : typed[1]?.toLowerCase() === 'ldaps';
  return {
    ...rest,
    server: `${secure ? 'ldaps' : 'ldap'}://${(typed?.[2] ?? host).trim().replace(/\/+$/, '')}`,
    startTls: !secure && encryption === 'starttls',
    ca: ca.trim(),
    bindName: draft.bindName.trim(),
    base: draft.base.trim(),
    filter: draft.filter.trim(),
    password: password === '' ? null : password,
  };
}
