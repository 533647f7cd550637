import { execFileSync } from 'node:child_process';

/** A company's own authority, and a certificate of it for 127.0.0.1: ca.pem, ours.pem and ours.key in `folder`; false without openssl. */
export function makeAuthority(folder: string): boolean {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  try {
    openssl(...made, '-subj', '/CN=Company', '-keyout', 'ca.key', '-out', 'ca.pem');
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', 'subjectAltName=IP:127.0.0.1'];
    openssl(...made, ...signed, '-subj', '/CN=directory', '-keyout', 'ours.key', '-out', 'ours.pem');
    return true;
  } catch {
    return false;
  }
}
