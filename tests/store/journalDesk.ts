import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { JournalQuery } from '#core/journal/entry.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { SoundSummary } from '#core/quality/summary.ts';
import type { CallerHistory, JournalStore } from '#core/journal/store.ts';
import { type CallId, callId } from '#core/support/ids.ts';
import { factToWrite } from '../../electron/adapters/sqlite/factToWrite.ts';
import { openHistory } from '../../electron/adapters/sqlite/history.ts';
import { type JournalOptions, openJournal } from '../../electron/adapters/sqlite/journal.ts';
import type { Append } from '../../electron/adapters/sqlite/messages.ts';
import { type Reader, openReader } from '../../electron/adapters/sqlite/reader.ts';
import { type Writer, openWriter } from '../../electron/adapters/sqlite/writer.ts';

/** Wednesday, 2 September 2026, 09:10 in Kyiv. */
export const morning = 1_788_329_400_000;
export const zone = 'Europe/Kyiv';

interface Desk {
  /** A folder of its own, gone after the test. */
  readonly folder: string;
  /** The journal's file in it. */
  readonly file: string;
  readonly opened: (options?: Partial<JournalOptions>) => Promise<JournalStore>;
  /** The writer without its thread. */
  readonly writing: (at?: string) => Writer;
  /** What is known of a number's earlier calls, without the thread that tells it; a writer has opened the journal before. */
  readonly historyOf: (number: string) => CallerHistory;
  /** The reader without its thread; a writer has opened the journal before. */
  readonly reading: () => Reader;
}

/** A desk with a data folder; whatever it opened is closed when the test ends. */
export function newDesk(): Desk {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-journal-'));
  const file = path.join(folder, 'journal.db');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    file,
    opened: async (options) => {
      const store = await openJournal({ file, deskId: 'front', zone: () => zone, ...options });
      if (!store.ok) throw new Error(`not opened: ${store.error} ${store.detail ?? ''}`);
      onTestFinished(store.value.close);
      return store.value;
    },
    writing: (at = file) => {
      const writer = openWriter({ file: at, deskId: 'front', zone });
      if (!writer.ok) throw new Error(`not opened: ${writer.error} ${writer.detail ?? ''}`);
      onTestFinished(writer.value.close);
      return writer.value;
    },
    historyOf: (number) => {
      const calls = openHistory(file);
      try {
        return calls.history(number);
      } finally {
        calls.close();
      }
    },
    reading: () => {
      const reader = openReader(file);
      onTestFinished(reader.close);
      return reader;
    },
  };
}

/** A connection of the test's own, closed when `look` returns. */
export function looking<T>(file: string, look: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

export function newCall(): CallId {
  return callId(v7());
}

export function fact(call: CallId, at: number, body: FactBody): CallFact {
  return { callId: call, at, body };
}

export function invited(number: string, displayName = ''): Extract<FactBody, { kind: 'invited' }> {
  return {
    kind: 'invited',
    direction: 'in',
    number,
    numberShown: number,
    displayName,
    dialled: '+380442370000',
    verification: 'not-said',
    sipCallId: 'a84b4c76e66710@pbx.example',
    headers: [{ name: 'From', value: `"${displayName}" <sip:${number}@pbx.example>` }],
  };
}

/** The desk dialled it. */
export function dialled(number: string, displayName = ''): FactBody {
  return { ...invited(number, displayName), direction: 'out' };
}

export const hungUp: Extract<FactBody, { kind: 'ended' }> = {
  kind: 'ended',
  outcome: 'answered',
  cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
};

export const gaveUp: Extract<FactBody, { kind: 'ended' }> = {
  kind: 'ended',
  outcome: 'missed',
  cause: { by: 'caller', status: 487, q850: null, code: 'gave-up' },
};

/** As the port hands facts to the writer's thread. */
export function append(...facts: readonly CallFact[]): Append {
  return { facts: facts.map(factToWrite), zone };
}

export const everything: JournalQuery = { filter: {}, from: { kind: 'newest' }, limit: 200 };

export function searched(text: string): JournalQuery {
  return { ...everything, filter: { text } };
}

/** What is kept of a minute of good sound. */
export const plainSound: SoundSummary = {
  measuredS: 60,
  unmeasuredS: 0,
  codec: 'PCMU',
  mos: { mean: 4.4, least: 4.3 },
  mosThere: null,
  lossPercent: { mean: 0, most: 2 },
  jitterMs: { mean: 3, most: 9 },
  rttMs: null,
  spells: 0,
  oneWay: [],
  curve: { everyS: 1, mos: [[4.4, 60]], lossPercent: [[0, 60]], jitterMs: [[5, 60]], rttMs: [[null, 60]] },
};
