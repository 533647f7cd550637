import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';

/** Names of attributes with commas between: the first that has a value is taken; of numbers all are. */
const Attributes = z
  .string()
  .max(500)
  .regex(/^[A-Za-z0-9;.\-_, ]*$/);

/** Which attributes of a person tell what. */
export const LdapAttributes = z.strictObject({
  name: Attributes,
  company: Attributes,
  numbers: Attributes,
  department: Attributes,
  extension: Attributes,
  mobile: Attributes,
  /** What stays the same when a person marries, moves or is renamed. */
  key: Attributes,
});
export type LdapAttributes = z.infer<typeof LdapAttributes>;

/**
 * What inetOrgPerson (RFC 2798, RFC 4519) and Active Directory call them; whatever a server does not have is passed over.
 * Extensions: ipPhone of Active Directory, else a telephone number that is as short as one.
 */
export const usualAttributes: LdapAttributes = {
  name: 'displayName, cn',
  company: 'company, o',
  numbers: 'telephoneNumber, mobile, homePhone, otherTelephone, otherMobile, otherHomePhone, ipPhone',
  department: 'department, ou',
  extension: 'ipPhone, telephoneNumber',
  mobile: 'mobile',
  key: 'objectGUID, entryUUID',
};

/** People of both kinds of server; accounts that Active Directory has switched off are left out. */
export const usualFilter =
  '(|(objectClass=inetOrgPerson)(&(objectCategory=person)(objectClass=contact))' +
  '(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2))))';

/** A directory server of the company: LDAP (RFC 4511), or Active Directory. */
export const LdapSettings = z.strictObject({
  /** ldap://host:389 or ldaps://host:636 */
  server: z.string().regex(/^ldaps?:\/\/(?:[^\s/:@?#]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/),
  /** Begins plain and is encrypted before anything is said (RFC 4513 section 3); only with ldap: */
  startTls: z.boolean().default(true),
  /** PEM of a private certificate authority; '': those that the system trusts. */
  ca: z
    .string()
    .max(100_000)
    .refine((pem) => pem === '' || pem.includes('-----BEGIN CERTIFICATE-----'))
    .default(''),
  /** A DN, or name@domain at Active Directory; '': without a name. */
  bindName: z.string().max(500).default(''),
  password: z.string().max(500).default(''),
  /** DN below which people are looked for. */
  base: z.string().max(1_000),
  filter: z.string().max(2_000).default(usualFilter),
  attributes: LdapAttributes.default(usualAttributes),
  /** What becomes of the people. */
  people: z.enum(['contacts', 'employees']).default('contacts'),
  /** Of contacts. */
  class: CallerClass.default('client'),
  /** 0: only when asked; 24: each night; else every so many hours. */
  everyHours: z.int().min(0).max(24).default(24),
});
export type LdapSettings = z.infer<typeof LdapSettings>;

/** The names in a list of attributes, each once. */
export function attributeNames(list: string): readonly string[] {
  return [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}
