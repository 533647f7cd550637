import {
  ConfidentialityRequiredError,
  InappropriateAuthError,
  InsufficientAccessError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  AdminLimitExceededError,
  ProtocolError,
  ResultCodeError,
  SizeLimitExceededError,
  StrongAuthRequiredError,
  TimeLimitExceededError,
  TLSNotSupportedError,
  UnwillingToPerformError,
} from 'ldapts';
import type { LdapFault } from '#core/ldap/view.ts';

/** `connect-securely`: ldaps, whose first word is encrypted. */
export type LdapStep = 'connect' | 'connect-securely' | 'encrypt' | 'bind' | 'search';

/** RFC 4511 section 4.1.9, of which ldapts makes no class of its own. */
const referral = 10;

/** Why the server gave nobody: result codes of RFC 4511, codes of Node's sockets and of OpenSSL. */
export function ldapFault(error: unknown, step: LdapStep): LdapFault {
  if (error instanceof ResultCodeError) return ofResult(error, step);
  if (!(error instanceof Error)) return 'refused';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-not-found';
  if (/timed? ?out/i.test(error.message) || code === 'ETIMEDOUT') return 'timeout';
  if (/CERT|SELF_SIGNED|ISSUER|VERIFY|ALTNAME|CRL/.test(code)) return 'certificate';
  if (/^ERR_SSL|^EPROTO/.test(code)) return step === 'search' ? 'cut-off' : 'no-encryption';
  if (/closed before|not established|Socket error|ended|ECONNRESET|EPIPE/i.test(`${error.message} ${code}`))
    return step === 'connect-securely' ? 'no-encryption' : 'cut-off';
  if (step === 'connect' || step === 'connect-securely') return 'unreachable';
  // The filter is read here before it is sent.
  return step === 'search' && /filter|paren|unbalanced|attribute/i.test(error.message) ? 'bad-filter' : 'refused';
}

function ofResult(error: ResultCodeError, step: string): LdapFault {
  if (error.code === referral) return 'referral';
  if (error instanceof InvalidCredentialsError) return 'wrong-password';
  if (error instanceof NoSuchObjectError || error instanceof InvalidDNSyntaxError)
    return step === 'bind' ? 'wrong-password' : 'no-such-base';
  if (error instanceof SizeLimitExceededError || error instanceof AdminLimitExceededError) return 'size-limit';
  if (error instanceof TimeLimitExceededError) return 'timeout';
  if (error instanceof ConfidentialityRequiredError || error instanceof StrongAuthRequiredError)
    return 'encryption-wanted';
  if (error instanceof InsufficientAccessError || error instanceof InappropriateAuthError) return 'not-allowed';
  if (error instanceof TLSNotSupportedError || (step === 'encrypt' && error instanceof ProtocolError))
    return 'no-encryption';
  if (step === 'encrypt') return 'no-encryption';
  return step === 'bind' && error instanceof UnwillingToPerformError ? 'not-allowed' : 'refused';
}
