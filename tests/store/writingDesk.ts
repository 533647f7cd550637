import { writeSync } from 'node:fs';
import type { CallFact } from '#core/journal/fact.ts';
import { callId } from '#core/support/ids.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';

/**
 * A desk at work in a process of its own, to be killed or watched: `node writingDesk.ts FILE RUN COUNT`.
 * It says what was acknowledged, one line each, after it was and not before:
 * "opened", "kept CALL N" for the N-th pair of notes of a call, "burst", "burst kept", "closed".
 */
const [, , file = '', run = '', count = ''] = process.argv;
const calls = ['a', 'b', 'c'].map((name) => callId(`${run}-${name}`));

function say(line: string): void {
  // A stream would still be flushing when the process is killed.
  writeSync(1, `${line}\n`);
}

function pair(call: CallFact['callId'], number: number): readonly CallFact[] {
  const at = Date.now();
  return [
    { callId: call, at, body: { kind: 'topic-noted', topic: `topic ${number}` } },
    {
      callId: call,
      at,
      body: { kind: 'essence-noted', essence: `essence ${number} ${'of a talk '.repeat(number % 40)}` },
    },
  ];
}

const opened = await openJournal({ file, deskId: 'front', zone: () => 'Europe/Kyiv' });
if (!opened.ok) throw new Error(`not opened: ${opened.error}`);
const journal = opened.value;
say('opened');

/** Each call waits for its own commit only, as three people typing would. */
async function keepNotes(call: CallFact['callId']): Promise<void> {
  for (let number = 1; number <= Number(count); number += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next is typed when the last is kept
    const kept = await journal.append(pair(call, number));
    if (!kept.ok) throw new Error(kept.error);
    say(`kept ${call} ${number}`);
  }
}
if (run === 'watched') {
  await keepNotes(callId('watched-a'));
  say('burst');
  await Promise.all(Array.from({ length: 48 }, (_, index) => journal.append(pair(callId('watched-b'), index))));
  say('burst kept');
} else await Promise.all(calls.map(keepNotes));
await journal.close();
say('closed');
