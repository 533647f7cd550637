import { z } from 'zod';
import { CrmSettings } from '../crm/settings.ts';
import { CrmFault, CrmHealth } from '../crm/view.ts';
import { LdapSettings } from '../ldap/settings.ts';
import { LdapFault, LdapPerson, LdapState } from '../ldap/view.ts';
import { CallerClass } from '../caller/callerClass.ts';
import { call, change, everyRole } from './define.ts';
import { SettingsFault } from './settingsCalls.ts';

const nothing = z.object({});

const ldapFields = LdapSettings.omit({ password: true }).extend({
  server: z.string().max(500),
  ca: z.string().max(100_000),
});
const crmFields = CrmSettings.omit({ headers: true });

/** Settings of the company's other directories, as a page sees them: without their secrets. */
export const OutsideView = z.object({
  ldap: ldapFields.extend({ hasPassword: z.boolean() }).nullable(),
  crm: crmFields.extend({ headers: z.array(z.object({ name: z.string(), hasValue: z.boolean() })) }).nullable(),
  /** How secrets are kept; see SettingsView. */
  secretsKept: z.enum(['encrypted', 'file']),
});
export type OutsideView = z.infer<typeof OutsideView>;

/** As it is typed; `password` null: the one that is kept for this server and name. */
export const TypedLdap = ldapFields.extend({ password: z.string().max(500).nullable() });
export type TypedLdap = z.infer<typeof TypedLdap>;

/** `value` null: the one that is kept under this name for this server. */
export const TypedCrm = crmFields.extend({
  headers: z.array(z.object({ name: z.string().max(100), value: z.string().max(4_000).nullable() })).max(20),
});
export type TypedCrm = z.infer<typeof TypedCrm>;

export const OutsideChange = z.object({ ldap: TypedLdap.nullable(), crm: TypedCrm.nullable() });
export type OutsideChange = z.infer<typeof OutsideChange>;

export const OutsideState = z.object({ ldap: LdapState, crm: CrmHealth });
export type OutsideState = z.infer<typeof OutsideState>;

/** Directories that the company keeps elsewhere: its directory server and its CRM. */
export const outsideCalls = {
  'settings.outside': call(nothing, OutsideView, everyRole),
  /** As 'settings.change'; acts at once. */
  'settings.change-outside': change(OutsideChange, z.object({ fault: SettingsFault.nullable() }), 'administrator'),
  /** Connects, binds and looks for the first people; half a minute at most. */
  'settings.try-ldap': change(
    TypedLdap,
    z.discriminatedUnion('found', [
      z.object({ found: z.literal(true), people: z.array(LdapPerson) }),
      z.object({ found: z.literal(false), fault: z.union([LdapFault, z.literal('incomplete')]) }),
    ]),
    'administrator',
  ),
  /** Asks the CRM about one number as it is typed; ten seconds at most. */
  'settings.try-crm': change(
    z.object({ crm: TypedCrm, number: z.string().max(100) }),
    z.discriminatedUnion('answered', [
      z.object({
        answered: z.literal(true),
        ms: z.number(),
        /** null: it knows nobody with this number. */
        found: z
          .object({
            name: z.string(),
            company: z.string(),
            class: CallerClass.nullable(),
            responsible: z.string(),
            note: z.string(),
            link: z.string().nullable(),
          })
          .nullable(),
      }),
      z.object({ answered: z.literal(false), fault: z.union([CrmFault, z.enum(['bad-number', 'incomplete'])]) }),
    ]),
    'administrator',
  ),
  'outside.state': call(nothing, OutsideState, everyRole),
  /** Begins to read the directory server; false: it is being read already, or there is none. What comes of it is pushed. */
  'outside.read-ldap': change(nothing, z.object({ begun: z.boolean() }), 'manager'),
  /** Everybody of before stays; false: it is not being read. */
  'outside.cancel-ldap': change(nothing, z.object({ cancelled: z.boolean() }), 'manager'),
} as const;
