import type { Log } from '#core/support/ports.ts';

/**
 * Asks sip.js for something it may be unable to do by now. It throws and rejects in surprising places (a call that
 * ended a moment ago is enough): then there is a line in the log, without its text, and the desk goes on.
 */
export function attempt(log: Log, deed: string, act: () => unknown): void {
  void attempted(log, deed, act);
}

async function attempted(log: Log, deed: string, act: () => unknown): Promise<void> {
  try {
    await act();
  } catch {
    log.warn('sip-attempt-failed', { deed });
  }
}
