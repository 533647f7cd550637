import { HidCollections, layoutOfCollections } from '#core/headset/layoutOfCollections.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import type { LayoutSource } from './nodeHid.ts';

/** What the page was allowed to see of devices (WebHID): the one source on Windows, where node-hid gets no descriptor. */
export interface BrowserLayouts {
  readonly source: LayoutSource;
  /** HIDDevice.collections as plain data; false: it is nothing of the kind. */
  readonly take: (vendorId: number, productId: number, collections: unknown) => boolean;
}

/** More kinds of devices than stand on any desk, and more interfaces than one of them has. */
const most = 32;
const mostInterfaces = 8;

export function createBrowserLayouts(): BrowserLayouts {
  const layouts = new Map<string, readonly ReportLayout[]>();
  return {
    // All devices of a kind are alike, and WebHID does not tell which of them, or which interface of one, it speaks of.
    source: async ({ vendorId, productId, usages }) => nearest(layouts.get(`${vendorId}:${productId}`) ?? [], usages),
    take: (vendorId, productId, collections) => {
      const parsed = HidCollections.safeParse(collections);
      if (!parsed.success) return false;
      const key = `${vendorId}:${productId}`;
      const told = layoutOfCollections(parsed.data);
      const others = (layouts.get(key) ?? []).filter((one) => !isSame(one, told));
      layouts.delete(key);
      layouts.set(key, [told, ...others].slice(0, mostInterfaces));
      const [oldest] = layouts.keys();
      if (layouts.size > most && oldest !== undefined) layouts.delete(oldest);
      return true;
    },
  };
}

/** Of several interfaces of one thing the one that shares most collections with the device in hand. */
function nearest(layouts: readonly ReportLayout[], usages: readonly number[]): ReportLayout | null {
  const shared = ({ topLevel }: ReportLayout) => topLevel.filter((usage) => usages.includes(usage)).length;
  return layouts.toSorted((a, b) => shared(b) - shared(a))[0] ?? null;
}

/** The same interface told again, not another one of the same thing. */
function isSame(a: ReportLayout, b: ReportLayout): boolean {
  return a.topLevel.length === b.topLevel.length && a.topLevel.every((usage, index) => usage === b.topLevel[index]);
}
