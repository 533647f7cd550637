import type { CallerClass } from '../caller/callerClass.ts';
import type { CallLine } from '../call/line.ts';

/** A missed call whose caller is to be called back. Instants are epoch milliseconds. */
export interface OpenCall {
  readonly callId: string;
  /** Key of the number in the journal; never ''. */
  readonly number: string;
  readonly numberShown: string;
  readonly name: string;
  readonly company: string;
  readonly class: CallerClass;
  /** The number on which it came, as in the journal; '' where the exchange did not tell. */
  readonly dialled: string;
  /** Over which it came; null where the desk had one line only. */
  readonly line: CallLine | null;
  readonly missedAt: number;
  /** null: that it is to be called back was not noted yet. */
  readonly dueAt: number | null;
  /** How often the desk dialled without reaching anybody, and when last. */
  readonly attempts: number;
  readonly triedAt: number | null;
  /** Nobody missed the caller: an answer was promised in that call, at `missedAt`. */
  readonly promised: boolean;
  /** The first call since in which the person was talked to: it is to be closed. */
  readonly talked: { readonly callId: string; readonly direction: 'in' | 'out' } | null;
}
