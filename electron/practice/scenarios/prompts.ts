import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failed, type Result } from '#core/support/result.ts';
import { readWave } from '../media/wave.ts';

export type ReadPrompt = (name: string) => Result<Buffer, 'not-a-wave' | 'not-telephone-sound' | 'missing'>;

/** Reads what is said, NAME.wav in `folder`, as mu-law; each file once. */
export function promptsIn(folder: string): ReadPrompt {
  const known = new Map<string, ReturnType<ReadPrompt>>();
  const read: ReadPrompt = (name) => {
    try {
      return readWave(readFileSync(path.join(folder, `${name}.wav`)));
    } catch {
      return failed('missing');
    }
  };
  return (name) => {
    const prompt = known.get(name) ?? read(name);
    known.set(name, prompt);
    return prompt;
  };
}
