import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LdapSettings, usualAttributes, usualFilter } from '#core/ldap/settings.ts';
import { type Child, startChild, until } from '../../sip/stack/child.ts';
import { freePort } from '../../sip/stack/freePort.ts';
import { program } from '../../sip/stack/missing.ts';
import { makeAuthority } from './authority.ts';

export const base = 'dc=office,dc=example';
const modules = '/usr/lib/ldap';

/** OpenLDAP's own server in a folder of its own, with people in it. */
export interface Slapd {
  readonly plain: string;
  readonly secure: string;
  /** PEM of the authority that vouches for it. */
  readonly ca: string;
  /** Settings that fit it: by name and password, over StartTLS. */
  readonly settings: LdapSettings;
  readonly stop: () => Promise<void>;
}

/** What is missing for it, as a sentence; null for nothing. */
export function missingSlapd(): string | null {
  return existsSync(program('slapd')) && existsSync(path.join(modules, 'back_mdb.so'))
    ? null
    : 'slapd is not installed (on Debian: apt-get install --no-install-recommends slapd openssl)';
}

/** `ldif`: entries below the base, which is there. */
export async function startSlapd(ldif: string): Promise<Slapd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-slapd-'));
  if (!makeAuthority(folder)) throw new Error('openssl is not installed');
  mkdirSync(path.join(folder, 'db'));
  const file = path.join(folder, 'slapd.conf');
  writeFileSync(file, configuration(folder));
  writeFileSync(path.join(folder, 'people.ldif'), `${office}\n${ldif}`);
  // The daemon under the name by which it is a tool.
  execFileSync(program('slapadd'), ['-q', '-f', file, '-l', path.join(folder, 'people.ldif')], { stdio: 'pipe' });
  const port = await freePort(1);
  const [plain, secure] = [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${port + 1}`];
  const log = path.join(folder, 'slapd.log');
  const child: Child = startChild(program('slapd'), ['-h', `${plain}/ ${secure}/`, '-f', file, '-d', '0'], { log });
  await until('slapd answers', () => answers(port), { of: child });
  const ca = readFileSync(path.join(folder, 'ca.pem'), 'utf8');
  return {
    plain,
    secure,
    ca,
    settings: settingsFor(plain, { ca, bindName: `cn=reader,${base}`, password: 'readers-secret' }),
    stop: async () => {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function settingsFor(server: string, changed: Partial<LdapSettings> = {}): LdapSettings {
  return {
    server,
    startTls: true,
    ca: '',
    bindName: '',
    password: '',
    base,
    filter: usualFilter,
    attributes: usualAttributes,
    people: 'contacts',
    class: 'client',
    everyHours: 0,
    ...changed,
  };
}

const office = `dn: ${base}
objectClass: dcObject
objectClass: organization
dc: office
o: Office

dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: cn=reader,${base}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: readers-secret

dn: cn=limited,${base}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: limited
userPassword: limited-secret

dn: ou=elsewhere,${base}
objectClass: referral
objectClass: extensibleObject
ou: elsewhere
ref: ldap://127.0.0.1:9/ou=people,dc=elsewhere,dc=example
`;

/** People by the thousand: Person 0001 has the number +49301230001. */
export function manyPeople(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const id = String(n).padStart(4, '0');
    return `dn: uid=p${id},ou=people,${base}
objectClass: inetOrgPerson
uid: p${id}
cn: Person ${id}
sn: ${id}
o: Company ${n % 50}
telephoneNumber: +49 30 123${id}
`;
  }).join('\n');
}

function configuration(folder: string): string {
  const schemas = ['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`);
  return `${schemas.join('\n')}
modulepath ${modules}
moduleload back_mdb
pidfile ${folder}/slapd.pid
TLSCACertificateFile ${folder}/ca.pem
TLSCertificateFile ${folder}/ours.pem
TLSCertificateKeyFile ${folder}/ours.key
# Nothing is told without encryption, and nothing to nobody.
security simple_bind=128
database mdb
suffix "${base}"
directory ${folder}/db
maxsize 268435456
rootdn "cn=root,${base}"
limits dn.exact="cn=limited,${base}" size.soft=100 size.hard=100 size.prtotal=100
limits * size.soft=500 size.hard=500 size.prtotal=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * auth
`;
}

function answers(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(null));
  });
}
