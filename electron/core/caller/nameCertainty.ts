import type { CallerCard } from './card.ts';

/** Whether the name may be shown as certain: from our own directory, and the network does not call the number forged. */
export function isNameCertain(card: Pick<CallerCard, 'name' | 'nameSource' | 'verification'>): boolean {
  return card.name !== '' && card.nameSource === 'directory' && card.verification !== 'failed';
}
