import { type InviterOptions, Messager, type URI, type UserAgent } from 'sip.js';
import type { Presented } from '#core/pbx/presented.ts';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';

/** What the INVITE tells of the caller on whose behalf the desk calls. */
export function inviterOptions(caller: Presented | undefined): InviterOptions {
  if (caller === undefined) return {};
  return {
    ...(caller.displayName === '' ? {} : { params: { fromDisplayName: caller.displayName } }),
    extraHeaders: [...caller.headers],
  };
}

/** The note as a message of its own (RFC 3428), while the phone rings. One that is not taken is lost: it is a courtesy. */
export function sendNote(userAgent: UserAgent, target: URI, message: string | null, log: Log): void {
  if (message === null) return;
  attempt(log, 'send-note', () => new Messager(userAgent, target.clone(), message, 'text/plain').message());
}
