import type { BusylightKind } from './kind.ts';
import { type BusylightState, type Colour, looks } from './look.ts';

/** What to write to a light now, and when to ask again. */
export interface BusylightReports {
  /** Whole output reports, the id first. */
  readonly output: readonly Uint8Array[];
  /** Whole feature reports, the id first. */
  readonly feature: readonly Uint8Array[];
  /** Milliseconds until the next step is due; null: it stays as it is. */
  readonly againMs: number | null;
}

/**
 * A Busylight goes dark 30 s after the last report. The whole state again rather than its keep-alive command, so that a
 * light which went dark while the machine slept comes back; three can be lost before it goes dark.
 */
const kuandoAgainMs = 10_000;

/** The reports of a state's `step`-th step, counted from 0 since the state began; it goes on from the first after the last. */
export function busylightReports(kind: BusylightKind, state: BusylightState, step: number): BusylightReports {
  const steps = looks[state];
  const look = steps[step % steps.length];
  if (look === undefined) throw new Error(`a step before the first: ${String(step)}`);
  const againMs = steps.length > 1 ? look.ms : null;
  switch (kind) {
    case 'luxafor':
      return { output: [luxafor(look.colour)], feature: [], againMs };
    case 'kuando':
      return {
        output: [kuando(look.colour)],
        feature: [],
        againMs: againMs ?? (state === 'off' ? null : kuandoAgainMs),
      };
    case 'blink1':
      return { output: [], feature: [blink1(look.colour)], againMs };
  }
}

/** Luxafor's 8 bytes, unnumbered: command 1 (static colour), which lamps (FF: all six), red, green, blue (pyluxafor). */
function luxafor(colour: Colour): Uint8Array {
  return Uint8Array.of(0, 1, 0xff, ...bytes(colour), 0, 0, 0);
}

/**
 * Plenom's 64 bytes, unnumbered ("Busylight API rev. 2.2", as busylight's docs/hardware/devices/kuando.md tells it): seven
 * steps of 8 bytes, 3 unused ones of the Busylight Box, 3 of FF, and the sum of the first 62 bytes in the last two, high
 * byte first. One step is enough: 1x (jump to step x), repeat, red, green, blue from 0 to 100, tenths of a second on and
 * off, and a sound: 80 is silence, and ends one that another program began.
 */
function kuando([red, green, blue]: Colour): Uint8Array {
  const report = new Uint8Array(65);
  report.set([0x10, 0, red, green, blue, 0xff, 0, 0x80], 1);
  report.fill(0xff, 60, 63);
  const sum = report.reduce((total, byte) => total + byte, 0);
  report.set([sum >> 8, sum & 0xff], 63);
  return report;
}

/** ThingM's feature report 1 (docs/blink1-hid-commands.md; 8 bytes after the id by blink1-lib.h): 'n', a colour at once; lamp 0: all. */
function blink1(colour: Colour): Uint8Array {
  return Uint8Array.of(1, 'n'.charCodeAt(0), ...bytes(colour), 0, 0, 0, 0);
}

function bytes(colour: Colour): number[] {
  return colour.map((perCent) => Math.round((perCent * 0xff) / 100));
}
