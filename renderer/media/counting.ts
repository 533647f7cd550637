import { ask } from '../state/ask.ts';
import { deskStore } from '../state/desk.ts';
import type { DeskSlice } from '../state/slice.ts';
import type { Media } from './media.ts';

const everyMs = 1000;

/** Tells the backend once a second what the browser counts of all calls together; stands still while nobody talks. */
export function followCounting(media: Media): void {
  let timer: ReturnType<typeof setInterval> | null = null;

  async function count(): Promise<void> {
    const samples = await media.count();
    if (samples.length > 0) void ask('sound.counted', { samples });
  }

  deskStore.subscribe((now, before) => {
    if (now.calls === before.calls && now.telephone === before.telephone && now.connection === before.connection)
      return;
    const wanted = isTalking(now);
    if (wanted && timer === null) {
      // The first count is what the second is compared with.
      void count();
      timer = setInterval(() => void count(), everyMs);
    }
    if (wanted || timer === null) return;
    clearInterval(timer);
    timer = null;
  });
}

function isTalking({ calls, telephone, connection }: DeskSlice): boolean {
  if (telephone !== 'yours' || connection !== 'open') return false;
  return Object.values(calls).some(({ stage }) => stage === 'talking' || stage === 'held');
}
