import type { BusylightKind } from '#core/busylight/kind.ts';
import type { BusylightState } from '#core/busylight/look.ts';
import { busylightReports } from '#core/busylight/reports.ts';
import type { HidConnection } from '#core/headset/ports.ts';
import type { Timers } from '#core/support/ports.ts';

type Broken = 'failed' | 'hung' | 'gone';

/** One open light. */
export interface BusylightLight {
  readonly show: (state: BusylightState) => void;
  /** Goes dark and is closed, once what is being written is through. */
  readonly close: () => Promise<void>;
  /** Its connection is closed already: nothing is written to it any more. */
  readonly stop: () => void;
}

/**
 * Keeps one light at the newest state, with one write at a time. A write that fails is tried once more; after that, or
 * when it hangs, the connection is closed and `onBroken` told.
 */
export function createBusylightLight(
  kind: BusylightKind,
  connection: HidConnection,
  timers: Timers,
  onBroken: (why: Broken) => void,
): BusylightLight {
  let wanted: BusylightState = 'off';
  let step = 0;
  let isStopped = false;
  /** What is being written; null: nothing. */
  let writing: Promise<void> | null = null;
  /** The state changed while something else was written. */
  let isStale = false;
  let forgetStep: (() => void) | null = null;

  async function writeStep(): Promise<Broken | null> {
    const { output, feature } = busylightReports(kind, wanted, step);
    for (const report of output) {
      const written = await connection.write(report);
      if (!written.ok) return written.error;
    }
    for (const report of feature) {
      const written = await connection.writeFeature(report);
      if (!written.ok) return written.error;
    }
    return null;
  }

  async function write(): Promise<void> {
    do {
      isStale = false;
      const { againMs } = busylightReports(kind, wanted, step);
      let broken = await writeStep();
      if (broken === 'failed' && !isStopped) broken = await writeStep();
      if (isStopped) return;
      if (broken !== null) {
        await giveUp(broken);
        return;
      }
      if (!isStale && againMs !== null) forgetStep = timers.after(againMs, goOn);
    } while (isStale);
  }

  async function giveUp(why: Broken): Promise<void> {
    stop();
    await connection.close();
    onBroken(why);
  }

  function goOn(): void {
    step += 1;
    start();
  }

  function start(): void {
    writing = write().finally(() => {
      writing = null;
    });
  }

  function show(state: BusylightState): void {
    if (isStopped) return;
    wanted = state;
    step = 0;
    forgetStep?.();
    if (writing === null) start();
    else isStale = true;
  }

  function stop(): void {
    isStopped = true;
    forgetStep?.();
  }

  return {
    show,
    stop,
    async close() {
      if (isStopped) return;
      show('off');
      await writing;
      if (isStopped) return;
      stop();
      await connection.close();
    },
  };
}
