import { failed, ok, type Result } from '../support/result.ts';
import type { AnswerOf, CallName, PushName, PushOf, RequestOf } from './contract.ts';
import type { RefusalCode } from './define.ts';
import type { Carrier } from './frame.ts';

export interface Client {
  /** Never rejects; a carrier that closes before the answer answers carrier-lost. */
  readonly ask: <N extends CallName>(name: N, body: RequestOf<N>) => Promise<Result<AnswerOf<N>, RefusalCode>>;
  /** Answers how to stop listening. */
  readonly on: <N extends PushName>(name: N, listener: (body: PushOf<N>) => void) => () => void;
  /** A push was missed (it comes after the one that showed it): what is known may be stale until desk.state is asked. */
  readonly onGap: (listener: () => void) => () => void;
  /** The other side is gone; told once. Each connection has a client of its own. */
  readonly onLost: (listener: () => void) => () => void;
}

type Pending = (result: Result<unknown, RefusalCode>) => void;

/** The page's end of the contract. The page trusts its own backend: shapes are not validated here. */
export function createClient(carrier: Carrier): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(body: unknown) => void>>();
  const gapListeners = new Set<() => void>();
  const lostListeners = new Set<() => void>();
  let lastId = 0;
  let lastSeq = 0;
  let open = true;

  carrier.onFrame((frame) => {
    if (!isRecord(frame)) return;
    if (frame['type'] === 'answer') takeAnswer(frame);
    else if (frame['type'] === 'push') takePush(frame);
  });
  carrier.onClose(() => {
    open = false;
    const unanswered = [...pending.values()];
    pending.clear();
    for (const settle of unanswered) settle(failed('carrier-lost'));
    for (const listener of lostListeners) listener();
  });

  function takeAnswer(frame: Readonly<Record<string, unknown>>): void {
    const id = frame['id'];
    if (typeof id !== 'number') return;
    const settle = pending.get(id);
    if (settle === undefined) return;
    pending.delete(id);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own backend's code
    settle(frame['ok'] === true ? ok(frame['body']) : failed(frame['error'] as RefusalCode));
  }

  function takePush(frame: Readonly<Record<string, unknown>>): void {
    const { seq, name } = frame;
    if (typeof seq !== 'number' || typeof name !== 'string') return;
    const missed = seq !== lastSeq + 1;
    lastSeq = seq;
    for (const listener of listeners.get(name) ?? []) listener(frame['body']);
    if (missed) for (const listener of gapListeners) listener();
  }

  return {
    ask<N extends CallName>(name: N, body: RequestOf<N>) {
      return new Promise<Result<AnswerOf<N>, RefusalCode>>((resolve) => {
        if (!open) {
          resolve(failed('carrier-lost'));
          return;
        }
        lastId += 1;
        const id = lastId;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract's answer of this name
        pending.set(id, (result) => resolve(result as Result<AnswerOf<N>, RefusalCode>));
        try {
          carrier.send({ type: 'request', id, name, body });
        } catch {
          pending.delete(id);
          resolve(failed('carrier-lost'));
        }
      });
    },
    on<N extends PushName>(name: N, listener: (body: PushOf<N>) => void) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract's body of this name
      return listen(listenersOf(name), (body) => listener(body as PushOf<N>));
    },
    onGap: (listener) => listen(gapListeners, listener),
    onLost: (listener) => listen(lostListeners, listener),
  };

  function listenersOf(name: PushName): Set<(body: unknown) => void> {
    const known = listeners.get(name);
    if (known !== undefined) return known;
    const created = new Set<(body: unknown) => void>();
    listeners.set(name, created);
    return created;
  }
}

function listen<L>(set: Set<L>, listener: L): () => void {
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
