/** How the built page is served, on the loopback port and under the application's own scheme alike. */

/** The page talks to where it came from and nothing else; inline styles are React Aria's. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pageHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.json': 'application/json',
};

/** `extension` with its dot. */
export function contentType(extension: string): string {
  return types[extension] ?? 'application/octet-stream';
}

/** How the token of a window for reading begins: the page knows what it is before it is let in. */
const readingMark = 'reading.';

/** In the fragment of the page's address, for a window in which a manager reads. */
export function readingFragment(token: string): string {
  return `#token=${readingMark}${token}`;
}

/** The token of a window for reading; null: it is none. */
export function readingTokenOf(given: string): string | null {
  return given.startsWith(readingMark) ? given.slice(readingMark.length) : null;
}
