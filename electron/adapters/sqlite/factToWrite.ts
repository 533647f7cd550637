import type { CallFact } from '#core/journal/fact.ts';
import type { FactToWrite } from './messages.ts';

/** The text is made once and is what is kept, hashed and read back; JSON escapes NUL and lone surrogates. */
export function factToWrite({ callId, at, body }: CallFact): FactToWrite {
  return { callId, at: Math.round(at), kind: body.kind, payload: JSON.stringify(body) };
}
