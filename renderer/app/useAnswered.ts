import { useEffect } from 'react';
import { deskStore } from '../state/desk.ts';
import type { DeskSlice } from '../state/slice.ts';
import { go } from './route.ts';

/** Whoever answers sees what to say, also when it was the headset or a key of another window: it is on the console. */
export function useAnswered(): void {
  useEffect(
    () =>
      deskStore.subscribe((now, before) => {
        const answering = answeringIn(now);
        if (answering === undefined || answering === answeringIn(before)) return;
        if (now.telephone === 'yours') go({ screen: 'console' });
      }),
    [],
  );
}

function answeringIn({ calls, order }: DeskSlice): string | undefined {
  return order.find((callId) => calls[callId]?.stage === 'answering');
}
