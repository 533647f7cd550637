import { type BusylightKind, busylightKind } from '#core/busylight/kind.ts';
import type { BusylightState } from '#core/busylight/look.ts';
import type { Hid, HidDevice, OpenFailure } from '#core/headset/ports.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { type BusylightLight, createBusylightLight } from './busylightLight.ts';

/** A light that cannot be opened is tried again so much later. */
const openAgainMs = 10_000;
/** The lights are put out at the end, for so long at most. */
const longestCloseMs = 1000;

/** A light that is plugged in, for the settings. */
export interface BusylightSeen {
  readonly device: HidDevice;
  readonly kind: BusylightKind;
  readonly state: 'in-use' | 'not-allowed' | 'failed';
}

export interface Busylights {
  /** Every device that is plugged in now, as `hid.list` answered: new lights are opened, gone ones forgotten. */
  readonly seen: (devices: readonly HidDevice[]) => void;
  readonly show: (state: BusylightState) => void;
  /** The machine slept, and what a light shows is not known: each is told anew. */
  readonly resumed: () => void;
  /** Those that are plugged in; one that is just being opened counts as in use. */
  readonly lights: () => readonly BusylightSeen[];
  /** Puts them out; within a second, whatever they do. */
  readonly close: () => Promise<void>;
}

export interface BusylightsPorts {
  readonly hid: Pick<Hid, 'open'>;
  readonly timers: Timers;
  readonly log: Log;
}

interface Place {
  readonly device: HidDevice;
  readonly kind: BusylightKind;
  light: BusylightLight | null;
  /** Why it is not open; null: it is, or is being opened. */
  failure: OpenFailure | null;
  /** The open answered after it was unplugged, or after the end. */
  isGone: boolean;
  forgetRetry: () => void;
}

/** Every busylight that is plugged in shows how the desk stands; none of them can hold up a call. */
export function createBusylights({ hid, timers, log }: BusylightsPorts): Busylights {
  /** By path. */
  const places = new Map<string, Place>();
  let shown: BusylightState = 'off';
  let isClosed = false;

  async function open(place: Place): Promise<void> {
    place.failure = null;
    const opened = await hid.open(place.device, { onReport: () => undefined, onLost: () => lost(place) });
    if (!opened.ok) {
      failedFor(place, opened.error, 'busylight not opened');
      return;
    }
    if (place.isGone) {
      await opened.value.close();
      return;
    }
    log.info('busylight opened', { kind: place.kind });
    place.light = createBusylightLight(place.kind, opened.value, timers, (why) =>
      failedFor(place, why === 'gone' ? 'gone' : 'failed', 'busylight not written'),
    );
    place.light.show(shown);
  }

  function failedFor(place: Place, failure: OpenFailure, event: string): void {
    if (place.isGone) return;
    log.warn(event, { kind: place.kind, why: failure });
    place.light = null;
    place.failure = failure;
    place.forgetRetry = timers.after(openAgainMs, () => void open(place));
  }

  /** If it is still there, the next look at what is plugged in finds it again. */
  function lost(place: Place): void {
    place.light?.stop();
    if (place.failure === null) forget(place);
  }

  function forget(place: Place): void {
    place.isGone = true;
    place.forgetRetry();
    if (places.get(place.device.path) === place) places.delete(place.device.path);
  }

  return {
    seen(devices) {
      if (isClosed) return;
      const paths = new Set(devices.map(({ path }) => path));
      for (const place of places.values()) {
        if (paths.has(place.device.path)) continue;
        forget(place);
        void place.light?.close();
      }
      for (const device of devices) {
        const kind = busylightKind(device.vendorId, device.productId);
        if (kind === null || places.has(device.path)) continue;
        const place: Place = { device, kind, light: null, failure: null, isGone: false, forgetRetry: () => undefined };
        places.set(device.path, place);
        void open(place);
      }
    },
    show(state) {
      if (isClosed || state === shown) return;
      shown = state;
      for (const { light } of places.values()) light?.show(state);
    },
    resumed() {
      for (const { light } of places.values()) light?.show(shown);
    },
    lights: () => [...places.values()].map(({ device, kind, failure }) => ({ device, kind, state: stateOf(failure) })),
    async close() {
      isClosed = true;
      const lit = [...places.values()];
      for (const place of lit) forget(place);
      await new Promise<void>((resolve) => {
        const forgetLongest = timers.after(longestCloseMs, resolve);
        void Promise.all(lit.map(async ({ light }) => light?.close())).then(() => {
          forgetLongest();
          resolve();
        });
      });
    },
  };
}

/** `gone` while it is still in the list: it could not be opened, whatever the reason. */
function stateOf(failure: OpenFailure | null): BusylightSeen['state'] {
  if (failure === null) return 'in-use';
  return failure === 'not-allowed' ? 'not-allowed' : 'failed';
}
