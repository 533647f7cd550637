import { type Book, type CallEvent, type Effect, emptyBook } from '#core/call/book.ts';
import { onlyLine } from '#core/call/line.ts';
import type { EndCause } from '#core/call/end.ts';
import { transition } from '#core/call/transition.ts';
import type { TransferHow } from '#core/call/transfer.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../../fakes/card.ts';

export const a = callId('a');
export const b = callId('b');
export const leg = callId('leg');
export const olena = { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' };
export const hungUp: EndCause = { by: 'caller', status: null, q850: null, code: 'hung-up' };
export const ended = (id = a, code: EndCause['code'] = 'hung-up'): CallEvent => ({
  kind: 'ended',
  callId: id,
  cause: { ...hungUp, code },
});

export function play(events: readonly CallEvent[], from: Book = emptyBook) {
  let book = from;
  const effects: Effect[] = [];
  let refused: string | null = null;
  let last: readonly Effect[] = [];
  for (const [index, event] of events.entries()) {
    const step = transition(book, event, (index + 1) * 1_000);
    book = step.next;
    last = step.effects;
    effects.push(...last);
    ({ refused } = step);
  }
  return { book, effects, last, refused };
}

export const ringing = (id = a): CallEvent => ({
  kind: 'invited',
  callId: id,
  line: onlyLine,
  card: cardOf('client'),
  targets: [],
});
export const talking = (id = a): CallEvent[] => [
  ringing(id),
  { kind: 'answer-asked', callId: id },
  { kind: 'answered', callId: id },
];
export const asked = (how: TransferHow, id = a, legId = leg): CallEvent => ({
  kind: 'transfer-asked',
  callId: id,
  legId,
  how,
  target: olena,
});
export const legAnswered: CallEvent = { kind: 'answered', callId: leg };
export const taken: CallEvent = { kind: 'transferred', callId: a, confirmed: true };

/** The journal's facts of the transfer, each in a word. */
export function told(effects: readonly Effect[]) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'journal') return [];
    const { body } = effect;
    if (body.kind === 'transfer-ended') return [`transfer-ended ${body.result}`];
    return ['transfer-started', 'transfer-hastened', 'target-answered'].includes(body.kind) ? [body.kind] : [];
  });
}
