import type { Log } from '#core/support/ports.ts';

/** One JSON line an event on standard error: an instant, a word, codes. Callers keep names, numbers and secrets out. */
export const log: Log = {
  info: (event, facts) => write('info', event, facts),
  warn: (event, facts) => write('warn', event, facts),
};

function write(level: string, event: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
}
