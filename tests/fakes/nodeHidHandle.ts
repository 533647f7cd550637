type ReadCallback = (error: string | null, report: Buffer | null) => void;

/** What the device at the other end of a handle does. */
export interface Far {
  /** Fulfilled or rejected as hid_write would be; may never settle. */
  readonly write: (kind: 'output' | 'feature', report: Buffer) => Promise<number>;
  readonly closed: (handle: RawHandle) => void;
}

/** The class HIDAsync of node-hid's src/HIDAsync.cc: jobs one after the other, a reading thread, and what it throws. */
export class RawHandle {
  readonly #far: Far;
  /** Reports that came while nobody was reading: the system keeps 64. */
  readonly #kept: Buffer[] = [];
  #jobs: Promise<unknown> = Promise.resolve();
  #reading: ReadCallback | null = null;
  #failure: string | null = null;
  #closed = false;
  #ended = false;

  constructor(far: Far) {
    this.#far = far;
  }

  /** Also after close() was called: until its turn comes the thread reads on. */
  arrive(report: Buffer): void {
    if (this.#ended || this.#failure !== null) return;
    if (this.#reading !== null) this.#reading(null, report);
    else if (this.#kept.push(report) > 64) this.#kept.shift();
  }

  /** Every reading fails from now on: told once to the thread that reads, which ends. */
  fail(error: string): void {
    this.#failure = error;
    const reading = this.#reading;
    this.#reading = null;
    if (!this.#ended) reading?.(error, null);
  }

  readStart(callback: ReadCallback): void {
    if (this.#closed) throw new TypeError('device has been closed');
    if (this.#reading !== null) throw new TypeError('read is already running');
    this.#reading = callback;
    setImmediate(() => {
      if (this.#failure !== null) this.fail(this.#failure);
      else for (const report of this.#kept.splice(0)) this.#reading?.(null, report);
    });
  }

  readStop(): void {
    this.#reading = null;
  }

  read(): Promise<Buffer> {
    this.#refuseClosed();
    if (this.#reading !== null) throw new TypeError('Cannot use read while async read is running');
    return this.#job(async () => {
      if (this.#failure !== null) throw new Error(`could not read data from device: ${this.#failure}`);
      return this.#kept.shift() ?? Buffer.alloc(0);
    });
  }

  write(report: unknown): Promise<number> {
    return this.#send('output', report);
  }

  sendFeatureReport(report: unknown): Promise<number> {
    return this.#send('feature', report);
  }

  #send(kind: 'output' | 'feature', report: unknown): Promise<number> {
    this.#refuseClosed();
    if (!Buffer.isBuffer(report) && !Array.isArray(report))
      throw new TypeError('unexpected data to send, expecting an array or buffer');
    const copy = Buffer.from(report);
    return this.#job(() => this.#far.write(kind, copy));
  }

  /** Takes its place behind the jobs: a write that hangs holds it up. */
  close(): Promise<void> {
    if (this.#closed) throw new TypeError('device is already closed');
    this.#closed = true;
    return this.#job(async () => {
      this.#reading = null;
      this.#ended = true;
      this.#far.closed(this);
    });
  }

  #refuseClosed(): void {
    if (this.#closed) throw new TypeError('device has been closed');
  }

  #job<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#jobs.then(nextTurn).then(work);
    this.#jobs = done.catch(() => undefined);
    return done;
  }
}

// nodehid.js wraps what it can enumerate (HIDAsync::Initialize says which methods that are).
for (const name of ['write', 'sendFeatureReport', 'read'])
  Object.defineProperty(RawHandle.prototype, name, { enumerable: true });

/** A job of node-hid is done on another thread: its answer comes in a later turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
