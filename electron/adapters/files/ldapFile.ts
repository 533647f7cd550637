import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LdapMemory, nothingRead } from '#core/ldap/memory.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'directory-server.json';

/** What is remembered of the directory server; nothing where the file cannot be read. */
export async function loadLdapMemory(folder: string): Promise<LdapMemory> {
  try {
    const read = LdapMemory.safeParse(JSON.parse(await readFile(path.join(folder, fileName), 'utf8')));
    return read.success ? read.data : nothingRead;
  } catch {
    return nothingRead;
  }
}

/** Written whole or not at all; false when the disk refuses. */
export async function saveLdapMemory(folder: string, memory: LdapMemory): Promise<boolean> {
  return writeWhole(path.join(folder, fileName), `${JSON.stringify(memory)}\n`);
}
