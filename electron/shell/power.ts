import type { PowerMonitor, PowerSaveBlocker } from 'electron/main';
import type { DeskFacts } from './line/messages.ts';

/** The machine does not sleep while a call is there; of a sleep that it had it is told. */
export function setupPower(
  powerSaveBlocker: PowerSaveBlocker,
  powerMonitor: PowerMonitor,
  onResumed: () => void,
): (facts: DeskFacts) => void {
  let blocker: number | null = null;
  powerMonitor.on('resume', onResumed);
  return ({ ringing, live }) => {
    const wanted = ringing.length + live > 0;
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!wanted && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
