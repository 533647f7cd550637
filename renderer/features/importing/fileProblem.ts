import type { RefusalCode } from '#core/contract/define.ts';
import type { LookProblem } from '#core/importing/lookView.ts';

/** Why a file was not taken; each has its sentence. */
const problems = [
  'empty',
  'workbook',
  'not-text',
  'folder',
  'gone',
  'too-large',
  'disk-full',
  'not-written',
  'busy-importing',
  'carrier-lost',
] as const;
export type FileProblem = (typeof problems)[number] | 'other';

export function problemOf(code: RefusalCode | LookProblem): FileProblem {
  return problems.find((known) => known === code) ?? 'other';
}
