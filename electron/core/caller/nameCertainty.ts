import type { CallerCard } from './card.ts';

/**
 * Whether the name may be shown as certain: from our own directory or CRM, the network does not call the number forged, and if it
 * was forged before, the network vouches for it now.
 */
export function isNameCertain(
  card: Pick<CallerCard, 'name' | 'nameSource' | 'verification' | 'forgedBefore'>,
): boolean {
  const { name, nameSource, verification, forgedBefore } = card;
  const isOwn = nameSource === 'directory' || nameSource === 'crm';
  if (name === '' || !isOwn || verification === 'failed') return false;
  return forgedBefore === null || verification === 'verified';
}
