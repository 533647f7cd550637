import type { PowerSaveBlocker } from 'electron/main';
import type { DeskFacts } from './line/messages.ts';

/** The machine does not sleep while a call is there. */
export function setupPower(powerSaveBlocker: PowerSaveBlocker): (facts: DeskFacts) => void {
  let blocker: number | null = null;
  return ({ ringing, live }) => {
    const wanted = ringing.length + live > 0;
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!wanted && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
