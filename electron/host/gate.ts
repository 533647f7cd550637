import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may come in at 127.0.0.1: only pages of this very origin (no other website, no DNS rebinding), and only with the
 * token printed at start. The token travels in the link's fragment, which browsers never send, and then as the first frame.
 */
export interface Gate {
  readonly token: string;
  /** The Host header names us, and an Origin, where one is sent, is ours (RFC 9110 section 7.2, RFC 6454). */
  readonly admits: (request: Pick<IncomingMessage, 'headers'>) => boolean;
  /** The page's first frame. */
  readonly opens: (frame: unknown) => boolean;
}

export function createGate(port: () => number): Gate {
  const token = randomBytes(24).toString('base64url');
  const secret = Buffer.from(token);

  function admits(request: Pick<IncomingMessage, 'headers'>): boolean {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const { host, origin } = request.headers;
    if (host === undefined || !hosts.includes(host)) return false;
    return origin === undefined || hosts.some((name) => origin === `http://${name}`);
  }

  function opens(frame: unknown): boolean {
    if (typeof frame !== 'object' || frame === null || !('type' in frame) || !('token' in frame)) return false;
    if (frame.type !== 'hello' || typeof frame.token !== 'string') return false;
    const given = Buffer.from(frame.token);
    return given.length === secret.length && timingSafeEqual(given, secret);
  }

  return { token, admits, opens };
}
