import { type ClassEntry, builtInEntries, entryOf } from '../caller/callerClass.ts';
import { type Book, type CallState, findByLeg } from './book.ts';
import type { CallView } from './view.ts';

const places: readonly CallView['place'][] = ['ringing', 'current', 'held', 'note'];

function placeOf(book: Book, call: CallState): CallView['place'] {
  if (call.stage === 'ended') return 'note';
  if (call.stage === 'ringing') return 'ringing';
  return book.currentId === call.callId ? 'current' : 'held';
}

/**
 * The desk's order: ringing by the priority of the class, then by waiting time; then current, held (urgent ones, then longest first),
 * notes (newest first). `classes`: the desk's.
 */
export function orderedViews(book: Book, classes: readonly ClassEntry[] = builtInEntries): CallView[] {
  return book.calls
    .filter(({ turnedAway }) => !turnedAway)
    .map((call) => viewOf(book, call))
    .toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place) || within(a, b, classes));
}

function within(a: CallView, b: CallView, classes: readonly ClassEntry[]): number {
  const priority = (view: CallView): number => entryOf(classes, view.card.classification.class).priority;
  switch (a.place) {
    case 'ringing':
      return priority(a) - priority(b) || a.invitedAt - b.invitedAt;
    case 'note':
      return (b.endedAt ?? 0) - (a.endedAt ?? 0);
    case 'held':
      return Number(b.urgent !== '') - Number(a.urgent !== '') || (a.heldAt ?? 0) - (b.heldAt ?? 0);
    case 'current':
      return 0;
  }
}

/** What leaves the book for the page, field by field: what the desk keeps for itself is not sent. */
function viewOf(book: Book, call: CallState): CallView {
  return {
    callId: call.callId,
    line: call.line.name === '' ? null : call.line,
    direction: call.direction,
    stage: call.stage,
    alerting: call.alerting,
    place: placeOf(book, call),
    muted: call.muted,
    invitedAt: call.invitedAt,
    answeredAt: call.answeredAt,
    heldAt: call.heldAt,
    endedAt: call.endedAt,
    card: call.card,
    targets: call.targets,
    transfer: call.transfer,
    togetherWith: findByLeg(book, call.callId)?.callId ?? null,
    returned: call.returned,
    topic: call.topic,
    essence: call.essence,
    asked: call.asked,
    promise: call.promise,
    urgent: call.urgent,
    outcome: call.outcome,
    cause: call.cause,
    trouble: call.trouble,
  };
}
