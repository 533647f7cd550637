/** What the services need of the machine; faked in tests, so that time is an argument there too. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  readonly now: () => number;
  /** IANA name of the desk's time zone, for example Europe/Kyiv. */
  readonly zone: () => string;
}

export interface Timers {
  /** Runs `act` once after `ms` milliseconds; the answer takes it back. */
  readonly after: (ms: number, act: () => void) => () => void;
}

export interface Ids {
  /** A new UUIDv7 (RFC 9562 section 5.7). */
  readonly next: () => string;
}

/** Words and codes only: never a number, a name, a password or a message body. */
export interface Log {
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly warn: (event: string, facts?: LogFacts) => void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
