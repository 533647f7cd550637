import type { HidEntry } from '../../electron/adapters/hid/binding.ts';
import { RawHandle } from './nodeHidHandle.ts';

export interface FakeDeviceSpec {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serial?: string;
  readonly maker?: string;
  readonly product?: string;
  readonly interface?: number;
  /** Its top-level collections, page in the upper 16 bits: a line of the list each, all with one path. */
  readonly usages?: readonly number[];
  /** Windows: each top-level collection has a path and report ids of its own, in place of `usages`. */
  readonly collections?: readonly FakeCollection[];
}

interface FakeCollection {
  readonly path: string;
  readonly usage: number;
  readonly inputs?: readonly number[];
  readonly outputs?: readonly number[];
}

export interface FakeHeadset {
  /** Bytes as node-hid reads them: with the report id only where reports are numbered. */
  readonly feed: (bytes: readonly number[]) => void;
  /** It is taken from the list, readers fail, waiting writes are rejected. */
  readonly unplug: () => void;
  /** The same device comes again; after sleep often at another path. */
  readonly plugAgain: (path?: string) => void;
  /** Everything written and not refused, in order, by us and by `writeByAnother`. */
  readonly writes: readonly FakeWrite[];
  /** The next write in order that this has not told yet. */
  readonly nextWrite: () => Promise<readonly number[]>;
  readonly rejectNextWrite: (message?: string) => void;
  /** The next write is taken, told, and not answered until `finish` (never: it hangs), or rejected by `fail`. */
  readonly holdNextWrite: () => { readonly finish: () => void; readonly fail: (message?: string) => void };
  readonly writeByAnother: (bytes: readonly number[]) => void;
  /** What the device was last told, report id -> bytes: how its lamps are. */
  readonly shown: () => ReadonlyMap<number, readonly number[]>;
  /** `open`: the system refuses to open it; `use`: it can be opened, and neither read nor written (Windows). */
  readonly deny: (what: 'open' | 'use' | 'nothing') => void;
  /** Its reading fails as at unplugging, at one path or all, and yet it stays in the list. */
  readonly failReading: (error?: string, path?: string) => void;
  /** These bytes come as soon as it is opened, before anybody reads. */
  readonly feedOnOpen: (bytes: readonly number[]) => void;
  /** Writes that went to a path whose report id they did not have (Windows). */
  readonly refused: () => number;
  /** Paths of the handles that are open. */
  readonly open: () => readonly string[];
  /** With what macOS does unless asked not to. */
  readonly everOpened: () => readonly string[];
}

interface FakeWrite {
  readonly kind: 'output' | 'feature';
  readonly by: 'us' | 'another';
  readonly path: string;
  readonly bytes: readonly number[];
}

const disconnected = 'hid_read_timeout: unexpected poll error (device disconnected)';
const refused = '(0x00000005) Access is denied.';

export interface Plugged {
  readonly headset: FakeHeadset;
  readonly entries: () => HidEntry[];
  readonly has: (path: string) => boolean;
  readonly openAt: (path: string, shared: boolean) => RawHandle;
}

export function cannotOpen(path: string, why: string): Error {
  return new Error(`cannot open device with path ${path}: Failed to open a device with path '${path}': ${why}`);
}

export function pluggedDevice(spec: FakeDeviceSpec, plugged: Plugged[], changed: () => void): Plugged {
  let path = spec.path;
  let denied: 'open' | 'use' | 'nothing' = 'nothing';
  const handles = new Map<RawHandle, string>();
  let first: readonly number[] | null = null;
  let misdirected = 0;
  const everOpened: string[] = [];
  const writes: FakeWrite[] = [];
  const shown = new Map<number, readonly number[]>();
  const waiting = new Set<(error: Error) => void>();
  const readers: ((bytes: readonly number[]) => void)[] = [];
  const toTell: (readonly number[])[] = [];
  /** What becomes of the writes to come, one after the other. */
  const fates: ((take: () => void) => Promise<void>)[] = [];

  function took(one: FakeWrite): void {
    writes.push(one);
    if (one.kind === 'output') shown.set(one.bytes[0] ?? 0, one.bytes);
    if (one.by === 'another') return;
    const reader = readers.shift();
    if (reader === undefined) toTell.push(one.bytes);
    else reader(one.bytes);
  }
  function refusal(kind: FakeWrite['kind'], at: string, id: number): Error | null {
    const what = kind === 'output' ? 'Cannot write to hid device' : 'could not send feature report to device';
    if (!plugged.includes(self)) return new Error(`${what}: No such device`);
    if (denied === 'use') return new Error(`${what}: WriteFile: ${refused}`);
    const owner = spec.collections?.find((one) => one.path === at);
    if (owner === undefined || (owner.outputs ?? []).includes(id)) return null;
    misdirected += 1;
    return new Error(`${what}: WriteFile: (0x00000001) Incorrect function.`);
  }
  async function write(kind: FakeWrite['kind'], at: string, report: Buffer): Promise<number> {
    changed();
    const bytes = [...report];
    const error = refusal(kind, at, bytes[0] ?? 0);
    if (error !== null) throw error;
    const take = () => took({ kind, by: 'us', path: at, bytes });
    const fate = fates.shift();
    if (fate === undefined) take();
    else await fate(take);
    changed();
    return bytes.length;
  }
  function failReaders(error: string, at?: string): void {
    for (const [handle, of] of handles) if (at === undefined || at === of) handle.fail(error);
  }
  function feed(bytes: readonly number[]): void {
    const at = spec.collections?.find((one) => one.inputs?.includes(bytes[0] ?? 0))?.path ?? path;
    for (const [handle, of] of handles) if (of === at) handle.arrive(Buffer.from(bytes));
  }
  const headset: FakeHeadset = {
    feed,
    unplug: () => {
      plugged.splice(plugged.indexOf(self), 1);
      failReaders(disconnected);
      for (const reject of waiting) reject(new Error('Cannot write to hid device: No such device'));
    },
    plugAgain: (at = path) => {
      path = at;
      shown.clear();
      plugged.push(self);
    },
    writes,
    nextWrite: () =>
      new Promise((resolve) => {
        const next = toTell.shift();
        if (next === undefined) readers.push(resolve);
        else resolve(next);
      }),
    rejectNextWrite: (message = 'Cannot write to hid device: Broken pipe') => {
      fates.push(() => Promise.reject(new Error(message)));
    },
    holdNextWrite: () => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      // Nobody may ever write it.
      promise.catch(() => undefined);
      waiting.add(reject);
      fates.push((take) => {
        take();
        return promise;
      });
      return {
        finish: resolve,
        fail: (message = 'Cannot write to hid device: Connection timed out') => reject(new Error(message)),
      };
    },
    writeByAnother: (bytes) => took({ kind: 'output', by: 'another', path, bytes }),
    shown: () => shown,
    deny: (what) => {
      denied = what;
    },
    failReading: (error = disconnected, at) => failReaders(error, at),
    feedOnOpen: (bytes) => {
      first = bytes;
    },
    refused: () => misdirected,
    open: () => [...handles.values()],
    everOpened: () => everOpened,
  };
  const self: Plugged = {
    headset,
    entries: () => entriesOf(spec, path),
    has: (at) => (spec.collections === undefined ? at === path : spec.collections.some((one) => one.path === at)),
    openAt: (at, shared) => {
      if (denied === 'open') throw cannotOpen(at, 'Permission denied');
      const handle = new RawHandle({
        write: (kind, report) => write(kind, at, report),
        closed: (closed) => {
          changed();
          handles.delete(closed);
        },
      });
      if (denied === 'use') handle.fail(`ReadFile: ${refused}`);
      handles.set(handle, at);
      if (first !== null) feed(first);
      first = null;
      everOpened.push(shared ? at : `${at}, taken from everybody else`);
      return handle;
    },
  };
  return self;
}

function entriesOf(spec: FakeDeviceSpec, path: string): HidEntry[] {
  const collections = spec.collections ?? (spec.usages ?? [0x000b_0005]).map((usage) => ({ path, usage }));
  return collections.map((one) => ({
    vendorId: spec.vendorId,
    productId: spec.productId,
    path: one.path,
    serialNumber: spec.serial ?? '',
    manufacturer: spec.maker ?? '',
    product: spec.product ?? '',
    release: 0x0100,
    interface: spec.interface ?? 3,
    usagePage: Math.floor(one.usage / 0x1_0000),
    usage: one.usage % 0x1_0000,
  }));
}
