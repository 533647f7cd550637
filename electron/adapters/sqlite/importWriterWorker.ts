import { workerData } from 'node:worker_threads';
import { codeOf } from './failures.ts';
import { paceOf } from './importPace.ts';
import { type ContactFile, createContactFile } from './importContactFile.ts';
import { type WriterOrder, type WriterStart, type WriterWord, standing } from './importWriterMessages.ts';

/** Entry of the thread that writes contacts-N.db. */

const { file, of, signs, shared, port }: WriterStart = workerData;
let contacts: ContactFile | null = null;

function stand(how: keyof typeof standing): void {
  Atomics.store(shared, 1, standing[how]);
  Atomics.notify(shared, 0);
  if (standing[how] > standing.working) port.close();
}

function carryOut({ rows, alike, end }: WriterOrder): void {
  if (contacts === null) return;
  contacts.addRows(rows);
  for (const ids of alike) contacts.addAlike(ids);
  Atomics.add(shared, 0, 1);
  Atomics.notify(shared, 0);
  if (end === null) return;
  const isDone = end !== 'drop' && contacts.finish(end.sources);
  contacts.close();
  contacts = null;
  stand(isDone ? 'done' : 'cancelled');
}

/** Whatever goes wrong is told: the other thread waits. */
function told(act: () => void): void {
  try {
    act();
  } catch (problem) {
    contacts?.close();
    contacts = null;
    const word: WriterWord = { message: problem instanceof Error ? problem.message : 'unknown', code: codeOf(problem) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    port.postMessage(word);
    stand('failed');
  }
}

port.on('message', (order: WriterOrder) => told(() => carryOut(order)));
told(() => {
  contacts = createContactFile(file, of, paceOf(signs, true));
  stand('working');
});
