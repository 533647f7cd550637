import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { FactBody } from '#core/journal/fact.ts';

/** The first fact of a call: who the network says it is, with the headers as they came. */
export function invitedFact(
  identity: Identity,
  headers: readonly RawHeader[],
  sipCallId: string,
): Extract<FactBody, { kind: 'invited' }> {
  return {
    kind: 'invited',
    direction: 'in',
    number: numberKey(identity),
    numberShown: identity.number.shown,
    displayName: identity.displayName,
    dialled: identity.dialled?.e164 ?? identity.dialled?.shown ?? '',
    verification: identity.verification,
    sipCallId,
    headers: headers.map(({ name, value }) => ({ name, value })),
  };
}

/** The first fact of a call that the desk makes. */
export function dialledFact(identity: Identity): FactBody {
  return { ...invitedFact(identity, [], ''), direction: 'out' };
}

/** Under which number the journal knows the caller; '' for nobody in particular. */
function numberKey(identity: Identity): string {
  if (identity.number.kind === 'withheld') return '';
  return identity.number.e164 ?? identity.number.shown;
}
