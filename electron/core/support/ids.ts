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

/** A connection of this call, which may have several one after the other; it bears the call's id, so that it finds it. */
export function mediaOf(call: CallId, unique: string): MediaId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is given
  return `${call}/${unique}` as MediaId;
}

/** The call, or the leg, whose connection it is. */
export function legOf(media: string): string {
  return media.split('/', 1)[0] ?? media;
}
