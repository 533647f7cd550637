import { execFileSync } from 'node:child_process';
import { program } from './missing.ts';

/** A network of its own (network_namespaces(7)) with one cable to the machine, which can be pulled. */
export interface Cable {
  /** The machine's end: where the exchange is reached. */
  readonly address: string;
  /** Words before a command that is to run at the other end. */
  readonly within: readonly string[];
  /** At the other end, as a person pulls it out of a computer: its addresses stay, nothing comes through. */
  readonly pull: () => void;
  readonly plug: () => void;
  readonly remove: () => void;
}

let laid = 0;

/** A sentence that says why none can be laid here. */
export function layCable(): Cable | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a network of its own needs root on Linux (ip netns)';
  laid += 1;
  // Interface names have 15 characters at most.
  const name = `portico${process.pid % 100_000}${laid}`;
  // RFC 6890: 198.18.0.0/15 is for measuring networks, and routed nowhere.
  const net = `198.18.${process.pid % 256}`;
  const [address, other] = [`${net}.${4 * laid + 1}`, `${net}.${4 * laid + 2}`];
  const ip = (...words: string[]): string => execFileSync(program('ip'), words, { encoding: 'utf8', stdio: 'pipe' });
  try {
    ip('netns', 'add', name);
    ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'cable', 'netns', name);
    ip('addr', 'add', `${address}/30`, 'dev', name);
    ip('link', 'set', name, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', name, 'addr', 'add', `${other}/30`, 'dev', 'cable');
    ip('-n', name, 'link', 'set', 'cable', 'up');
  } catch (error) {
    return `a network of its own cannot be made here: ${error instanceof Error ? error.message.split('\n').at(-1) : ''}`;
  }
  return {
    address,
    within: [program('ip'), 'netns', 'exec', name],
    pull: () => void ip('-n', name, 'link', 'set', 'cable', 'down'),
    plug: () => void ip('-n', name, 'link', 'set', 'cable', 'up'),
    remove: () => {
      // With it goes its end of the cable, and with that the other one.
      ip('netns', 'del', name);
    },
  };
}
