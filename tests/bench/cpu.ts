import { readFileSync, readdirSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, the same on every Linux of today (proc(5), sysconf(_SC_CLK_TCK)). */
const ticksPerSecond = 100;

interface Process {
  readonly parent: number;
  readonly ticks: number;
}

/**
 * Milliseconds of processor time spent so far by all that this process has started, itself left out: the product's backend
 * and its browser. Those that have ended are not counted; none ends while it is measured. Linux alone (proc(5)).
 */
export function cpuOfChildren(): number {
  const all = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = processOf(name);
    if (found !== null) all.set(Number(name), found);
  }
  const isOurs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  let ticks = 0;
  for (const [pid, found] of all) if (isOurs(pid)) ticks += found.ticks;
  return (ticks * 1_000) / ticksPerSecond;
}

/** Megabytes of memory that a process holds (VmRSS); 0 for none of that id. */
export function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function processOf(pid: string): Process | null {
  try {
    // The name, in brackets, may hold anything; behind it: state, parent, ... utime is field 14, stime field 15.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
