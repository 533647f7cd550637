import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Digest authentication of the desk (RFC 3261 section 22, RFC 8760; RFC 7616 with MD5 and qop=auth, which every phone has). */
export interface Challenger {
  /** Value of a new WWW-Authenticate. `stale`: the password was right, only the nonce too old. */
  readonly challenge: (stale: boolean) => string;
  /** `authorization`: the header as it came, null where there was none. */
  readonly check: (method: string, uri: string, authorization: string | null) => 'accepted' | 'stale' | 'refused';
}

export interface ChallengerOptions {
  readonly realm: string;
  readonly user: string;
  readonly password: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const nonceLivesMs = 300_000;
/** A desk that starts asks for every lamp at once. */
const nonceLimit = 1000;

export function createChallenger({ realm, user, password, now }: ChallengerOptions): Challenger {
  const nonces = new Map<string, { readonly issuedAt: number; count: number }>();

  return {
    challenge: (stale) => {
      const nonce = randomBytes(16).toString('hex');
      nonces.set(nonce, { issuedAt: now(), count: 0 });
      for (const oldest of nonces.keys()) {
        if (nonces.size <= nonceLimit) break;
        nonces.delete(oldest);
      }
      return `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`;
    },
    check: (method, uri, authorization) => {
      const said = readCredentials(authorization);
      const of = (name: string) => said.get(name) ?? '';
      if (of('username') !== user || of('realm') !== realm || of('uri') !== uri || of('qop') !== 'auth')
        return 'refused';
      const secret = md5(`${user}:${realm}:${password}`);
      const expected = md5([secret, of('nonce'), of('nc'), of('cnonce'), 'auth', md5(`${method}:${uri}`)].join(':'));
      if (!sameText(expected, of('response').toLowerCase())) return 'refused';
      const nonce = nonces.get(of('nonce'));
      const count = /^[0-9a-f]{8}$/i.test(of('nc')) ? Number.parseInt(of('nc'), 16) : 0;
      // A count used before is a repeated message, not a new one (RFC 7616 section 3.4).
      if (nonce === undefined || now() - nonce.issuedAt > nonceLivesMs || count <= nonce.count) return 'stale';
      nonce.count = count;
      return 'accepted';
    },
  };
}

function readCredentials(authorization: string | null): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  if (authorization === null || !/^digest\s/i.test(authorization)) return said;
  for (const [, name = '', quoted, plain] of authorization.matchAll(/(\w+)=(?:"([^"]*)"|([^",\s]+))/g))
    said.set(name.toLowerCase(), quoted ?? plain ?? '');
  return said;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function sameText(expected: string, said: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(said)];
  return a.length === b.length && timingSafeEqual(a, b);
}
