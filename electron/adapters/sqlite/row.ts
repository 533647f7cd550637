import type { JournalEntry } from '#core/journal/entry.ts';
import type { ProjectedCall } from '#core/journal/project.ts';

/** A row of `call`, with its call id from `known_call`. */
export interface CallRow {
  readonly id: number;
  readonly callId: string;
  readonly direction: JournalEntry['direction'];
  readonly day: string;
  readonly invitedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  readonly name: string;
  readonly company: string;
  readonly number: string;
  readonly numberShown: string;
  readonly class: JournalEntry['class'];
  readonly dialled: string;
  readonly topic: string;
  readonly topicLabel: string;
  readonly essence: string;
  readonly outcome: JournalEntry['outcome'];
  /** EndCause as JSON. */
  readonly cause: string | null;
  readonly transferredTo: string;
  readonly transferResult: JournalEntry['transferResult'];
  readonly callback: JournalEntry['callback'];
  readonly callbackDue: number | null;
  readonly callbackAttempts: number;
  readonly callbackTried: number | null;
}

const columns: Readonly<Record<Exclude<keyof CallRow, 'id' | 'callId'>, string>> = {
  direction: 'direction',
  day: 'day',
  invitedAt: 'invited_at',
  answeredAt: 'answered_at',
  endedAt: 'ended_at',
  waitMs: 'wait_ms',
  talkMs: 'talk_ms',
  name: 'name',
  company: 'company',
  number: 'number',
  numberShown: 'number_shown',
  class: 'class',
  dialled: 'dialled',
  topic: 'topic',
  topicLabel: 'topic_label',
  essence: 'essence',
  outcome: 'outcome',
  cause: 'cause',
  transferredTo: 'transferred_to',
  transferResult: 'transfer_result',
  callback: 'callback',
  callbackDue: 'callback_due',
  callbackAttempts: 'callback_attempts',
  callbackTried: 'callback_tried',
};

/** The fields of a CallRow, from `call` and `known_call`. */
export const callFields = `call.id, known_call.call_id AS callId, ${Object.entries(columns)
  .map(([field, column]) => `call.${column} AS ${field}`)
  .join(', ')}`;

/** CROSS JOIN fixes the order of the loops: rows come in the order of `call`, unsorted. */
export const fromCall = 'FROM call CROSS JOIN known_call ON known_call.id = call.id';

/** Writes a CallRow whole, by its field names. */
export const upsertCall = `INSERT INTO call (id, ${Object.values(columns).join(', ')})
  VALUES (@id, ${Object.keys(columns)
    .map((field) => `@${field}`)
    .join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${Object.values(columns)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

export function rowOf(id: number, { entry, topicLabel, callback }: ProjectedCall): CallRow {
  return {
    ...entry,
    id,
    topicLabel,
    cause: entry.cause === null ? null : JSON.stringify(entry.cause),
    callbackDue: callback.dueAt,
    callbackAttempts: callback.attempts,
    callbackTried: callback.triedAt,
  };
}

export function callOf(row: CallRow): ProjectedCall {
  const { id: _, topicLabel, cause, callbackDue, callbackAttempts, callbackTried, ...rest } = row;
  return {
    entry: { ...rest, cause: cause === null ? null : JSON.parse(cause) },
    topicLabel,
    callback: { dueAt: callbackDue, attempts: callbackAttempts, triedAt: callbackTried },
  };
}
