import { useEffect, useState } from 'react';
import type { MiddleCard } from './middle.ts';

interface Slots {
  readonly slotOf: (callId: string) => number;
  /** An empty card that is laid out already, for the next call; null until there is time for one. */
  readonly spare: number | null;
}

/**
 * Cards of the middle by slot instead of by call: the next call moves into a card that stands there unseen, which is
 * quicker than building one while somebody rings. A call keeps its slot as long as it is in the middle.
 */
export function useSlots(cards: readonly MiddleCard[]): Slots {
  const [rack] = useState(createRack);
  const [, draw] = useState(0);
  rack.place(cards.map(({ callId }) => callId));
  const spare = rack.spare();
  useEffect(() => {
    if (spare !== null) return;
    const idle = requestIdleCallback(() => draw(rack.addSpare()));
    return () => cancelIdleCallback(idle);
  }, [rack, spare, cards]);
  return { slotOf: rack.slotOf, spare };
}

function createRack() {
  const slots = new Map<string, number>();
  let last = 0;
  let spare: number | null = null;

  function next(): number {
    last += 1;
    return last;
  }

  return {
    slotOf: (callId: string) => slots.get(callId) ?? 0,
    spare: () => spare,
    addSpare: () => (spare ??= next()),
    place: (callIds: readonly string[]) => {
      for (const callId of slots.keys()) if (!callIds.includes(callId)) slots.delete(callId);
      for (const callId of callIds) {
        if (slots.has(callId)) continue;
        slots.set(callId, spare ?? next());
        spare = null;
      }
    },
  };
}
