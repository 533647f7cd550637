import { access, constants } from 'node:fs/promises';
import type { OpenFailure } from '#core/headset/ports.ts';
import { wordsOf } from './patience.ts';

/**
 * hidapi tells why in words alone (linux/hid.c, mac/hid.c, windows/hid.c of 0.15). Linux' words follow the locale, and
 * node-hid makes question marks of what is not ASCII: there the file is asked.
 */
const refused = /permission denied|operation not permitted|\(0x00000005\)|\(0xE00002(C1|E2)\)/i;
const absent = /no such (file|device)|\(0x0000000[23]\)|\(0x00000037\)|\(0x0000048F\)|mach entry not found/i;

export async function whyNotOpened(error: unknown, path: string): Promise<OpenFailure> {
  const words = wordsOf(error);
  if (isRefused(error)) return 'not-allowed';
  if (absent.test(words)) return 'gone';
  return path.startsWith('/dev/') ? askFile(path) : 'failed';
}

/** Windows opens what it does not allow to be used; reading and writing then fail so. */
export function isRefused(error: unknown): boolean {
  return refused.test(wordsOf(error));
}

async function askFile(path: string): Promise<OpenFailure> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return 'failed';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EACCES' || code === 'EPERM') return 'not-allowed';
    return code === 'ENOENT' || code === 'ENODEV' ? 'gone' : 'failed';
  }
}
