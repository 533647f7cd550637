import type { HeadsetMap, NoCallControl } from '#core/headset/control.ts';
import { headsetMap } from '#core/headset/headsetMap.ts';
import { type Profile, profileFor } from '#core/headset/profiles.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { ReportField, ReportLayout } from '#core/headset/reportField.ts';
import type { Result } from '#core/support/result.ts';
import { type Item, collection, descriptor } from './buildDescriptor.ts';

/** A telephony collection of these items. */
export function headset(...items: readonly Item[]): Uint8Array {
  return descriptor(collection(0x0b, 0x05, ...items));
}

export const layoutOf = (...items: readonly Item[]): ReportLayout => readDescriptor(headset(...items));

/** `input 2 @0+1 000b0020`: report 2, from bit 0 on, 1 bit, its usage. */
export const briefOf = ({ direction, reportId, bit, bits, usage }: ReportField): string =>
  `${direction} ${reportId} @${bit}+${bits} ${usage.toString(16).padStart(8, '0')}`;

export const briefs = (layout: ReportLayout): string[] => layout.fields.map((field) => briefOf(field));

const generic = profileFor(0, 0);

export const mapped = (bytes: Uint8Array, profile: Profile = generic): Result<HeadsetMap, NoCallControl> =>
  headsetMap(readDescriptor(bytes), profile);

/** The map of a device that has call control. */
export function mapOf(bytes: Uint8Array, profile: Profile = generic): HeadsetMap {
  const map = mapped(bytes, profile);
  if (!map.ok) throw new Error(map.error);
  return map.value;
}

/** `hook 2.0`: report 2, bit 0. */
export const controlsIn = (bytes: Uint8Array, profile: Profile = generic): string[] =>
  mapOf(bytes, profile).controls.map(({ control, reportId, bit }) => `${control} ${reportId}.${bit}`);

export const lampsIn = (bytes: Uint8Array, profile: Profile = generic): string[] =>
  mapOf(bytes, profile).lamps.map(({ lamp, reportId, bit }) => `${lamp} ${reportId}.${bit}`);
