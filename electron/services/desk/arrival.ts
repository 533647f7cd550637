import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { CallLine } from '#core/call/line.ts';
import type { FactBody } from '#core/journal/fact.ts';

/** The first fact of a call: who the network says it is, with the headers as they came. */
export function invitedFact(
  identity: Identity,
  headers: readonly RawHeader[],
  sipCallId: string,
  line: CallLine,
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
    ...(line.name === '' ? {} : { line }),
  };
}

/** The first fact of a call that the desk makes. */
export function dialledFact(identity: Identity, line: CallLine): FactBody {
  return { ...invitedFact(identity, [], '', line), direction: 'out' };
}

/** Under which number the journal knows the caller; '' for nobody in particular. */
function numberKey(identity: Identity): string {
  if (identity.number.kind === 'withheld') return '';
  return identity.number.e164 ?? identity.number.shown;
}
