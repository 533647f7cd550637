/** One parameter of a header or an address; the name in lower case, the value without its quotes. */
export interface Param {
  readonly name: string;
  readonly value: string;
}

/** One value of From, To, P-Asserted-Identity, Remote-Party-ID, Diversion or History-Info, as it came. */
export interface NameAddr {
  /** Not yet harmless: see `cleanName`. '' if none. */
  readonly displayName: string;
  /** What stood between the brackets, or the bare address; '' if there is none. */
  readonly uri: string;
  /** Parameters of the header, not of the address. */
  readonly params: readonly Param[];
}

const longestValue = 8192;
const mostEntries = 32;

/** Quoted string, bracket (its end may be missing), comma, plain run, stray sign. Escaped pairs in a run keep an unclosed quote linear. */
const tokens = /"(?:[^"\\]|\\[^])*"|<[^<>]*>?|,|(?:\\["\\]|[^",<\\]|\\)+|"/g;
const addressAhead = /(?:^|\s)(?:sips?|tel):/i;
const addressLike = /^\s*(?:[a-z][a-z0-9+.-]*:|[^@\s]+@|\+?\d[\d\s().-]*$)/i;

/**
 * The values of a name-addr header (RFC 3261 sections 20.10 and 25.1), comma-joined lists taken apart. Tolerant: a name may be unquoted
 * in any script, brackets may be missing, quotes unclosed. Never throws; linear; beyond 8,192 characters the middle is left out.
 */
export function parseNameAddrs(value: string): readonly NameAddr[] {
  const text = boundHeader(value, longestValue);
  const entries = readEntries(text);
  if (!text.includes('"') || entries.some((entry) => entry.uri !== '')) return entries;
  // A wrong quote has swallowed the address.
  return readEntries(text.replaceAll('"', ' '));
}

/** A header no longer than `longest`: the middle goes, because a hostile name stands before the address. */
export function boundHeader(value: string, longest: number): string {
  if (value.length <= longest) return value;
  const half = Math.floor(longest / 2);
  return value.slice(0, half) + value.slice(-half);
}

interface Draft {
  /** Everything before the address, quoted parts without their quotes. */
  name: string;
  /** The unquoted part of it, where an address without brackets may stand. */
  plain: string;
  uri: string | null;
  tail: string;
  /** An address without brackets has been seen. */
  bare: boolean;
}

function readEntries(text: string): readonly NameAddr[] {
  const entries: NameAddr[] = [];
  let draft = emptyDraft();
  const close = (): void => {
    const entry = finish(draft);
    if (entry !== null) entries.push(entry);
    draft = emptyDraft();
  };
  for (const [token] of text.matchAll(tokens)) {
    if (entries.length === mostEntries) return entries;
    // A comma before any address belongs to an unquoted name: Doe, John <sip:...>
    if (token === ',' && (draft.uri !== null || draft.bare)) close();
    else take(draft, token);
  }
  close();
  return entries;
}

function emptyDraft(): Draft {
  return { name: '', plain: '', uri: null, tail: '', bare: false };
}

function take(draft: Draft, token: string): void {
  if (draft.uri !== null) draft.tail += token;
  else if (token.startsWith('"') && token.length > 1 && !draft.bare) draft.name += unquote(token);
  else if (token.startsWith('<') && takeBracket(draft, token)) return;
  else {
    draft.name += token;
    draft.plain += token;
    draft.bare ||= addressAhead.test(token) || token.includes('@');
  }
}

/** Markup in an unquoted name is no address. */
function takeBracket(draft: Draft, token: string): boolean {
  const inside = token.slice(1, token.endsWith('>') ? -1 : undefined).trim();
  if (!addressLike.test(inside)) return false;
  draft.uri = inside;
  return true;
}

function finish(draft: Draft): NameAddr | null {
  const name = draft.name.trim();
  const plain = draft.plain.trim();
  if (draft.uri !== null) return { displayName: name, uri: draft.uri, params: readParams(draft.tail) };
  if (name === '') return null;
  if (name === plain) return readBare(plain);
  const { uri, params } = readBare(plain);
  return { displayName: name, uri, params };
}

/** Without brackets the parameters are the header's (RFC 3261 section 20.10), those before the @ the user's. */
function readBare(text: string): NameAddr {
  const ahead = addressAhead.exec(text);
  const start = ahead === null ? 0 : ahead.index + ahead[0].search(/[a-z]/i);
  const address = text.slice(start);
  // Parameters such as phone-context belong to the number itself.
  const end = /^tel:/i.test(address) ? -1 : address.indexOf(';', address.indexOf('@') + 1);
  const uri = (end === -1 ? address : address.slice(0, end)).replace(/>$/, '').trim();
  if (ahead === null && !addressLike.test(uri) && !/^[^\s"<>,]+$/.test(uri))
    return { displayName: text, uri: '', params: [] };
  return { displayName: text.slice(0, start).trim(), uri, params: end === -1 ? [] : readParams(address.slice(end)) };
}

/** `;name=value;name="quoted"` as pairs. */
export function readParams(text: string): readonly Param[] {
  const pairs = text.matchAll(/;\s*([^\s=;"]+)(?:\s*=\s*("(?:[^"\\]|\\[^])*"|[^;"]*))?/g);
  return Array.from(pairs, ([, name = '', value = '']) => ({
    name: name.toLowerCase(),
    value: value.startsWith('"') ? unquote(value) : value.trim(),
  }));
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\([^])/g, '$1');
}
