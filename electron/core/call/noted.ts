import type { Book, CallState, Transition } from './book.ts';
import { type On, change, journal, same } from './steps.ts';

/** What the receptionist does by the playbook, and what her note turns out to speak of: kept, and shown on the call. */
export function noted(
  book: Book,
  call: CallState,
  event: On<'question-asked' | 'promise-given' | 'urgency-noted'>,
): Transition {
  const { callId } = call;
  switch (event.kind) {
    case 'question-asked': {
      const { question, asked } = event;
      if (call.asked.includes(question) === asked) return same(book);
      const others = call.asked.filter((one) => one !== question);
      return change(book, { ...call, asked: asked ? [...others, question] : others }, [
        journal(callId, { kind: 'question-asked', question, asked }),
      ]);
    }
    case 'promise-given': {
      const { dueAt } = event;
      return call.promise === dueAt
        ? same(book)
        : change(book, { ...call, promise: dueAt }, [journal(callId, { kind: 'promise-given', dueAt })]);
    }
    case 'urgency-noted': {
      const { word, targets } = event;
      return call.urgent === word
        ? same(book)
        : change(book, { ...call, urgent: word, targets }, [journal(callId, { kind: 'urgency-noted', word })]);
    }
  }
}
