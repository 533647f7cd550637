import type { Book } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import type { ClassEntry } from '#core/caller/callerClass.ts';
import type { CallView } from '#core/call/view.ts';
import type { PushOf } from '#core/contract/contract.ts';

/** Tells the pages what changed and nothing else: one call's change repaints one card. */
export function createPublisher(
  publish: (changed: PushOf<'desk.changed'>) => void,
  classes: () => readonly ClassEntry[],
) {
  let shown: ReadonlyMap<string, CallView> = new Map();
  let shownOrder: readonly string[] = [];

  return (book: Book): void => {
    const views = orderedViews(book, classes());
    const changed = views.filter((view) => !same(view, shown.get(view.callId)));
    const order = views.map((view) => view.callId);
    const sameOrder = order.length === shownOrder.length && order.every((id, place) => id === shownOrder[place]);
    if (changed.length === 0 && sameOrder) return;
    shownOrder = order;
    shown = new Map(views.map((view) => [view.callId, view]));
    publish({ calls: changed, order });
  };
}

/** By value; a card is replaced, never changed, so that its identity tells. */
function same(view: CallView, before: CallView | undefined): boolean {
  if (before === undefined) return false;
  const kept = new Map<string, unknown>(Object.entries(before));
  return Object.entries(view).every(([field, value]) => Object.is(value, kept.get(field)));
}
