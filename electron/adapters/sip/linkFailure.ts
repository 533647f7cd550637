import type { PhoneState } from '#core/call/phone.ts';

export type PhoneTrouble = Exclude<PhoneState['reason'], null>;

/** Why the PBX could not be reached, from the error of the socket (Node.js system and OpenSSL codes). */
export function linkFailure(error: unknown): PhoneTrouble {
  if (!(error instanceof Error)) return 'unreachable';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/CERT|SELF_SIGNED|ISSUER|VERIFY|ALTNAME|CRL/.test(code)) return 'certificate';
  // Somebody answers there, but does not speak SIP over WebSocket with us (RFC 7118 section 4).
  return /server response|subprotocol|Upgrade|Sec-WebSocket/i.test(error.message) ? 'refused' : 'unreachable';
}
