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
function numberKey(identity: Identity): string {
  if (identity.number.kind === 'withheld') return '';
  return identity.number.e164 ?? identity.number.shown;
}

/** Who a call is from, and what earlier calls tell of the number, on its way. */
export interface Heard {
  readonly identity: Identity;
  readonly history: Promise<CallerHistory>;
}

export function heardFrom(ports: Pick<DeskPorts, 'store' | 'identify'>, headers: readonly RawHeader[]): Heard {
  const identity = ports.identify(headers);
  const number = numberKey(identity);
  const history = number === '' ? Promise.resolve(noHistory) : ports.store.history(number);
  return { identity, history: history.catch(() => noHistory) };
}

/** Calls `known` once, with the history or, when it does not come in time, with none; never before it returns. */
export function historyInTime(
  timers: DeskPorts['timers'],
  history: Promise<CallerHistory>,
  known: (history: CallerHistory) => void,
): void {
  let told = false;
  const settle = (found: CallerHistory): void => {
    stopWaiting();
    if (told) return;
    told = true;
    known(found);
  };
  const stopWaiting = timers.after(historyMs, () => settle(noHistory));
  void history.then(settle);
}
