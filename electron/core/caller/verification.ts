import { rawValues } from './headers.ts';
import type { Attestation, RawHeader, Verification } from './identity.ts';
import type { Param } from './nameAddr.ts';

/** From the least to the most trusting; where statements differ, the first of these holds. */
const order: readonly Verification[] = ['failed', 'not-verified', 'verified', 'not-said'];

/** What `verstat` says (3GPP TS 24.229 section 7.2A.20; ATIS-1000082 adds the attestation as -A, -B, -C). */
export function readVerification(params: readonly Param[]): Verification {
  return verificationOf(verstatOf(params));
}

/**
 * Attestation B and C do not vouch for the caller's right to the number (RFC 8588 section 4), so they are not called
 * verified.
 */
function verificationOf(verstat: string): Verification {
  const value = verstat.trim().toLowerCase();
  if (value === '') return 'not-said';
  if (value.startsWith('tn-validation-failed')) return 'failed';
  return /^tn-validation-passed(?:-a)?$/.test(value) ? 'verified' : 'not-verified';
}

function verstatOf(params: readonly Param[]): string {
  return params.find((param) => param.name === 'verstat')?.value ?? '';
}

/** The most cautious of several statements about one number. */
export function mostCautious(statements: readonly Verification[]): Verification {
  return order.find((verification) => statements.includes(verification)) ?? 'not-said';
}

/** Headers of exchanges' own with the words of `verstat`: Twilio's, and those of gateways set up alike. */
const verstatHeaders = ['x-twilio-verstat', 'x-verstat', 'x-stir-verstat'] as const;
/** Plivo's: Verified, Not Verified, Not Applicable. */
const plivoHeader = 'x-plivo-stir-verification';
/** 3GPP TS 24.229 section 7.2.21; Oracle's and Avaya's border controllers; Verizon. */
const attestationHeaders = ['p-attestation-indicator', 'attestation-info', 'x-attestation-info'] as const;

/** What the exchange says of the caller's number in headers of its own. */
export function readVerificationHeaders(headers: readonly RawHeader[]): Verification {
  const told = verstatHeaders.flatMap((name) => rawValues(headers, name)).map(verificationOf);
  const plivo = rawValues(headers, plivoHeader).map((value) => plivoWords[value.trim().toLowerCase()] ?? 'not-said');
  return mostCautious([...told, ...plivo]);
}

const plivoWords: Readonly<Record<string, Verification>> = { verified: 'verified', 'not verified': 'not-verified' };

/** The lowest attestation that is told, in `verstat` or beside it; null for none. By itself it says nothing of the check. */
export function readAttestation(
  headers: readonly RawHeader[],
  statements: readonly (readonly Param[])[],
): Attestation | null {
  const verstats = [
    ...statements.map(verstatOf),
    ...verstatHeaders.flatMap((name) => rawValues(headers, name)),
  ].flatMap((verstat) => /^\s*tn-validation-(?:passed|failed)-([abc])\s*$/i.exec(verstat)?.[1] ?? []);
  const beside = attestationHeaders
    .flatMap((name) => rawValues(headers, name))
    .flatMap((value) => /^\s*"?([abc])"?\s*$/i.exec(value)?.[1] ?? []);
  const told = new Set([...verstats, ...beside].map((letter) => letter.toUpperCase()));
  return (['C', 'B', 'A'] as const).find((letter) => told.has(letter)) ?? null;
}

/** A signature came with the call (RFC 8224 section 4): told, not checked. */
export function isSigned(headers: readonly RawHeader[]): boolean {
  return rawValues(headers, 'identity').some((value) => /^[\w-]+\.[\w-]*\.[\w-]+/.test(value.trim()));
}
