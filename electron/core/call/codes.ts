import { z } from 'zod';

/** What may be dialled as an extension, a feature code or the beginning of one; '': there is none. */
const code = z.string().regex(/^[^\s<>"]{0,100}$/);

/**
 * What a PBX wants dialled for what it does itself, and how it takes keys. None of it is the same everywhere: whoever
 * runs the PBX knows, nothing is assumed.
 */
export const PbxCodes = z.strictObject({
  /** Left out: as RTP events (RFC 4733), by INFO only where the other side knows none. */
  digits: z.enum(['rtp', 'info']).optional(),
  /** Where a caller is sent to be parked: an extension (700), or slots of which the desk takes a free one (701-720). */
  park: code.optional(),
  /** The slots, where the PBX itself chooses one (701-720), so that their lamps tell which; left out: `park` says it all. */
  parkPlaces: code.optional(),
  /** Dialled before the slot to talk to who is parked there; left out: the slot alone. */
  pickUpParked: code.optional(),
  /** Dialled before an extension to take the call that rings there: *8, ** or the like. */
  pickUpRinging: code.optional(),
});
export type PbxCodes = z.infer<typeof PbxCodes>;

/** The same with Portico's own values. */
export const DeskCodes = PbxCodes.required();
export type DeskCodes = z.infer<typeof DeskCodes>;

export function codesOf(codes: PbxCodes = {}): DeskCodes {
  const { digits = 'rtp', park = '', parkPlaces = '', pickUpParked = '', pickUpRinging = '' } = codes;
  return { digits, park, parkPlaces, pickUpParked, pickUpRinging };
}
