import { type DeskCodes, PbxCodes } from '#core/call/codes.ts';
import type { PbxRules } from '#core/pbx/rules.ts';

/** What stands at the other end of a line, as it is typed. */
export interface ExchangeDraft {
  readonly pbx: PbxRules;
  readonly codes: DeskCodes;
}

export interface ExchangeFaults {
  readonly outsidePrefix: boolean;
  readonly voicemailPrefix: boolean;
  readonly park: boolean;
  readonly parkPlaces: boolean;
  readonly pickUpParked: boolean;
  readonly pickUpRinging: boolean;
}

export const noExchangeFaults: ExchangeFaults = {
  outsidePrefix: false,
  voicemailPrefix: false,
  park: false,
  parkPlaces: false,
  pickUpParked: false,
  pickUpRinging: false,
};

export function faultsOfExchange({ pbx, codes }: ExchangeDraft): ExchangeFaults {
  return {
    outsidePrefix: !isCode(pbx.outsidePrefix, 6),
    voicemailPrefix: !isCode(pbx.voicemailPrefix, 8),
    park: !isDialled(codes.park),
    parkPlaces: !isDialled(codes.parkPlaces),
    pickUpParked: !isDialled(codes.pickUpParked),
    pickUpRinging: !isDialled(codes.pickUpRinging),
  };
}

export function exchangeOf({ pbx, codes }: ExchangeDraft): ExchangeDraft {
  const { digits, park, parkPlaces, pickUpParked, pickUpRinging } = codes;
  return {
    pbx,
    codes: {
      digits,
      park: park.trim(),
      parkPlaces: parkPlaces.trim(),
      pickUpParked: pickUpParked.trim(),
      pickUpRinging: pickUpRinging.trim(),
    },
  };
}

function isDialled(code: string): boolean {
  return PbxCodes.shape.park.safeParse(code.trim()).success;
}

/** As the settings take it (core/pbx/rules.ts). */
function isCode(text: string, longest: number): boolean {
  return /^[0-9*#]*$/.test(text) && text.length <= longest;
}
