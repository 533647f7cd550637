import { mainLine } from '#core/call/line.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { Identity, IdentitySource, RawHeader } from '#core/caller/identity.ts';
import { statementsOf } from '#core/caller/readIdentity.ts';
import type { LastCaller } from '#core/contract/identityCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { callId as brandedCallId } from '#core/support/ids.ts';
import type { Clock } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';

export interface IdentityHandlersPorts {
  readonly clock: Clock;
  readonly store: Pick<JournalStore, 'list' | 'call'>;
  /** True when it is on the disk. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  /** As `Recognition.identify`, by other headers than those in use. */
  readonly identifyBy: (headers: readonly RawHeader[], lineId: string, believes: readonly IdentitySource[]) => Identity;
  /** Cards of live calls that change by it are shown anew. */
  readonly changeCards: (change: (card: CallerCard) => CallerCard) => void;
}

/** So far back a call that came is looked for among those that were dialled. */
const lastCalls = 50;

/** The questions about who the network says is calling. */
export function createIdentityHandlers(ports: IdentityHandlersPorts): HandlersOf<'identity'> {
  const { clock, store } = ports;

  /** A call that says no line came while the desk had one only. */
  async function lastHeard(
    lineId: string,
  ): Promise<{ readonly at: number; readonly headers: readonly RawHeader[] } | null> {
    const { entries } = await store.list({ filter: {}, from: { kind: 'newest' }, limit: lastCalls });
    const last = entries.find(({ direction, line }) => direction === 'in' && (line?.lineId ?? mainLine) === lineId);
    const told = last === undefined ? null : await store.call(last.callId);
    const invited = told?.course.find(({ body }) => body.kind === 'invited');
    return invited?.body.kind === 'invited' ? { at: invited.at, headers: invited.body.headers } : null;
  }

  return {
    'identity.last-caller': async ({ believes, lineId = mainLine }) => {
      const heard = await lastHeard(lineId);
      if (heard === null) return ok({ caller: null });
      const { number, displayName, source, verification } = ports.identifyBy(heard.headers, lineId, believes);
      const caller: LastCaller = {
        at: heard.at,
        said: [...statementsOf(heard.headers, ports.country())],
        shown: number.shown,
        kind: number.kind,
        name: displayName,
        source,
        verification,
      };
      return ok({ caller });
    },
    'identity.forget-forged': async ({ callId }) => {
      if ((await store.call(callId)) === null) return failed('not-there');
      const at = clock.now();
      const written = await ports.keep([{ callId: brandedCallId(callId), at, body: { kind: 'forgery-forgotten' } }]);
      ports.changeCards((card) => (card.forgedBefore?.callId === callId ? { ...card, forgedBefore: null } : card));
      return written ? ok({}) : failed('not-written');
    },
  };
}
