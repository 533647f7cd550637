import { importPiece } from '#core/contract/importCalls.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import type { Ask } from '../../state/ask.ts';
import { type FileProblem, problemOf } from './fileProblem.ts';

interface Sending {
  readonly ask: Ask;
  readonly file: File;
  readonly onSent: (bytes: number) => void;
  readonly isWanted: () => boolean;
}

/** Sends a file piece by piece, never more than one of them in memory; answers how the backend calls it. */
export async function sendFile({ ask, file, onSent, isWanted }: Sending): Promise<Result<string, FileProblem>> {
  const begun = await ask('import.begin', { bytes: file.size });
  if (!begun.ok) return failed(problemOf(begun.error));
  const { uploadId } = begun.value;
  for (let at = 0; at < file.size && isWanted(); at += importPiece) {
    const base64 = await base64Of(file.slice(at, at + importPiece));
    if (base64 === null) {
      void ask('import.forget', { uploadId });
      return failed('gone');
    }
    const taken = await ask('import.bytes', { uploadId, at, base64 });
    if (!taken.ok) return failed(problemOf(taken.error));
    onSent(Math.min(file.size, at + importPiece));
  }
  if (!isWanted()) void ask('import.forget', { uploadId });
  return ok(uploadId);
}

/** The browser's own reader does it beside the page's work; null: the file is not what it was when it was chosen. */
function base64Of(piece: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { result } = reader;
      resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : null);
    });
    reader.addEventListener('error', () => resolve(null));
    reader.readAsDataURL(piece);
  });
}
