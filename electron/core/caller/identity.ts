import { z } from 'zod';

/** Who the network says is calling, each statement kept beside its source. Only the class and the contact are our own conclusion. */

/** A telephone number as understood; `digits` is the search and history key. */
export interface CallerNumber {
  /** E.164 with plus, or null where the number has no such form (an extension, a withheld number). */
  readonly e164: string | null;
  /** As a person writes it: "+380 67 555 09 14", "214", or '' when withheld. */
  readonly shown: string;
  readonly kind: 'public' | 'internal' | 'withheld' | 'unusable';
  /** ISO 3166 alpha-2 of the number's country, null when unknown. */
  readonly country: string | null;
}

/** How sure the network is that the number is the caller's (RFC 8224, 3GPP TS 24.229 verstat). */
export type Verification = 'verified' | 'failed' | 'not-verified' | 'not-said';

/** Where an exchange says who is calling. */
export const IdentitySource = z.enum(['p-asserted-identity', 'remote-party-id', 'from']);
export type IdentitySource = z.infer<typeof IdentitySource>;

/**
 * From what kind of line it is called, where that is out of the ordinary (draft-mahy-iptel-cpc, 3GPP TS 24.229 section
 * 7.2A.12 `cpc`; ANI II digits as `isup-oli`).
 */
export const CallerLine = z.enum(['payphone', 'operator', 'test', 'prison', 'police', 'hospital', 'emergency']);
export type CallerLine = z.infer<typeof CallerLine>;

/** How sure the caller's own carrier was of the number (RFC 8588 section 4): A wholly, B of the customer, C of nothing. */
export const Attestation = z.enum(['A', 'B', 'C']);
export type Attestation = z.infer<typeof Attestation>;

/** Why a telephone sent a call on (RFC 5806 section 4, RFC 4458). */
export const ForwardReason = z.enum([
  'busy',
  'no-answer',
  'always',
  'unavailable',
  'do-not-disturb',
  'time-of-day',
  'deflected',
  'away',
  'unknown',
]);
export type ForwardReason = z.infer<typeof ForwardReason>;

/** One who sent the call on, on its way to the desk. */
export interface Forward {
  readonly number: CallerNumber;
  /** As the network says it, harmless; '' for none. */
  readonly name: string;
  readonly reason: ForwardReason;
}

export interface Identity {
  readonly number: CallerNumber;
  /** Name given by the PBX or the caller; harmless text (no controls, no bidi overrides, at most 120 characters), '' if none. */
  readonly displayName: string;
  readonly source: IdentitySource;
  readonly verification: Verification;
  /** The number the caller dialled (To, Diversion or History-Info), null if the PBX does not say. */
  readonly dialled: CallerNumber | null;
  /** Who sent the call on to the desk, the last one first, each once; empty if nobody did, or nobody is to be known. */
  readonly forwards: readonly Forward[];
  /** null: an ordinary line, or nothing is said of it. */
  readonly line: CallerLine | null;
  /** null: not told. */
  readonly attestation: Attestation | null;
  /** A signature came with the call (Identity, RFC 8224). It is told, not checked: that is the carrier's part. */
  readonly signed: boolean;
  /** Why it is called, in the words of the caller's side (Call-Info, RFC 9796), where they are believed; '' for nothing. */
  readonly reason: string;
  /** Its company by its own word, from there; '' for none. */
  readonly company: string;
}

/** What is said of nobody in particular: what an identity is made from. */
export const saysNothing = {
  displayName: '',
  source: 'from',
  verification: 'not-said',
  dialled: null,
  forwards: [],
  line: null,
  attestation: null,
  signed: false,
  reason: '',
  company: '',
} as const satisfies Omit<Identity, 'number'>;

/** A SIP header as it came, cut at 1,024 characters, kept in the journal beside what was understood. */
export interface RawHeader {
  readonly name: string;
  readonly value: string;
}
