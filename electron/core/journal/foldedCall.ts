import { foldedWords } from '../text/fold.ts';
import type { FoundIn } from './entry.ts';
import type { ProjectedCall } from './project.ts';

export type CallText = FoundIn['field'];

/** A call with the folded words of its texts: each text is folded once, and only where somebody asks for it. */
export interface FoldedCall {
  readonly call: ProjectedCall;
  readonly text: (field: CallText) => string;
  /** As `foldedWords`. */
  readonly words: (field: CallText) => readonly string[];
}

export function foldedCall(call: ProjectedCall): FoldedCall {
  const folded: Partial<Record<CallText, readonly string[]>> = {};
  const text = (field: CallText): string => (field === 'topicLabel' ? call.topicLabel : call.entry[field]);
  return { call, text, words: (field) => (folded[field] ??= foldedWords(text(field))) };
}
