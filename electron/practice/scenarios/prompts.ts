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

/** What is said by the name of its prompt, as mu-law; nothing where it is missing, so that the rest can be said. */
export type Say = (prompt: string) => readonly Buffer[];

export function sayFrom(readPrompt: ReadPrompt, onProblem: (code: 'prompt-missing') => void): Say {
  return (name) => {
    const prompt = readPrompt(name);
    if (prompt.ok) return [prompt.value];
    onProblem('prompt-missing');
    return [];
  };
}
