import type { CallState } from '#core/call/book.ts';
import { type Presented, presented } from '#core/pbx/presented.ts';
import type { PbxRules } from '#core/pbx/rules.ts';

/** What the target of a call's transfer is told of the caller; null without a transfer. `desk`: its address of record. */
export function presentedOf(call: CallState, rules: PbxRules, desk: string): Presented | null {
  const { card, topic, essence, transfer } = call;
  if (transfer === null) return null;
  const label = card.guidance.topics.find((known) => known.topic === topic)?.label ?? topic;
  const note = [label, essence].filter((part) => part.trim() !== '').join(': ');
  return presented({ card, target: transfer.target, note, rules, desk });
}
