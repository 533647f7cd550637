import type { JournalEntry } from './entry.ts';
import type { CallFact } from './fact.ts';
import { callId } from '../support/ids.ts';

/**
 * Closes a call that was alive when Portico stopped, at the desk's last sign of life.
 * One that nobody had answered counts as missed: the person still has to be called back. One that the desk dialled
 * reached nobody.
 */
export function interruptedEnd(entry: JournalEntry, lastSignAt: number): CallFact {
  return {
    callId: callId(entry.callId),
    at: Math.max(entry.invitedAt, entry.answeredAt ?? entry.invitedAt, lastSignAt),
    body: {
      kind: 'ended',
      outcome: entry.answeredAt === null ? notAnswered(entry) : 'interrupted',
      cause: { by: 'portico', status: null, q850: null, code: 'stopped' },
    },
  };
}

function notAnswered({ direction }: JournalEntry): 'missed' | 'not-reached' {
  return direction === 'in' ? 'missed' : 'not-reached';
}
