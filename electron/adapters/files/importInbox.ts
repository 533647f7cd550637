import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportInbox, InboxFailure } from '#core/importing/inbox.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

/** What is looked at before an import: the beginning, and pieces spread over the rest. */
const headBytes = 65_536;
const pieceBytes = 16_384;
const furtherPieces = 7;

const named = /^import-[\w-]+\.part$/;

/** Files on their way into the directory, in the data folder, readable by their owner alone. */
export async function openImportInbox(folder: string): Promise<ImportInbox> {
  await clear(folder);
  const fileOf = (uploadId: string): string => path.join(folder, `import-${uploadId.replaceAll(/[^\w-]/g, '')}.part`);

  async function written(
    uploadId: string,
    flags: 'wx' | 'a',
    act: (file: FileHandle) => Promise<number>,
  ): Promise<Result<number, InboxFailure>> {
    try {
      const file = await open(fileOf(uploadId), flags, 0o600);
      try {
        return ok(await act(file));
      } finally {
        await file.close();
      }
    } catch (problem) {
      return failed(codeOf(problem) === 'ENOSPC' ? 'disk-full' : 'not-written');
    }
  }

  return {
    fileOf,
    begin: async (uploadId) => {
      const begun = await written(uploadId, 'wx', () => Promise.resolve(0));
      return begun.ok ? ok(null) : begun;
    },
    append: (uploadId, base64) =>
      written(uploadId, 'a', async (file) => {
        await file.writeFile(Buffer.from(base64, 'base64'));
        return (await file.stat()).size;
      }),
    pieces: async (uploadId) => {
      try {
        const file = await open(fileOf(uploadId), 'r');
        try {
          const { size } = await file.stat();
          const pieces = [await pieceOf(file, 0, headBytes)];
          const further = size > headBytes ? furtherPieces : 0;
          for (let nth = 1; nth <= further; nth += 1)
            pieces.push(await pieceOf(file, Math.floor((size * nth) / (furtherPieces + 1)), pieceBytes));
          return { pieces, bytes: size };
        } finally {
          await file.close();
        }
      } catch {
        return null;
      }
    },
    drop: (uploadId) => rm(fileOf(uploadId), { force: true }).catch(() => undefined),
  };
}

/** What an earlier start left behind when it was killed. */
async function clear(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (named.test(name)) await rm(path.join(folder, name), { force: true }).catch(() => undefined);
}

async function pieceOf(file: FileHandle, from: number, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}

function codeOf(problem: unknown): unknown {
  return problem instanceof Error && 'code' in problem ? problem.code : null;
}
