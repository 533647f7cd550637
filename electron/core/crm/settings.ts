import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';

/** A header's name as HTTP knows it (RFC 9110 section 5.1); those that belong to the connection are not to be set. */
const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/)
  .refine((name) => !/^(?:host|content-length|connection|transfer-encoding|upgrade|te|trailer)$/i.test(name));
/** No line breaks: they would begin a header of their own. */
const HeaderValue = z
  .string()
  .regex(/^[\t\x20-\x7E\x80-\xFF]*$/)
  .max(4_000);

/** Where in the CRM's answer each of these stands; '' for nowhere. Several paths with spaces between are joined. */
export const CrmPaths = z.strictObject({
  name: z.string().max(500).default(''),
  company: z.string().max(500).default(''),
  class: z.string().max(500).default(''),
  responsible: z.string().max(500).default(''),
  note: z.string().max(500).default(''),
  /** A path, or an address with paths in braces: https://crm.example/people/{data[0].id} */
  link: z.string().max(1_000).default(''),
});
export type CrmPaths = z.infer<typeof CrmPaths>;

/** What the CRM calls a kind of caller, and which class that is here. */
const CrmClassWord = z.strictObject({ says: z.string().min(1).max(100), class: CallerClass });

/** The office's customer database, asked by number while a call rings. */
export const CrmSettings = z.strictObject({
  /** With {number} (+380675550914), {digits} (380675550914) or {national} (0675550914), there or in `body`. */
  url: z.string().max(2_000),
  method: z.enum(['GET', 'POST']).default('GET'),
  /** Of a POST, usually JSON. */
  body: z.string().max(10_000).default(''),
  headers: z
    .array(z.strictObject({ name: HeaderName, value: HeaderValue }))
    .max(20)
    .default([]),
  paths: CrmPaths,
  classes: z.array(CrmClassWord).max(50).default([]),
});
export type CrmSettings = z.infer<typeof CrmSettings>;
