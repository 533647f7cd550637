import { type Result, failed, ok } from '../support/result.ts';
import { consumerPage, pageOf, telephonyPage } from './callUsages.ts';
import type { ControlPlace, HeadsetMap, LampPlace, NoCallControl } from './control.ts';
import { type FoundControl, type FoundLamp, controlsOf, lampsOf } from './placesOf.ts';
import type { Profile } from './profiles.ts';
import type { ReportLayout } from './reportField.ts';

/**
 * Where on a device the call controls and lamps stand, wherever its descriptor puts them: telephony usages count outside
 * a telephony collection too. A device without outputs is a map without lamps.
 *
 * What a maker repeats on pages of its own (`profile.mirror`) is taken once. Lamps: the standard ones, or all of the
 * mirror, where that is preferred and can go off-hook, or nothing else is there; never both, as each write of one report
 * would put out in it what was lit through the other. Controls: for each, those of the side that the lamps are on, else
 * the other's. The one exception is Jabra's Reject, which stands beside the standard one: which of both is pressed
 * differs, and two told at once are one press by their time.
 */
export function headsetMap(layout: ReportLayout, profile: Profile): Result<HeadsetMap, NoCallControl> {
  const controls = controlsOf(layout.fields, profile.mirror);
  const lamps = lampsOf(layout.fields, profile.mirror);
  const mirrored = isMirrorUsed(controls, lamps, profile);
  const chosen = chosenControls(controls, mirrored);
  if (!chosen.some(({ control }) => control === 'hook' || control === 'drop')) return failed(reasonOf(layout));
  const chosenLamps = lamps.filter(({ mirror }) => mirror === mirrored).map(({ place }) => place);
  return ok({
    numbered: layout.numbered,
    controls: chosen,
    lamps: chosenLamps,
    inputBytes: bytesOf(layout.bytes.input, chosen),
    outputBytes: bytesOf(layout.bytes.output, chosenLamps),
  });
}

function isMirrorUsed(controls: readonly FoundControl[], lamps: readonly FoundLamp[], profile: Profile): boolean {
  const has = (mirror: boolean) => ({
    hook: controls.some((found) => found.mirror === mirror && found.place.control === 'hook'),
    offHook: lamps.some((found) => found.mirror === mirror && found.place.lamp === 'off-hook'),
    lamps: lamps.some((found) => found.mirror === mirror),
  });
  const standard = has(false);
  const own = has(true);
  if (!own.hook) return false;
  return profile.mirror?.preferred === true ? own.offHook || !standard.lamps : !standard.hook && !standard.lamps;
}

function chosenControls(found: readonly FoundControl[], mirrored: boolean): readonly ControlPlace[] {
  const isOnSide = new Set(found.filter(({ mirror }) => mirror === mirrored).map(({ place }) => place.control));
  const chosen = found
    .filter(
      ({ mirror, place }) =>
        mirror === mirrored || !isOnSide.has(place.control) || (!mirrored && place.control === 'reject'),
    )
    .map(({ place }) => place);
  return together(chosen);
}

/** Places of one control in one report beside one another, as HeadsetMap says. */
function together(places: readonly ControlPlace[]): readonly ControlPlace[] {
  const groups = Map.groupBy(places, ({ reportId, control, absolute }) => `${reportId} ${control} ${absolute}`);
  return [...groups.values()].flat();
}

function bytesOf(
  all: ReadonlyMap<number, number>,
  places: readonly (ControlPlace | LampPlace)[],
): ReadonlyMap<number, number> {
  const used = new Set(places.map(({ reportId }) => reportId));
  return new Map([...all].filter(([reportId]) => used.has(reportId)));
}

function reasonOf(layout: ReportLayout): NoCallControl {
  const usages = [...layout.topLevel, ...layout.fields.map(({ usage }) => usage)];
  if (usages.some((usage) => pageOf(usage) === telephonyPage)) return 'no-hook';
  return usages.some((usage) => pageOf(usage) === consumerPage) ? 'media-keys-only' : 'no-telephony';
}
