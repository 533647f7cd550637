import type { Book, CallState } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import type { CallView } from '#core/call/view.ts';
import type { PushOf } from '#core/contract/contract.ts';

/** Tells the pages what changed and nothing else: one call's change repaints one card. */
export function createPublisher(publish: (changed: PushOf<'desk.changed'>) => void) {
  let shown: ReadonlyMap<string, { readonly state: CallState; readonly place: CallView['place'] }> = new Map();
  let shownOrder: readonly string[] = [];

  return (book: Book): void => {
    const views = orderedViews(book);
    const states = new Map(book.calls.map((call) => [String(call.callId), call]));
    const changed = views.filter((view) => {
      const before = shown.get(view.callId);
      return before?.state !== states.get(view.callId) || before?.place !== view.place;
    });
    const order = views.map((view) => view.callId);
    const sameOrder = order.length === shownOrder.length && order.every((id, place) => id === shownOrder[place]);
    if (changed.length === 0 && sameOrder) return;
    shownOrder = order;
    shown = new Map(
      views.flatMap((view) => {
        const state = states.get(view.callId);
        return state === undefined ? [] : [[view.callId, { state, place: view.place }] as const];
      }),
    );
    publish({ calls: changed, order });
  };
}
