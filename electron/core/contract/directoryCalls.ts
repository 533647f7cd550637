import { z } from 'zod';
import { Contact, Employee } from '../caller/company.ts';
import { ContactOrigin } from '../caller/directoryImports.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});
const contactIdOnly = z.object({ contactId: z.string() });
const employeeIdOnly = z.object({ employeeId: z.string() });

/** One line of the directory's list. */
export const ContactLine = Contact.pick({ contactId: true, name: true, company: true, class: true, numbers: true });
export type ContactLine = z.infer<typeof ContactLine>;

export const ContactQuery = z.object({
  /** Words to be found in name, company or numbers, in any script; '' for all. */
  text: z.string().max(200),
  /** Lines after this one, by name: the last `contactId` of the page before; null for the first. */
  after: z.string().nullable(),
  limit: z.int().min(1).max(200),
});
export type ContactQuery = z.infer<typeof ContactQuery>;

export const ContactPage = z.object({ contacts: z.array(ContactLine), more: z.boolean() });
export type ContactPage = z.infer<typeof ContactPage>;

/** The directory's questions. Saving answers when it is on the disk. */
export const directoryCalls = {
  'directory.contacts': call(ContactQuery, ContactPage, everyRole),
  'directory.contact': call(contactIdOnly, Contact.nullable(), everyRole),
  /** Where a contact comes from, and what its source says beneath a change by hand; null: there is no such contact. */
  'directory.origin': call(contactIdOnly, z.object({ origin: ContactOrigin.nullable() }), everyRole),
  /** Takes a change by hand back. Refused with not-there where its source does not have the contact. */
  'directory.take-source': call(contactIdOnly, nothing, ['receptionist']),
  /** All contacts, for the line above the list. `isWhole` false: those that were imported cannot be read just now. */
  'directory.size': call(nothing, z.object({ contacts: z.int(), isWhole: z.boolean() }), everyRole),
  /** `contactId` '' adds one; answers its id. Numbers are E.164 with plus: 'directory.number' makes them so. */
  'directory.save-contact': call(Contact.extend({ contactId: z.string() }), z.object({ contactId: z.string() }), [
    'receptionist',
  ]),
  'directory.remove-contact': call(contactIdOnly, nothing, ['receptionist']),
  /** A number as a person wrote it, as the desk's country reads it; null for none that could be dialled from outside. */
  'directory.number': call(
    z.object({ text: z.string().max(100) }),
    z.object({ number: z.object({ e164: z.string(), shown: z.string() }).nullable() }),
    everyRole,
  ),
  'directory.employees': call(nothing, z.object({ employees: z.array(Employee) }), everyRole),
  'directory.save-employee': call(Employee.extend({ employeeId: z.string() }), z.object({ employeeId: z.string() }), [
    'receptionist',
  ]),
  /** Refused with still-named while contacts or rules name the employee. */
  'directory.remove-employee': change(employeeIdOnly, nothing, 'manager'),
} as const;
