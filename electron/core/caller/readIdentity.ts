import { readAddress } from './address.ts';
import { cleanName } from './cleanText.ts';
import { readDialled, readForwarder } from './forwarding.ts';
import { headerValues, rawValues } from './headers.ts';
import type { CallerNumber, Identity, IdentitySource, RawHeader } from './identity.ts';
import type { NameAddr, Param } from './nameAddr.ts';
import { numberKey, understandNumber, withheldNumber } from './number.ts';
import { mostCautious, readVerification } from './verification.ts';
import { isAnonymousHost, saysWithheld } from './withheld.ts';

/** In the order in which they are believed (RFC 3325 section 9.1; Remote-Party-ID is its older draft). */
const sources: readonly IdentitySource[] = ['p-asserted-identity', 'remote-party-id', 'from'];

interface Statement {
  readonly source: IdentitySource;
  /** null where the address names nobody, neither a user nor "anonymous". */
  readonly number: CallerNumber | null;
  readonly name: string;
  readonly params: readonly Param[];
}

/**
 * Who the network says is calling, from the headers of an INVITE as they came. `country`: ISO 3166 alpha-2 of the desk.
 * Never throws. A caller who asks for privacy is withheld even where the PBX, being trusted, passes the number on (RFC 3325 section 9.3).
 */
export function understandIdentity(headers: readonly RawHeader[], options: { country: string }): Identity {
  const { country } = options;
  const statements = sources.flatMap((source) => readStatements(headers, source, country));
  const chosen = chooseStatement(statements);
  const identity = {
    number: chosen?.number ?? withheldNumber,
    source: chosen?.source ?? 'from',
    dialled: readDialled(headers, country),
    forwardedBy: readForwarder(headers, country),
  };
  if (wantsPrivacy(headers, statements))
    return { ...identity, number: withheldNumber, displayName: '', verification: 'not-said' };
  return {
    ...identity,
    // An anonymous address with a name beside it contradicts itself: the wish not to be known counts.
    displayName: chosen?.number?.kind === 'withheld' ? '' : chooseName(statements, identity.number, country),
    verification: chosen === undefined ? 'not-said' : verificationOf(statements, chosen),
  };
}

function readStatements(headers: readonly RawHeader[], source: IdentitySource, country: string): readonly Statement[] {
  const values = headerValues(headers, source);
  // A second From is not SIP; the first counts.
  return (source === 'from' ? values.slice(0, 1) : values).map((entry) => readStatement(source, entry, country));
}

function readStatement(source: IdentitySource, entry: NameAddr, country: string): Statement {
  const address = readAddress(entry.uri);
  const namesSomebody = address.user !== '' || isAnonymousHost(address.host);
  return {
    source,
    number: namesSomebody ? understandNumber(entry.uri, country) : null,
    name: cleanName(entry.displayName),
    params: [...address.params, ...entry.params],
  };
}

const preferred = ['public', 'internal', 'unusable', 'withheld'] as const;

/** The most believed header that gives a telephone number or says "anonymous"; one with only a SIP user stands back for it. */
function chooseStatement(statements: readonly Statement[]): Statement | undefined {
  const best = sources.flatMap((source) => bestOf(statements.filter((statement) => statement.source === source)));
  return best.find((statement) => statement.number?.kind !== 'unusable') ?? best[0];
}

/** P-Asserted-Identity may carry a SIP user and a telephone number side by side (RFC 3325 section 9.1). */
function bestOf(statements: readonly Statement[]): readonly Statement[] {
  return preferred.flatMap((kind) => statements.filter(({ number }) => number?.kind === kind)).slice(0, 1);
}

/** RFC 3323 section 4.2 and RFC 3325 section 9.3; `privacy=full` and `privacy=uri` are Remote-Party-ID's. */
function wantsPrivacy(headers: readonly RawHeader[], statements: readonly Statement[]): boolean {
  const asked = rawValues(headers, 'privacy').some((value) =>
    /(?:^|[\s;,])(?:id|user|header)(?:$|[\s;,])/i.test(value),
  );
  return asked || statements.some((statement) => hidesPart(statement, ['full', 'uri']));
}

function hidesPart(statement: Statement, parts: readonly string[]): boolean {
  return (
    statement.source === 'remote-party-id' &&
    statement.params.some(({ name, value }) => name === 'privacy' && parts.includes(value.toLowerCase()))
  );
}

function chooseName(statements: readonly Statement[], number: CallerNumber, country: string): string {
  const named = statements.find(
    (statement) => isName(statement.name, number, country) && !hidesPart(statement, ['name']),
  );
  return named?.name ?? '';
}

/** Exchanges without a name put the number, the SIP user or "Unknown" in its place. */
function isName(text: string, number: CallerNumber, country: string): boolean {
  if (text === '' || saysWithheld(text) || text.toLowerCase() === number.shown.toLowerCase()) return false;
  if (/\p{L}/u.test(text)) return true;
  if (!/\p{N}/u.test(text)) return false;
  const understood = understandNumber(text, country);
  return understood.kind !== 'public' && numberKey(understood) !== numberKey(number);
}

function verificationOf(statements: readonly Statement[], chosen: Statement): Identity['verification'] {
  if (chosen.number === null || chosen.number.kind === 'withheld') return 'not-said';
  const key = numberKey(chosen.number);
  const same = statements.filter(({ number }) => number !== null && numberKey(number) === key);
  return mostCautious(same.map((statement) => readVerification(statement.params)));
}
