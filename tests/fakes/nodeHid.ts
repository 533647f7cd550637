import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { HidBinding } from '../../electron/adapters/hid/binding.ts';
import { cannotOpen, type FakeDeviceSpec, type FakeHeadset, type Plugged, pluggedDevice } from './nodeHidDevice.ts';
import { nextTurn, RawHandle } from './nodeHidHandle.ts';

/**
 * node-hid's own JavaScript over a binary of ours with headsets in memory: its traps are the real ones, and those of its
 * binary are copied from its source. What a test does to a headset comes at once.
 *
 *   const usb = fakeNodeHid();
 *   const hid = createHid({ load: async () => usb.module, platform: 'linux', ... });
 *   const headset = usb.plug({ path: '/dev/hidraw3', vendorId: 0x0b0e, productId: 0x0306, usages: [0x000b0005] });
 *   ... await hid.list(), await hid.open(...) ...
 *   headset.feed([0x02, 0x01]);        // somebody presses: all open handles read it now
 *   await headset.nextWrite();         // the next report written, waited for if need be
 *   await usb.settle();                // until node-hid has nothing more to do; time is the test's own clock
 */
export interface FakeNodeHid {
  readonly module: HidBinding;
  readonly plug: (spec: FakeDeviceSpec) => FakeHeadset;
  readonly settle: () => Promise<void>;
  /** node-hid's binary cannot be loaded (null: it can again); once it is loaded it stays so. */
  readonly failLoading: (error: Error | null) => void;
  readonly failList: (error: Error | null) => void;
  /** devicesAsync() has no answer until `finish`, nor has any open() behind it: they are one queue. */
  readonly hangList: () => { readonly finish: () => void };
  /** Calls of devicesAsync() so far. */
  readonly listed: () => number;
}

export function fakeNodeHid(): FakeNodeHid {
  const plugged: Plugged[] = [];
  let loadingError: Error | null = null;
  let listError: Error | null = null;
  let hanging: Promise<void> | null = null;
  let listed = 0;
  let changes = 0;

  async function work<T>(job: () => T): Promise<T> {
    changes += 1;
    await nextTurn();
    return job();
  }
  const native = {
    HIDAsync: RawHandle,
    devicesAsync: async () => {
      listed += 1;
      await hanging;
      if (listError !== null) throw listError;
      return work(() => plugged.flatMap((device) => device.entries()));
    },
    openAsyncHIDDevice: async (at: string, options?: { readonly nonExclusive: boolean }) => {
      await hanging;
      return work(() => {
        const device = plugged.find((other) => other.has(at));
        if (device === undefined) throw cannotOpen(at, 'No such file or directory');
        return device.openAt(at, options?.nonExclusive === true);
      });
    },
  };
  return {
    module: nodeHidOver(() => {
      if (loadingError !== null) throw loadingError;
      return native;
    }),
    plug: (spec) => {
      const device = pluggedDevice(spec, plugged, () => (changes += 1));
      plugged.push(device);
      return device.headset;
    },
    settle: async () => {
      for (let quiet = 0, seen = -1; quiet < 4; quiet += 1) {
        await nextTurn();
        if (seen !== changes) quiet = 0;
        seen = changes;
      }
    },
    failLoading: (error) => {
      loadingError = error;
    },
    failList: (error) => {
      listError = error;
    },
    hangList: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      hanging = promise;
      return {
        finish: () => {
          hanging = null;
          resolve();
        },
      };
    },
    listed: () => listed,
  };
}

/** nodehid.js as it is installed; `load` stands in for the loader of its binary. */
function nodeHidOver(load: () => unknown): HidBinding {
  const requireHere = createRequire(import.meta.url);
  const file = requireHere.resolve('node-hid');
  const run = compileFunction(readFileSync(file, 'utf8'), ['exports', 'require', '__dirname'], { filename: file });
  const exported = {};
  const requireThere = createRequire(file);
  run(exported, (name: string) => (name === 'pkg-prebuilds/bindings' ? load : requireThere(name)), path.dirname(file));
  return exported as HidBinding;
}
