/** What is used of node-hid 3, as far as it is used; devicesAsync() and open() load its binary, and reject where it cannot be. */
export interface HidBinding {
  readonly devicesAsync: () => Promise<readonly HidEntry[]>;
  readonly HIDAsync: {
    readonly open: (path: string, options: { readonly nonExclusive: boolean }) => Promise<OpenPath>;
  };
}

/** One line of hidapi's list: of a path as many lines as it has top-level collections (Linux, macOS), or one (Windows). */
export interface HidEntry {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  /** -1 where the system does not tell. */
  readonly interface: number;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** An EventEmitter: reading begins a tick after the first `data` listener, which must stay the only one. */
export interface OpenPath {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  /** A string where reading failed and has stopped for good; an Error where a `data` listener threw. */
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(report: Buffer): Promise<number>;
  sendFeatureReport(report: Buffer): Promise<number>;
  /** One report at most, `ms` waited for; not while a `data` listener is there. */
  read(ms: number): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** node-hid itself; loaded when it is asked for, so that a machine without it starts all the same. */
export async function loadNodeHid(): Promise<HidBinding> {
  return import('node-hid');
}
