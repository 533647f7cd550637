import { randomBytes } from 'node:crypto';

/** Names and addresses in From, To and Contact (RFC 3261 sections 20.10 and 25.1). */

/** `"Name" <uri>`, the name as a quoted string; without a name only `<uri>`. */
export function nameAddress(displayName: string, uri: string): string {
  return displayName === '' ? `<${uri}>` : `"${displayName.replaceAll(/["\\]/g, '\\$&')}" <${uri}>`;
}

/** The address within a header value, without name and header parameters. */
export function uriOf(value: string): string {
  return /<([^<>]*)>[^<>]*$/.exec(value)?.[1] ?? value.split(';', 1)[0]?.trim() ?? '';
}

/** A parameter of the header (not of the address within it), null where it is missing; '' where it has no value. */
export function parameterOf(value: string, name: string): string | null {
  const parameters = value.slice(value.lastIndexOf('>') + 1).split(';');
  for (const parameter of parameters.slice(1)) {
    const [key = '', content = ''] = parameter.split('=', 2);
    if (key.trim().toLowerCase() === name) return content.trim();
  }
  return null;
}

/** User and host of a SIP address, in lower case where case says nothing; null for any other address. */
export function addressOfRecord(uri: string): { readonly user: string; readonly host: string } | null {
  const [, user, host] = /^sips?:([^@;:]+)(?::[^@]*)?@([^;:?>]+)/i.exec(uri) ?? [];
  return user === undefined || host === undefined ? null : { user, host: host.toLowerCase() };
}

/** Who is meant by a `sip:` address of this domain, or a `tel:` one: an extension or a number; null for anybody else. */
export function dialledIn(uri: string, domain: string): string | null {
  const number = /^tel:([^;?]+)/i.exec(uri)?.[1];
  const address = addressOfRecord(uri);
  const user = number ?? (address?.host === domain ? address.user : undefined);
  if (user === undefined) return null;
  const plain = user.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  // What makes a number readable is none of it (RFC 3966 section 5.1.1).
  return /^[+\d\s().-]+$/.test(plain) ? plain.replaceAll(/[\s().-]/g, '') : plain;
}

/** A tag, branch or Call-ID nobody can guess. */
export function token(): string {
  return randomBytes(8).toString('hex');
}

/** Branches of this version of SIP begin so (RFC 3261 section 8.1.1.7). */
export function newBranch(): string {
  return `z9hG4bK${token()}`;
}
