import { readAddress } from './address.ts';
import { readCallInfo, saysNoMore } from './callInfo.ts';
import { cleanName } from './cleanText.ts';
import { type DialledSource, readDialled, readForwards } from './forwarding.ts';
import { headerValues, rawValues } from './headers.ts';
import type { CallerLine, CallerNumber, Identity, IdentitySource, RawHeader } from './identity.ts';
import { readLine, saysPayphone } from './line.ts';
import type { NameAddr, Param } from './nameAddr.ts';
import { numberKey, understandNumber, withheldNumber } from './number.ts';
import { isSigned, mostCautious, readAttestation, readVerification, readVerificationHeaders } from './verification.ts';
import { isAnonymousHost, saysWithheld } from './withheld.ts';

/** In the order in which they are believed (RFC 3325 section 9.1; Remote-Party-ID is its older draft). */
const everySource: readonly IdentitySource[] = ['p-asserted-identity', 'remote-party-id', 'from'];
/** What says where the call was sent, not by which ways it came. */
const byAnybody: readonly DialledSource[] = ['to', 'request-uri'];
const everyDialled: readonly DialledSource[] = ['history-info', 'diversion', 'to', 'p-called-party-id', 'request-uri'];

export interface IdentityOptions {
  /** ISO 3166 alpha-2 of the desk. */
  readonly country: string;
  /**
   * Headers in which this exchange is believed, the most believed first; left out: all of them. Where that is From alone,
   * Diversion, History-Info, P-Called-Party-ID and Call-Info are a stranger's word as well.
   */
  readonly believes?: readonly IdentitySource[];
  /** Where it tells which number was dialled, the surest first. */
  readonly dialledBy?: readonly DialledSource[];
  /** User part of the account's own address; left out: nothing is known of it. */
  readonly own?: string;
  /** Whether it is one of the office's public numbers; left out: none is known. */
  readonly isListed?: (number: CallerNumber) => boolean;
}

interface Statement {
  readonly source: IdentitySource;
  /** null where the address names nobody, neither a user nor "anonymous". */
  readonly number: CallerNumber | null;
  readonly name: string;
  readonly user: string;
  readonly params: readonly Param[];
}

/**
 * Who the network says is calling, from the headers of an INVITE as they came. Never throws. A caller who asks for privacy
 * is withheld even where the PBX, being trusted, passes the number on (RFC 3325 section 9.3), and whichever header asks.
 */
export function understandIdentity(headers: readonly RawHeader[], options: IdentityOptions): Identity {
  const { country, believes = everySource, dialledBy = everyDialled, own = '', isListed = nobodys } = options;
  const every = everySource.flatMap((source) => readStatements(headers, source, country));
  const statements = believes.flatMap((source) => every.filter((statement) => statement.source === source));
  const chosen = chooseStatement(statements, believes);
  // Where only the caller's own word counts, nobody can have checked it, nor have taken out what a caller wrote himself.
  const trusted = believes.some((source) => source !== 'from');
  const info = trusted ? readCallInfo(headers) : saysNoMore;
  const identity = {
    number: chosen?.number ?? withheldNumber,
    source: chosen?.source ?? 'from',
    dialled: readDialled(headers, { country, dialledBy: trusted ? dialledBy : byAnybody, own, isListed }),
    forwards: trusted ? readForwards(headers, country) : [],
    line: lineOf(statements),
    signed: isSigned(headers),
  };
  if (wantsPrivacy(headers, every)) return { ...identity, ...saysNothingOfSelf };
  const isKnown = chosen?.number !== null && chosen !== undefined && chosen.number.kind !== 'withheld';
  const attestation =
    isKnown && trusted
      ? readAttestation(
          headers,
          statements.map(({ params }) => params),
        )
      : null;
  return {
    ...identity,
    // An anonymous address with a name beside it contradicts itself: the wish not to be known counts.
    ...(chosen?.number?.kind === 'withheld'
      ? { displayName: '', reason: '', company: '' }
      : {
          displayName: chooseName(statements, identity.number, country) || info.name,
          reason: info.reason,
          company: info.company,
        }),
    verification: isKnown
      ? checked(verificationOf(statements, chosen, trusted ? headers : []), trusted, attestation)
      : 'not-said',
    attestation,
  };
}

/** Of a caller who asked for privacy. */
const saysNothingOfSelf = {
  number: withheldNumber,
  displayName: '',
  reason: '',
  company: '',
  verification: 'not-said',
  attestation: null,
} as const;

const nobodys = (): boolean => false;

/** Verified is only what somebody who is believed says, and what the caller's carrier has vouched for wholly. */
function checked(
  told: Identity['verification'],
  trusted: boolean,
  attestation: Identity['attestation'],
): Identity['verification'] {
  const isVouched = trusted && attestation !== 'B' && attestation !== 'C';
  return told === 'verified' && !isVouched ? 'not-verified' : told;
}

/** The first who says something of the line; else the words that exchanges put in place of a payphone's name. */
function lineOf(statements: readonly Statement[]): CallerLine | null {
  const told = statements.flatMap(({ params }) => readLine(params) ?? [])[0];
  if (told !== undefined) return told;
  return statements.some(({ name, user }) => saysPayphone(name) || saysPayphone(user)) ? 'payphone' : null;
}

/** What each header says of the caller by itself, for whoever looks at how an exchange is understood. */
export function statementsOf(
  headers: readonly RawHeader[],
  country: string,
): readonly { readonly source: IdentitySource; readonly shown: string; readonly name: string }[] {
  return everySource.flatMap((source) =>
    readStatements(headers, source, country).map(({ number, name }) => ({ source, shown: number?.shown ?? '', name })),
  );
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
    user: address.user,
    params: [...address.params, ...entry.params],
  };
}

const preferred = ['public', 'internal', 'unusable', 'withheld'] as const;

/** The most believed header that gives a telephone number or says "anonymous"; one with only a SIP user stands back for it. */
function chooseStatement(statements: readonly Statement[], believes: readonly IdentitySource[]): Statement | undefined {
  const best = believes.flatMap((source) => bestOf(statements.filter((statement) => statement.source === source)));
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

function verificationOf(
  statements: readonly Statement[],
  chosen: Statement,
  headers: readonly RawHeader[],
): Identity['verification'] {
  if (chosen.number === null) return 'not-said';
  const key = numberKey(chosen.number);
  const same = statements.filter(({ number }) => number !== null && numberKey(number) === key);
  return mostCautious([
    ...same.map((statement) => readVerification(statement.params)),
    readVerificationHeaders(headers),
  ]);
}
