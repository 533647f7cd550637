import { createClient, type Client } from '#core/contract/client.ts';
import type { Timers } from '#core/support/ports.ts';
import type { PageCarrier } from './webSocketCarrier.ts';

export interface LinkPorts {
  /** Opens a new line; a line that cannot be opened closes. */
  readonly open: () => PageCarrier;
  /** A new client, at once to be listened to. Answers whether the desk was reached through it. */
  readonly onClient: (client: Client) => Promise<boolean>;
  /** The token is of an earlier start: no use in trying again. */
  readonly onRefused: () => void;
  readonly timers: Timers;
}

/** Milliseconds before each next try; the last one again and again. */
const pauses = [250, 500, 1000, 2000, 3000] as const;

/** Keeps the page joined to its backend: every line that is lost is replaced, each with a client of its own. */
export function keepLinked(ports: LinkPorts): void {
  let tries = 0;

  async function join(): Promise<void> {
    const carrier = ports.open();
    const client = createClient(carrier);
    // First, so that what it says of the loss stands before a refusal and not after.
    const reached = ports.onClient(client);
    client.onLost(() => {
      if (carrier.refused()) {
        ports.onRefused();
        return;
      }
      const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 3000;
      tries += 1;
      ports.timers.after(pause, () => void join());
    });
    if (await reached) tries = 0;
  }

  void join();
}
