import type { SoughtPerson } from './person.ts';
import type { Cutoff } from './retention.ts';

/** Calls out of which a person is to be taken. */
export interface EraseOrder {
  readonly callIds: readonly string[];
  readonly why: 'retention' | 'asked';
  /** null: the caller of each, whoever it was. */
  readonly person: SoughtPerson | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** IANA name of the desk's time zone. */
  readonly zone: string;
}

/** Calls whose time is over, some thousand lines further. */
export interface OverdueQuery {
  readonly cutoffs: readonly Cutoff[];
  /** The journal's own number of a call; 0 for the first. */
  readonly after: number;
}

export interface OverdueCalls {
  readonly callIds: readonly string[];
  /** How far was looked; null: to the end. */
  readonly upTo: number | null;
}

export interface PersonQuery {
  readonly person: SoughtPerson;
  /** Facts after this one; 0 for the first. */
  readonly after: number;
}

export interface PersonFound {
  /** The person called or was called. */
  readonly calls: readonly string[];
  /** Only spoken of. */
  readonly mentioned: readonly string[];
  /** How far was looked; null: to the end. */
  readonly upTo: number | null;
  readonly of: number;
}
