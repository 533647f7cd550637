declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** One call of this desk, in or out: a UUIDv7, so that calls sort by arrival. */
export type CallId = Branded<string, 'CallId'>;
/** One RTCPeerConnection in the page that owns the telephone. */
export type MediaId = Branded<string, 'MediaId'>;

export function callId(text: string): CallId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is given
  return text as CallId;
}

export function mediaId(text: string): MediaId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is given
  return text as MediaId;
}
