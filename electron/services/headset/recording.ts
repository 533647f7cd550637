import type { HeadsetIntent } from '#core/headset/callState.ts';
import type { HeadsetMap } from '#core/headset/control.ts';
import type { HidDevice } from '#core/headset/ports.ts';
import { hex } from './hex.ts';

/** Some minutes of a busy desk. */
const keptEntries = 500;

/** What went over the wire, for support. */
export interface Recording {
  readonly heard: (report: Uint8Array) => void;
  readonly written: (report: Uint8Array, result: string) => void;
  readonly meant: (intent: HeadsetIntent) => void;
  /** JSON. A device is named by its model's ids alone: what it calls itself, and its serial number, may lead to a person. */
  readonly text: () => string;
}

interface Entry {
  readonly ms: number;
  readonly way: 'in' | 'out' | 'meant';
  readonly what: Uint8Array | string;
  readonly result: string;
}

/** `now` is milliseconds; what is kept is counted from here on. */
export function createRecording(
  device: Pick<HidDevice, 'vendorId' | 'productId'>,
  map: HeadsetMap,
  profile: string,
  now: () => number,
): Recording {
  const since = now();
  const kept: Entry[] = [];

  function keep(way: Entry['way'], what: Entry['what'], result = ''): void {
    kept.push({ ms: now() - since, way, what, result });
    if (kept.length > keptEntries) kept.shift();
  }

  return {
    // Copied: a driver may use its buffer again.
    heard: (report) => keep('in', Uint8Array.from(report)),
    written: (report, result) => keep('out', Uint8Array.from(report), result),
    meant: (intent) => keep('meant', intent),
    text: () =>
      JSON.stringify(
        {
          device: { vendorId: hex(device.vendorId, 4), productId: hex(device.productId, 4), profile },
          layout: {
            numbered: map.numbered,
            controls: map.controls,
            lamps: map.lamps,
            inputBytes: Object.fromEntries(map.inputBytes),
            outputBytes: Object.fromEntries(map.outputBytes),
          },
          reports: kept.map(written),
        },
        null,
        1,
      ),
  };
}

function written({ ms, way, what, result }: Entry): Record<string, string | number> {
  const bytes = typeof what === 'string' ? what : [...what].map((byte) => hex(byte, 2)).join('');
  return { ms, [way]: bytes, ...(result === '' || result === 'ok' ? {} : { result }) };
}
