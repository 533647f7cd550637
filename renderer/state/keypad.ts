import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallView } from '#core/call/view.ts';
import { ask } from './ask.ts';
import { deskStore } from './desk.ts';
import { currentCall } from './handover.ts';
import type { DeskSlice } from './slice.ts';

/** The keys of the telephone, open for one call. What was pressed may be a secret: it is kept here and nowhere else. */
interface Keypad {
  readonly callId: string | null;
  readonly pressed: string;
  /** The last press was not taken. */
  readonly failed: boolean;
}

const shut: Keypad = { callId: null, pressed: '', failed: false };
const keypadStore = createStore<Keypad>(() => shut);
const listeners = new Set<(digit: string) => void>();

export function useKeypad<T>(select: (keypad: Keypad) => T): T {
  return useStore(keypadStore, select);
}

/** Whether somebody is there to be sent keys: talked to, consulted, or a machine that speaks before it answers. */
export function takesDigits({ stage, alerting, transfer, place }: CallView): boolean {
  if (place !== 'current') return false;
  if (stage === 'talking') return true;
  if (stage === 'dialling') return alerting === 'early-sound';
  const isUp = transfer?.stage === 'talking' || transfer?.stage === 'left';
  return stage === 'held' && isUp && transfer.hears === 'target';
}

/** The call whose keypad is open, while that is shown. */
export function keypadCall(slice: Pick<DeskSlice, 'order' | 'calls'>): string | null {
  const { callId } = keypadStore.getState();
  return callId !== null && currentCall(slice)?.callId === callId ? callId : null;
}

/** Opens it for the current call, or shuts it. */
export function toggleKeypad(): void {
  const call = currentCall(deskStore.getState());
  if (keypadStore.getState().callId !== null || call === undefined || !takesDigits(call)) shutKeypad();
  else keypadStore.setState({ callId: call.callId, pressed: '', failed: false });
}

export function shutKeypad(): void {
  if (keypadStore.getState().callId !== null) keypadStore.setState(shut);
}

/** So many are shown; what went before is not needed any more. */
const mostShown = 40;

/** One key, as typed on the keyboard or pressed on the page; each is sent at once, in its order. */
export function pressDigit(digit: string): void {
  const { callId, pressed } = keypadStore.getState();
  if (callId === null) return;
  keypadStore.setState({ pressed: (pressed + digit).slice(-mostShown), failed: false });
  for (const listener of listeners) listener(digit);
  void ask('call.digits', { callId, digits: digit }).then(({ ok }) => {
    if (!ok && keypadStore.getState().callId === callId) keypadStore.setState({ failed: true });
  });
}

/** For the tone in the receptionist's own ear. */
export function onDigitPressed(listener: (digit: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
