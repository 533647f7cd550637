import type { CallId, MediaId } from '#core/support/ids.ts';
import type { CallSession } from './session.ts';

/** Which two calls hear each other besides the desk. */
export interface Mixes {
  readonly with: (id: CallId) => MediaId | null;
  readonly join: (id: CallId, other: CallId) => void;
  /** It hears nobody else any more, and nobody hears it. */
  readonly drop: (id: CallId) => void;
  /** Its sound is another connection now. */
  readonly moved: (id: CallId) => void;
}

type Mixable = Pick<CallSession, 'mediaId' | 'mixed'>;

export function createMixes(callOf: (id: CallId) => Mixable | undefined): Mixes {
  const others = new Map<CallId, CallId>();

  function drop(id: CallId): void {
    const other = others.get(id);
    if (other === undefined) return;
    others.delete(id);
    others.delete(other);
    callOf(id)?.mixed();
    callOf(other)?.mixed();
  }

  return {
    with: (id) => {
      const other = others.get(id);
      return other === undefined ? null : (callOf(other)?.mediaId ?? null);
    },
    join: (id, other) => {
      drop(id);
      drop(other);
      others.set(id, other);
      others.set(other, id);
      callOf(id)?.mixed();
      callOf(other)?.mixed();
    },
    drop,
    moved: (id) => {
      const other = others.get(id);
      if (other !== undefined) callOf(other)?.mixed();
    },
  };
}
