import { networkInterfaces } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createExchange, type Exchange } from './exchange.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { staffOf } from './employees/staff.ts';
import { cast } from './scenarios/cast.ts';
import { oddities } from './scenarios/oddities.ts';
import { peopleOf } from './scenarios/people.ts';
import { playScenario } from './scenarios/play.ts';
import { promptsIn, type Say, sayFrom } from './scenarios/prompts.ts';
import { systemTimers } from './timers.ts';

/** The exchange's own thread: its sound must not stutter while the backend works, nor the backend wait for its cryptography. */
let exchange: Exchange | null = null;
let say: Say = () => [];
/** Callers who wait for the desk to register; each only once, however often they were asked for. */
const waiting = new Set<string>();
const scenarios = [...cast, ...oddities];
/** Between two who ring at once: three are there within a second. */
const apartMs = 300;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
const tell = (message: FromWorker) => parentPort?.postMessage(message);
const onProblem = (code: string) => tell({ kind: 'problem-met', code });

async function open(settings: WorkerSettings): Promise<void> {
  say = sayFrom(promptsIn(settings.promptFolder), onProblem);
  try {
    exchange = await createExchange({
      port: settings.port,
      password: settings.password,
      mediaAddresses: addressesOfThisMachine(),
      employees: staffOf(settings.staff, say),
      people: peopleOf(scenarios, say),
      onProblem,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
    tell({ kind: 'not-opened', code });
    return;
  }
  tell({ kind: 'opened', account: exchange.account });
}

async function ring(name: string): Promise<void> {
  const scenario = scenarios.find((one) => one.name === name);
  if (exchange === null || scenario === undefined || waiting.has(name)) return;
  if (!exchange.isRegistered()) {
    waiting.add(name);
    await exchange.registered();
    waiting.delete(name);
  }
  playScenario(scenario, { exchange, say, timers: systemTimers });
}

/**
 * Loopback, and the machine's own addresses: a browser offers loopback only when told to, and Windows carries nothing
 * from an outward address to loopback.
 */
function addressesOfThisMachine(): string[] {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return ['127.0.0.1', ...outward];
}

parentPort?.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'open-asked':
      void open(message.settings);
      return;
    case 'calls-asked':
      for (const [place, name] of message.scenarios.entries())
        systemTimers.after(place * apartMs, () => void ring(name));
      return;
    case 'close-asked':
      void (exchange?.close() ?? Promise.resolve()).then(() => tell({ kind: 'closed' }));
  }
});
