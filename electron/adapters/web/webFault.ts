import type { WebFault } from '#core/web/ask.ts';

/** Why a server could not be asked, from the error of the socket (Node.js system and OpenSSL codes). */
export function webFault(error: unknown, signal: AbortSignal): WebFault {
  if (signal.aborted) return 'timeout';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'name-not-found';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ERR_PORTICO_REDIRECT') return 'bad-redirect';
  if (code === 'ECONNRESET') return 'cut-off';
  if (/CERT|SELF_SIGNED|ISSUER|VERIFY|ALTNAME|CRL|^ERR_SSL|^EPROTO/.test(code)) return 'certificate';
  return code === 'ERR_INVALID_URL' || code === 'ERR_UNESCAPED_CHARACTERS' ? 'bad-address' : 'unreachable';
}
