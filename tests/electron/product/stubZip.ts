import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

const project = path.join(import.meta.dirname, '../../..');

/** The sentinel before the fuses, the wire's version, its length, and nine fuses: as in Electron's own binary. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('010011011'),
]);

/**
 * Writes a zip of the shape of Electron's download for Linux, with a program that does nothing but carries the fuses.
 * Answers its folder, for PORTICO_ELECTRON_ZIPS.
 */
export function writeStubZip(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  const program = Buffer.concat([Buffer.from('#!/bin/sh\necho "not a real Electron" >&2\nexit 69\n'), fuseWire]);
  const files: [string, Buffer, number][] = [
    ['electron', program, 0o755],
    ['chrome-sandbox', Buffer.from('stub'), 0o755],
    ['chrome_crashpad_handler', Buffer.from('stub'), 0o755],
    ['version', Buffer.from(version), 0o644],
    ...['LICENSE', 'LICENSES.chromium.html', 'resources/default_app.asar', 'locales/en-US.pak'].map(
      (name): [string, Buffer, number] => [name, Buffer.from('stub'), 0o644],
    ),
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `electron-v${version}-linux-${process.arch}.zip`), zipOf(files));
  return folder;
}

/** Stored, not compressed (APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16). */
function zipOf(files: readonly [string, Buffer, number][]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content, mode] of files) {
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, content]);
    const attributes = Buffer.alloc(14);
    // A regular file with its rights, as Unix keeps them.
    attributes.writeUInt32LE(((0o100_000 | mode) << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    // Made by Unix, version 2.0.
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, attributes, title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}
