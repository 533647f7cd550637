import { hash } from 'node:crypto';
import { DeviationKinds } from '#core/deviations/deviation.ts';
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
  /** '' where the call has none to tell. */
  readonly lineId: string;
  readonly lineName: string;
  readonly topic: string;
  readonly topicLabel: string;
  readonly shownClass: JournalEntry['class'];
  readonly confidence: number;
  readonly circumstances: string | null;
  readonly corrected: number;
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
  /** How many facts of the call there are. */
  readonly events: number;
  /** Over all of the line, see `isIntact`. */
  readonly sum: string;
  /** 1: an answer was promised. */
  readonly promised: number;
  readonly handedTo: string;
  readonly urgent: string;
  readonly deviations: number;
  /** DeviationKind each, with spaces between. */
  readonly deviated: string;
  /** By which rules it was projected: see `projectionVersion`. */
  readonly rules: number;
  /** 1: the person was erased. */
  readonly erased: number;
}

/**
 * Goes up with every change of `project`, `fold`, `searchText` or `marksOf`: all lines are then projected anew (`rebuild.ts`).
 * What is counted of a line (caller_class, lesson_count) is told from the old one and the new one.
 */
export const projectionVersion = 10;

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
  lineId: 'line_id',
  lineName: 'line_name',
  topic: 'topic',
  topicLabel: 'topic_label',
  shownClass: 'shown_class',
  confidence: 'confidence',
  circumstances: 'circumstances',
  corrected: 'corrected',
  essence: 'essence',
  outcome: 'outcome',
  cause: 'cause',
  transferredTo: 'transferred_to',
  transferResult: 'transfer_result',
  callback: 'callback',
  callbackDue: 'callback_due',
  callbackAttempts: 'callback_attempts',
  callbackTried: 'callback_tried',
  events: 'events',
  sum: 'sum',
  promised: 'promised',
  handedTo: 'handed_to',
  urgent: 'urgent',
  deviations: 'deviations',
  deviated: 'deviated',
  rules: 'rules',
  erased: 'erased',
};

/** The fields of a CallRow, from `call` and `known_call`. */
export const callFields = `call.id, known_call.call_id AS callId, ${Object.entries(columns)
  .map(([field, column]) => `call.${column} AS ${field}`)
  .join(', ')}`;

/** CROSS JOIN fixes the order of the loops: rows come in the order of `call`, unsorted. */
export const fromCall = 'FROM call CROSS JOIN known_call ON known_call.id = call.id';

/**
 * The line of a call by its number in the journal. Cast: where a variable stands bare, SQLite plans this question anew each
 * time that it is asked, which takes ten times as long as to answer it.
 */
export const selectLine = `SELECT ${callFields} ${fromCall} WHERE call.id = CAST(? AS INTEGER)`;

/** The line of a call by its id. Asked of the join itself, SQLite would look through all lines for it. */
export const selectLineOf = `SELECT ${callFields} ${fromCall}
  WHERE call.id = (SELECT id FROM known_call WHERE call_id = ?)`;

/** Writes a CallRow whole, by its field names. */
export const upsertCall = `INSERT INTO call (id, ${Object.values(columns).join(', ')})
  VALUES (@id, ${Object.keys(columns)
    .map((field) => `@${field}`)
    .join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${Object.values(columns)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Changes how many facts there are, and nothing that an index holds. */
export const updateEvents = 'UPDATE call SET events = @events, sum = @sum WHERE id = @id';

const summed = Object.keys(columns).filter((field) => field !== 'sum');

/** 64 bits of SHA-256 over all that the line says, whose it is and where it stands. */
function sumOf(row: Omit<CallRow, 'sum'>): string {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return hash(
    'sha256',
    JSON.stringify([row.id, row.callId, ...summed.map((field) => values[field])]),
    'base64url',
  ).slice(0, 11);
}

/** The line is as it was written: SQLite itself does not notice a byte that the disk has changed in it. */
export function isIntact(row: CallRow): boolean {
  return sumOf(row) === row.sum;
}

/** The line is of other rules: only its facts say what it is to be now. */
export function isOfOldRules({ rules }: Pick<CallRow, 'rules'>): boolean {
  return rules !== projectionVersion;
}

/** `events`: how many facts of the call there are. */
export function rowOf(
  id: number,
  { entry, topicLabel, classed, callback, handedTo, deviated, erased }: ProjectedCall,
  events: number,
): CallRow {
  const { line, ...rest } = entry;
  const row = {
    ...rest,
    id,
    lineId: line?.lineId ?? '',
    lineName: line?.name ?? '',
    topicLabel,
    shownClass: classed.shown,
    confidence: classed.confidence,
    circumstances: classed.circumstances,
    corrected: Number(classed.corrected),
    cause: entry.cause === null ? null : JSON.stringify(entry.cause),
    callbackDue: callback.dueAt,
    callbackAttempts: callback.attempts,
    callbackTried: callback.triedAt,
    events,
    promised: Number(callback.promised),
    handedTo,
    deviated: deviated.join(' '),
    rules: projectionVersion,
    erased: Number(erased),
  };
  return { ...row, sum: sumOf(row) };
}

export function callOf(row: CallRow): ProjectedCall {
  const {
    id: _,
    sum: __,
    events: ___,
    topicLabel,
    cause,
    lineId,
    lineName,
    callbackDue,
    callbackAttempts,
    callbackTried,
    shownClass,
    confidence,
    circumstances,
    corrected,
    promised,
    handedTo,
    deviated,
    rules: ____,
    erased,
    ...rest
  } = row;
  const kinds = deviated.split(' ');
  return {
    entry: { ...rest, line: lineOf({ lineId, lineName }), cause: cause === null ? null : JSON.parse(cause) },
    topicLabel,
    classed: { shown: shownClass, confidence, circumstances, corrected: corrected !== 0 },
    callback: {
      dueAt: callbackDue,
      attempts: callbackAttempts,
      triedAt: callbackTried,
      promised: promised === 1,
    },
    handedTo,
    deviated: DeviationKinds.options.filter((kind) => kinds.includes(kind)),
    erased: erased === 1,
  };
}

export function lineOf({ lineId, lineName }: Pick<CallRow, 'lineId' | 'lineName'>): JournalEntry['line'] {
  return lineId === '' ? null : { lineId, name: lineName };
}
