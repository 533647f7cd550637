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

export type IdentitySource = 'p-asserted-identity' | 'remote-party-id' | 'from';

export interface Identity {
  readonly number: CallerNumber;
  /** Name given by the PBX or the caller; harmless text (no controls, no bidi overrides, at most 120 characters), '' if none. */
  readonly displayName: string;
  readonly source: IdentitySource;
  readonly verification: Verification;
  /** The number the caller dialled (To, Diversion or History-Info), null if the PBX does not say. */
  readonly dialled: CallerNumber | null;
  /** Who forwarded the call to the desk, null if nobody did. */
  readonly forwardedBy: CallerNumber | null;
}

/** A SIP header as it came, cut at 1,024 characters, kept in the journal beside what was understood. */
export interface RawHeader {
  readonly name: string;
  readonly value: string;
}
