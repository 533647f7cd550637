import { type CallerCard, notSaidBefore } from '#core/caller/card.ts';
import type { FactBody } from '#core/journal/fact.ts';

/** What a payload says. It was written from a FactBody, and its hash stands beside it. */
export function bodyOf(payload: string): FactBody {
  const body: FactBody = JSON.parse(payload);
  // The first release knew only calls that came, and said no direction.
  if (body.kind === 'invited') return { ...body, direction: body.direction ?? 'in' };
  return body.kind === 'recognised' ? { ...body, card: cardOfEarlier(body.card) } : body;
}

/** Cards up to 0.4 said less, and of those who forwarded only the last one, by name. */
function cardOfEarlier(card: CallerCard & { readonly forwardedBy?: string | null }): CallerCard {
  const { forwardedBy, dialled, ...rest } = card;
  const forwards = typeof forwardedBy === 'string' ? [{ who: forwardedBy, reason: 'unknown' as const }] : [];
  return Object.assign({}, notSaidBefore, { forwards }, rest, {
    dialled: dialled === null ? null : Object.assign({}, nothingOfNumber, dialled),
  });
}

const nothingOfNumber = { owner: null, note: '' } as const;
