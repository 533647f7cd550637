import { useSyncExternalStore } from 'react';
import type { CallView } from '#core/call/view.ts';
import { deskState, deskStore } from './desk.ts';

/** When somebody last had to do with a note, epoch milliseconds. */
const touched = new Map<string, number>();
const listeners = new Set<() => void>();
/** A note need not fold on the second. */
const lookEveryMs = 1_000;

function tell(): void {
  for (const listener of listeners) listener();
}

/** It was written in, or is opened again: it folds no sooner than it did at first. */
export function touchNote(callId: string): void {
  touched.set(callId, Date.now());
  tell();
}

/** The call in whose card the focus is. */
function focused(): string | null {
  return document.activeElement?.closest('[data-call]')?.getAttribute('data-call') ?? null;
}

/** The wrap-up time of the call is over and nobody writes in its note: a line is left of it. */
function isFolded(call: CallView | undefined): boolean {
  const { wrapUpSeconds } = deskState();
  if (call === undefined || call.stage !== 'ended' || call.endedAt === null || wrapUpSeconds === 0) return false;
  const since = Math.max(call.endedAt, touched.get(call.callId) ?? 0);
  return Date.now() - since > wrapUpSeconds * 1_000 && focused() !== call.callId;
}

export function useIsFolded(callId: string): boolean {
  return useSyncExternalStore(subscribe, () => isFolded(deskState().calls[callId]));
}

let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const stop = deskStore.subscribe((now, before) => {
    if (now.wrapUpSeconds !== before.wrapUpSeconds) listener();
    if (now.calls === before.calls) return;
    for (const callId of touched.keys()) if (now.calls[callId] === undefined) touched.delete(callId);
  });
  timer ??= setInterval(lookAgain, lookEveryMs);
  return () => {
    listeners.delete(listener);
    stop();
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Nothing is drawn where no note folds. */
function lookAgain(): void {
  if (Object.values(deskState().calls).some(({ stage }) => stage === 'ended')) tell();
}
