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

/**
 * The most believed header that gives a telephone number or says "anonymous"; one that gives only a SIP user stands back for it.
 * Of several values in one header the telephone number.
 */
function chooseStatement(statements: readonly Statement[]): Statement | undefined {
  const best = sources
    .map((source) => statements.filter((statement) => statement.source === source))
    .map((same) => firstOfKind(same, ['public', 'internal', 'unusable', 'withheld']))
    .filter((statement) => statement !== undefined);
  return firstOfKind(best, ['public', 'internal', 'withheld'], 'together') ?? best[0];
}
