import { writeSync } from 'node:fs';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import { ok } from '#core/support/result.ts';
import { type CallId, callId } from '#core/support/ids.ts';
import { clock, timers } from '../../electron/adapters/machine/clock.ts';
import { writeWhole } from '../../electron/adapters/files/wholeFile.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { openKeepingDisk } from '../../electron/adapters/sqlite/keeping/keepingDisk.ts';
import { openKeptStore } from '../../electron/services/journal/keptStore.ts';
import { openKeepingBook } from '../../electron/services/keeping/book.ts';
import { createKeeping } from '../../electron/services/keeping/keeping.ts';
import { cardOf } from '../fakes/card.ts';
import { silentLog } from '../fakes/clock.ts';

/**
 * A desk with its journal and its keeping in a process of its own, to be killed: `node deskAtWork.ts FILE RUN KEEPING...`.
 * Three lines of calls come, are typed about, transferred, ended and corrected afterwards, each waiting for its own commits
 * only; meanwhile the keeping does what was named: `back-up`, `restore`, `check`, again and again. It says "opened", and
 * "kept CALL N" after the N-th fact of a call was acknowledged and not before.
 */
const [, , file = '', run = '', ...keepings] = process.argv;

function say(line: string): void {
  // A stream would still be flushing when the process is killed.
  writeSync(1, `${line}\n`);
}

const disk = openKeepingDisk({ file, deskId: 'front', zone: clock.zone, writeWhole, stepsBack: false });
const book = await openKeepingBook({ disk, clock, log: silentLog });
const opened = await openKeptStore({
  open: (running) => openJournal({ file, deskId: 'front', zone: clock.zone, running, onDamage: book.damaged }),
  setAside: book.setAside,
});
if (!opened.ok) throw new Error(`not opened: ${opened.error}`);
const store = opened.value;
const keeping = createKeeping({
  clock,
  timers,
  log: silentLog,
  disk,
  book,
  updating: null,
  store,
  settings: () => ok({ text: '{"version":1}' }),
  isQuiet: () => true,
  publish: ({ doing }) => {
    if (doing === null) setTimeout(keepOn, 20);
  },
  onExchanged: () => undefined,
});
say('opened');

const olena = { employeeId: 'olena', name: 'Olena Koval', number: '204' };
/** The acts of one call in their order; what stands in one list is one commit. Retention joins here when it exists. */
function actsOf(nth: number): readonly (readonly FactBody[])[] {
  const number = `+38067555${String(1_000 + (nth % 50))}`;
  const invited: FactBody = {
    kind: 'invited',
    direction: 'in',
    number,
    numberShown: number,
    displayName: '',
    dialled: '+380442370000',
    verification: 'not-said',
    sipCallId: `${run}-${nth}`,
    headers: [{ name: 'From', value: `<sip:${number}@pbx.example>` }],
  };
  const typed = 'wants the delivery on Friday';
  const cause = { by: 'caller', status: null, q850: 16, code: 'hung-up' } as const;
  const begin = [[invited, { kind: 'recognised', card: cardOf('client') }], [{ kind: 'rang' }]] as const;
  if (nth % 4 === 3) {
    const missed = { kind: 'ended', outcome: 'missed', cause: { ...cause, status: 487, code: 'gave-up' } } as const;
    return [...begin, [missed, { kind: 'callback-due', dueAt: 1_900_000_000_000 }]];
  }
  return [
    ...begin,
    [{ kind: 'answered' }],
    [{ kind: 'topic-noted', topic: 'delivery' }],
    ...[8, 16, typed.length].map((length): readonly FactBody[] => [
      { kind: 'essence-noted', essence: typed.slice(0, length) },
    ]),
    [
      { kind: 'held', by: 'transfer' },
      { kind: 'transfer-started', how: 'consult', target: olena },
    ],
    [
      { kind: 'transfer-ended', how: 'consult', target: olena, result: 'taken' },
      { kind: 'ended', outcome: 'answered', cause },
    ],
    // Corrected afterwards.
    [
      { kind: 'topic-noted', topic: 'invoice' },
      { kind: 'essence-noted', essence: `${typed}, order ${nth}` },
    ],
  ];
}

async function takeCalls(line: number): Promise<never> {
  for (let nth = line; ; nth += 3) {
    const call: CallId = callId(`${run}-${nth}`);
    let kept = 0;
    for (const act of actsOf(nth)) {
      const facts = act.map((body): CallFact => ({ callId: call, at: Date.now(), body }));
      // oxlint-disable-next-line no-await-in-loop -- the next comes when the last is kept
      const written = await store.append(facts);
      if (!written.ok) throw new Error(written.error);
      kept += facts.length;
      say(`kept ${call} ${kept}`);
    }
  }
}

let turn = 0;
function keepOn(): void {
  if (keeping.view().doing !== null) return;
  const what = keepings[turn % Math.max(1, keepings.length)];
  turn += 1;
  if (what === 'back-up') void keeping.handlers['keeping.back-up']({});
  if (what === 'check') void keeping.handlers['keeping.check']({});
  if (what === 'restore') {
    const backupId = keeping.view().backups[0]?.backupId ?? null;
    void keeping.handlers['keeping.restore']({ backupId, keepNewer: true });
  }
}
setTimeout(keepOn, 5);
await Promise.all([0, 1, 2].map(takeCalls));
