import type { HeadsetLamp, HeadsetMap, Lamps } from '#core/headset/control.ts';
import { encode, reportsOf } from '#core/headset/encode.ts';
import type { HidConnection } from '#core/headset/ports.ts';

export interface LampWriterPorts {
  readonly map: HeadsetMap;
  readonly write: HidConnection['write'];
  /** What the device shows of all lamps once it has taken the report that is handed to it now, and when it has. */
  readonly onWriting: (lamps: Lamps) => void;
  readonly onWritten: (lamps: Lamps) => void;
  /** It does not take a report, or nothing any more: nothing is written after that. */
  readonly onTrouble: (trouble: 'failed' | 'hung' | 'gone') => void;
  /** A report that it does not take is left alone instead of being told as trouble, if it takes another. */
  readonly spareRefused: boolean;
}

export interface LampWriter {
  /** null: the device is left alone. `again`: these lamps' reports are written also when they do not differ. */
  readonly show: (wanted: Lamps | null, again: readonly HeadsetLamp[] | 'all') => void;
  /** Settles when nothing is left to be written, or trouble was told. */
  readonly rest: () => Promise<void>;
}

/**
 * Keeps a device's lamps as they are wanted. One report is in flight at a time, and each is made of the newest state: what
 * changed and changed back meanwhile is never written. What each report shows is known by itself, so that one that
 * failed leaves the others right; it is tried once more with all the others.
 */
export function createLampWriter(ports: LampWriterPorts): LampWriter {
  const { map } = ports;
  let wanted: Lamps | null = null;
  /** By report id, as the device has taken them. */
  const shown = new Map<number, Uint8Array>();
  const again = new Set<number>();
  /** Failed once; tried once more when the others are written. */
  const failedOnce = new Set<number>();
  /** Left alone until everything is written anew. */
  const refused = new Set<number>();
  let after: Lamps = new Set();
  let broken = false;
  let busy = false;
  let running = Promise.resolve();

  function next(lamps: Lamps): Uint8Array | undefined {
    const open = encode(map, null, lamps).filter(
      (report) => !refused.has(idOf(report)) && (again.has(idOf(report)) || !isSame(report, shown.get(idOf(report)))),
    );
    return open.find((report) => !failedOnce.has(idOf(report))) ?? open[0];
  }

  async function run(): Promise<void> {
    busy = true;
    try {
      for (;;) {
        if (wanted === null || broken) return;
        const report = next(wanted);
        if (report === undefined) return;
        await writeOne(report, wanted);
      }
    } finally {
      busy = false;
    }
  }

  async function writeOne(report: Uint8Array, lamps: Lamps): Promise<void> {
    const reportId = idOf(report);
    again.delete(reportId);
    after = withReport(after, map, reportId, lamps);
    ports.onWriting(after);
    const result = await ports.write(report);
    if (result.ok) {
      shown.set(reportId, report);
      failedOnce.delete(reportId);
      ports.onWritten(after);
    } else if (result.error === 'failed') {
      failed(reportId);
    } else {
      stop(result.error);
    }
  }

  function failed(reportId: number): void {
    const known = shown.size;
    // What it shows is not known any more, of none of them: the second try is a whole one.
    if (!failedOnce.has(reportId)) {
      shown.clear();
      failedOnce.add(reportId);
    } else if (ports.spareRefused && known > 0) {
      refused.add(reportId);
    } else {
      stop('failed');
    }
  }

  function stop(trouble: 'failed' | 'hung' | 'gone'): void {
    broken = true;
    ports.onTrouble(trouble);
  }

  return {
    show: (lamps, which) => {
      wanted = lamps;
      if (which === 'all') {
        shown.clear();
        refused.clear();
        failedOnce.clear();
      } else if (lamps !== null) {
        for (const report of reportsOf(map, which, lamps)) again.add(idOf(report));
      }
      if (!busy) running = run();
    },
    rest: () => running,
  };
}

/** The lamps that stand in the report are as wanted now, the others as they were. */
function withReport(before: Lamps, map: HeadsetMap, reportId: number, wanted: Lamps): Lamps {
  const lit = new Set(before);
  for (const { lamp } of map.lamps.filter((place) => place.reportId === reportId)) {
    if (wanted.has(lamp)) lit.add(lamp);
    else lit.delete(lamp);
  }
  return lit;
}

function idOf(report: Uint8Array): number {
  return report[0] ?? 0;
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
}
