/** What an offer or answer says about its audio (RFC 8866), as far as the exchange must know it by itself. */

type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/**
 * The sender's own direction; the media's word goes before the session's, and none means sendrecv
 * (RFC 8866 section 6.7).
 */
export function directionOf(sdp: string): Direction {
  const directions = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;
  const found = directions.exec(sdp.slice(Math.max(sdp.indexOf('\nm='), 0))) ?? directions.exec(sdp);
  const word = found?.[1];
  return word === 'sendonly' || word === 'recvonly' || word === 'inactive' ? word : 'sendrecv';
}

/**
 * Whether two descriptions come from one RTCPeerConnection. A page that was replaced has another certificate; where two
 * share one, session id (RFC 8866 section 5.2) and ICE name both differ (an ICE restart changes the ICE name alone).
 */
export function isSameConnection(before: string, after: string): boolean {
  const same = (line: RegExp) => line.exec(before)?.[1]?.toLowerCase() === line.exec(after)?.[1]?.toLowerCase();
  const sameCertificate = same(/^a=fingerprint:\s*\S+\s+(\S+)/m);
  return sameCertificate && (same(/^o=\S+ (\S+)/m) || same(/^a=ice-ufrag:(\S+)/m));
}

/** Whether there is audio to be answered; port 0 takes it back (RFC 8866 section 5.14, RFC 3264 section 6). */
export function offersAudio(sdp: string): boolean {
  return /^m=audio [1-9]/m.test(sdp);
}
