import { getCACertificates } from 'node:tls';

/** Whom a wss: PBX may be vouched for by: the well-known authorities, the company's own in the system's store, and `trustedCa`. */
export function certificates(server: string, trustedCa: string | undefined): readonly string[] {
  if (!server.toLowerCase().startsWith('wss:')) return [];
  const known = [...getCACertificates('default'), ...getCACertificates('system')];
  return trustedCa === undefined ? known : [...known, trustedCa];
}
