import type { Verification } from './identity.ts';
import type { Param } from './nameAddr.ts';

/** From the least to the most trusting; where statements differ, the first of these holds. */
const order: readonly Verification[] = ['failed', 'not-verified', 'verified', 'not-said'];

/**
 * What `verstat` says (3GPP TS 24.229 section 7.2A.20; ATIS-1000082 adds the attestation as -A, -B, -C). Attestation B and C do not
 * vouch for the caller's right to the number (RFC 8588 section 4), so they are not called verified.
 */
export function readVerification(params: readonly Param[]): Verification {
  const value = params.find((param) => param.name === 'verstat')?.value.toLowerCase() ?? '';
  if (value === '') return 'not-said';
  if (value.startsWith('tn-validation-failed')) return 'failed';
  return /^tn-validation-passed(?:-a)?$/.test(value) ? 'verified' : 'not-verified';
}

/** The most cautious of several statements about one number. */
export function mostCautious(statements: readonly Verification[]): Verification {
  return order.find((verification) => statements.includes(verification)) ?? 'not-said';
}
