import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TransferHow } from '#core/call/transfer.ts';
import type { CallView } from '#core/call/view.ts';
import type { DeskSlice } from './slice.ts';

/** The column of whom to give a call to, as far as keys of other places open it. */
interface Handover {
  /** Its suggestions show digits; `how` is what a digit or Enter does. null: a digit is a topic. */
  readonly open: { readonly callId: string; readonly how: TransferHow } | null;
  /** In a window too narrow for the column it is a drawer; one that a key has drawn goes with the focus. */
  readonly drawn: 'no' | 'by-key' | 'by-hand';
}

const handoverStore = createStore<Handover>(() => ({ open: null, drawn: 'no' }));
/** Where the focus was before a key took it into the column. */
const before: { focus: HTMLElement | null } = { focus: null };

export function useHandover<T>(select: (handover: Handover) => T): T {
  return useStore(handoverStore, select);
}

export function handover(): Handover {
  return handoverStore.getState();
}

/** Shows the digits; once more, and the target is talked to first. */
export function openHandover(callId: string): void {
  const { open } = handoverStore.getState();
  drawByKey();
  const how = open?.callId === callId && open.how === 'assisted' ? 'consult' : 'assisted';
  handoverStore.setState({ open: { callId, how } });
}

export function closeHandover(): void {
  if (handoverStore.getState().open !== null) handoverStore.setState({ open: null });
}

export function drawByHand(isDrawn: boolean): void {
  handoverStore.setState({ drawn: isDrawn ? 'by-hand' : 'no' });
}

export function drawByKey(): void {
  if (handoverStore.getState().drawn === 'no') handoverStore.setState({ drawn: 'by-key' });
}

/** Before a key takes the focus into the column; `column`: a focus already in it is not worth coming back to. */
export function rememberFocus(column: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && column?.contains(activeElement) !== true) before.focus = activeElement;
}

/** Back to where it was typed, if that is still there. */
export function giveFocusBack(): void {
  const { focus } = before;
  before.focus = null;
  if (handoverStore.getState().drawn === 'by-key') handoverStore.setState({ drawn: 'no' });
  if (focus === null || !focus.isConnected || focus === document.body) return;
  focus.focus();
}

type Calls = Pick<DeskSlice, 'order' | 'calls'>;

export function currentCall({ order, calls }: Calls): CallView | undefined {
  return order.map((callId) => calls[callId]).find((call) => call?.place === 'current');
}

/** The call that can be handed over now. */
export function callToHandOver(slice: Calls): string | undefined {
  const call = currentCall(slice);
  if (call === undefined || (call.stage !== 'talking' && call.stage !== 'held')) return undefined;
  return call.transfer === null ? call.callId : undefined;
}

/** What the button of an employee does. */
export type TargetAct = 'transfer' | 'call' | 'none';

export function targetAct(slice: Calls): TargetAct {
  if (callToHandOver(slice) !== undefined) return 'transfer';
  return currentCall(slice) === undefined ? 'call' : 'none';
}

/** The call whose transfer a key gives up: the consultation in the middle, else the one that is longest under way. */
export function callToTakeBack({ order, calls }: Calls): string | undefined {
  const underWay = order.filter((callId) => {
    const stage = calls[callId]?.transfer?.stage;
    return stage !== undefined && stage !== 'done' && stage !== 'left';
  });
  return underWay.find((callId) => calls[callId]?.place === 'current') ?? underWay[0];
}
