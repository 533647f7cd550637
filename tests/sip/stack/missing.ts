import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The real peers of this suite: the Debian package that brings each program, module or library. */
const wanted: readonly { readonly what: string; readonly from: string; readonly there: () => boolean }[] = [
  { what: 'kamailio', from: 'kamailio', there: () => has('kamailio') },
  {
    what: 'websocket.so of Kamailio',
    from: 'kamailio-websocket-modules',
    there: () => existsSync(path.join(kamailioModules(), 'websocket.so')),
  },
  {
    what: 'presence_dialoginfo.so of Kamailio',
    from: 'kamailio-presence-modules',
    there: () => existsSync(path.join(kamailioModules(), 'presence_dialoginfo.so')),
  },
  { what: 'rtpengine', from: 'rtpengine-daemon', there: () => has('rtpengine') },
  { what: 'baresip', from: 'baresip-core', there: () => has('baresip') },
  { what: 'linphonec', from: 'linphone-cli', there: () => has('linphonec') },
  { what: 'sipp', from: 'sip-tester', there: () => has('sipp') },
  { what: 'Chromium', from: 'chromium', there: () => existsSync(chromium()) },
];

function has(name: string): boolean {
  return found(name) !== null;
}

/** A sentence that names what is missing and how to get it; null when every peer is there. */
export function missingPeers(): string | null {
  const gone = wanted.filter((each) => !each.there());
  if (gone.length === 0) return null;
  const packages = gone.map((each) => each.from).join(' ');
  return `missing: ${gone.map((each) => each.what).join(', ')} (on Debian: apt-get install --no-install-recommends ${packages})`;
}

/** The browser of the tests; PLAYWRIGHT_CHROMIUM names another one. */
export function chromium(): string {
  return process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium';
}

/** Folder of Kamailio's modules; Debian puts it under the machine's architecture. */
export function kamailioModules(): string {
  return libraryFolder('kamailio/modules');
}

/** Empty tables for Kamailio's db_text, as its package brings them on every machine. */
export const kamailioTables = '/usr/share/kamailio/dbtext/kamailio';

/** Folder of baresip's modules. */
export function baresipModules(): string {
  return libraryFolder('baresip/modules');
}

function libraryFolder(name: string): string {
  const libraries = '/usr/lib';
  const candidates = [path.join(libraries, name), path.join('/usr/local/lib', name)];
  if (existsSync(libraries))
    for (const entry of readdirSync(libraries))
      if (entry.endsWith('-linux-gnu')) candidates.push(path.join(libraries, entry, name));
  return candidates.find((candidate) => existsSync(candidate)) ?? path.join(libraries, name);
}

/** Full path of a program. Debian keeps daemons in sbin, which is not in everybody's PATH. */
export function program(name: string): string {
  return found(name) ?? name;
}

function found(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => isExecutable(file)) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
