import { pageOf, telephonyPage } from '#core/headset/callUsages.ts';
import { HidCollections, layoutOfCollections } from '#core/headset/layoutOfCollections.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import type { LayoutSource } from './nodeHid.ts';

/** What the page was allowed to see of devices (WebHID): the one source on Windows, where node-hid gets no descriptor. */
export interface BrowserLayouts {
  readonly source: LayoutSource;
  /** HIDDevice.collections as plain data; false: it is nothing of the kind. */
  readonly take: (vendorId: number, productId: number, collections: unknown) => boolean;
}

/** More interfaces of devices than stand on any desk. */
const most = 32;

interface Told {
  readonly vendorId: number;
  readonly productId: number;
  readonly layout: ReportLayout;
}

export function createBrowserLayouts(): BrowserLayouts {
  /** The newest first. */
  let told: readonly Told[] = [];
  return {
    // All devices of a kind are alike, and WebHID does not tell which of them, or which interface of one, it speaks of.
    source: async (device) => {
      const ofKind = told.filter((one) => one.vendorId === device.vendorId && one.productId === device.productId);
      return nearest(
        ofKind.map(({ layout }) => layout),
        device.usages,
      );
    },
    take: (vendorId, productId, collections) => {
      const parsed = HidCollections.safeParse(collections);
      if (!parsed.success) return false;
      const one = { vendorId, productId, layout: layoutOfCollections(parsed.data) };
      told = fewEnough([one, ...told.filter((other) => !isSame(one, other))]);
      return true;
    },
  };
}

/** The oldest goes, and one with telephony only where there is nothing else. */
function fewEnough(told: readonly Told[]): readonly Told[] {
  if (told.length <= most) return told;
  const oldest = told.findLast(({ layout }) => !layout.topLevel.some(isTelephony)) ?? told.at(-1);
  return told.filter((one) => one !== oldest);
}

/**
 * Of several interfaces of one thing the one that is the device in hand: it shares a collection with it, its telephony
 * before all; then most collections; and has the fewest that the device has not. null: none shares any.
 */
function nearest(layouts: readonly ReportLayout[], usages: readonly number[]): ReportLayout | null {
  const fits = layouts
    .map((layout) => ({ layout, shared: layout.topLevel.filter((usage) => usages.includes(usage)) }))
    .filter(({ shared }) => shared.length > 0);
  const order = fits.toSorted(
    (a, b) =>
      Number(b.shared.some(isTelephony)) - Number(a.shared.some(isTelephony)) ||
      b.shared.length - a.shared.length ||
      a.layout.topLevel.length - b.layout.topLevel.length,
  );
  return order[0]?.layout ?? null;
}

function isTelephony(usage: number): boolean {
  return pageOf(usage) === telephonyPage;
}

/** The same interface told again, not another one of the same thing. */
function isSame(a: Told, b: Told): boolean {
  const usages = ({ layout }: Told) => layout.topLevel.join();
  return a.vendorId === b.vendorId && a.productId === b.productId && usages(a) === usages(b);
}
