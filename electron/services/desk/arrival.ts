import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import type { DeskPorts } from './ports.ts';

/** A slow disk may not keep a caller's card back: without history it is still true, and history follows. */
const historyMs = 150;

/** The first fact of a call: who the network says it is, with the headers as they came. */
export function invitedFact(identity: Identity, headers: readonly RawHeader[], sipCallId: string): FactBody {
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

/** Under which number the journal knows the caller; '' for nobody in particular. */
export function numberKey(identity: Identity): string {
  if (identity.number.kind === 'withheld') return '';
  return identity.number.e164 ?? identity.number.shown;
}

/** Calls `known` once, with what earlier calls tell of the number or with nothing; never before it returns. */
export function historyInTime(
  ports: Pick<DeskPorts, 'store' | 'timers'>,
  number: string,
  known: (history: CallerHistory) => void,
): void {
  let told = false;
  const settle = (history: CallerHistory): void => {
    stopWaiting();
    if (told) return;
    told = true;
    known(history);
  };
  const stopWaiting = ports.timers.after(historyMs, () => settle(noHistory));
  const asked = number === '' ? Promise.resolve(noHistory) : ports.store.history(number);
  asked.then(settle, () => settle(noHistory));
}
