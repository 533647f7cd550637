import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readingTokenOf } from '#core/pages.ts';

/**
 * Who may come in at 127.0.0.1: only pages of this very origin (no other website, no DNS rebinding), and only with the
 * token printed at start. The token travels in the link's fragment, which browsers never send, and then as the first frame.
 */
export interface Gate {
  readonly token: string;
  /** The Host header names us, and an Origin, where one is sent, is ours (RFC 9110 section 7.2, RFC 6454). */
  readonly admits: (request: Pick<IncomingMessage, 'headers'>) => boolean;
  /** By the page's first frame: to the desk, or to a manager's window for reading; null: not at all. */
  readonly opens: (frame: unknown) => 'desk' | { readonly reading: string } | null;
}

/** `letsRead`: whether this is the token of a window for reading. */
export function createGate(port: () => number, letsRead: (token: string) => boolean = () => false): Gate {
  const token = randomBytes(24).toString('base64url');
  const secret = Buffer.from(token);

  function admits(request: Pick<IncomingMessage, 'headers'>): boolean {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const { host, origin } = request.headers;
    if (host === undefined || !hosts.includes(host)) return false;
    return origin === undefined || hosts.some((name) => origin === `http://${name}`);
  }

  function opens(frame: unknown): ReturnType<Gate['opens']> {
    if (typeof frame !== 'object' || frame === null || !('type' in frame) || !('token' in frame)) return null;
    if (frame.type !== 'hello' || typeof frame.token !== 'string') return null;
    const given = Buffer.from(frame.token);
    if (given.length === secret.length && timingSafeEqual(given, secret)) return 'desk';
    const reading = readingTokenOf(frame.token);
    return reading !== null && letsRead(reading) ? { reading } : null;
  }

  return { token, admits, opens };
}
