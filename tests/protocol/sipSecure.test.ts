import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeDesks, openDesk } from './sip/desk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-tls-'));
const hasOpenssl = made();
if (!hasOpenssl) process.stderr.write('skipped: SIP over WSS, because openssl is not installed\n');

afterEach(closeDesks);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A company's own authority, a certificate of it for 127.0.0.1, and one for somebody else. */
function made(): boolean {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  try {
    openssl('req', '-x509', ...key, '-subj', '/CN=Company', '-days', '2', '-keyout', 'ca.key', '-out', 'ca.pem');
    for (const [name, host] of [
      ['ours', 'IP:127.0.0.1'],
      ['theirs', 'DNS:pbx.elsewhere.example'],
    ] as const) {
      const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', `subjectAltName=${host}`];
      openssl(
        'req',
        '-x509',
        ...key,
        ...signed,
        '-subj',
        '/CN=PBX',
        '-days',
        '2',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
      );
    }
    return true;
  } catch {
    return false;
  }
}

const file = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const certificate = (name: string): { key: string; cert: string } => ({
  key: file(`${name}.key`),
  cert: file(`${name}.pem`),
});

describe.skipIf(!hasOpenssl)('SIP over WSS', () => {
  it('registers at a PBX whose private authority was given', async () => {
    const desk = await openDesk({ certificate: certificate('ours'), trustedCa: file('ca.pem') });
    await desk.registered();
    expect(desk.peer.heard[0]?.one('via')).toMatch(/^SIP\/2\.0\/WSS /);
  });

  it('tells a certificate that nobody trusted vouches for, or that is for another host', async () => {
    const unknown = await openDesk({ certificate: certificate('ours') });
    unknown.connect();
    await unknown.phone('not-registered', 'certificate');
    const another = await openDesk({ certificate: certificate('theirs'), trustedCa: file('ca.pem') });
    another.connect();
    await another.phone('not-registered', 'certificate');
    expect([...unknown.peer.heard, ...another.peer.heard]).toEqual([]);
  });

  it('tells a PBX that speaks no TLS on that port', async () => {
    const desk = await openDesk();
    desk.connect({ server: desk.peer.url.replace('ws:', 'wss:') });
    expect(await desk.phone('not-registered')).toMatchObject({ reason: 'unreachable' });
  });
});
