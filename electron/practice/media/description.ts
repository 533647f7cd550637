/** What an offer or answer says about its audio (RFC 8866), as far as the exchange must know it by itself. */

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The sender's own direction; an address of 0.0.0.0 with a port is the old way to hold (RFC 3264 section 8.4). */
export function directionOf(sdp: string): Direction {
  const found = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(sdp.slice(Math.max(sdp.indexOf('\nm='), 0)));
  switch (found?.[1]) {
    case 'sendonly':
    case 'recvonly':
    case 'inactive':
      return found[1];
    default:
      return 'sendrecv';
  }
}

/** Certificate of the other side: another one means another RTCPeerConnection, as of a page that was replaced. */
export function fingerprintOf(sdp: string): string {
  return /^a=fingerprint:\s*\S+\s+(\S+)/m.exec(sdp)?.[1]?.toUpperCase() ?? '';
}
