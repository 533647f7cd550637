import { HidCollections, layoutOfCollections } from '#core/headset/layoutOfCollections.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import type { LayoutSource } from './nodeHid.ts';

/** What the page was allowed to see of devices (WebHID): the one source on Windows, where node-hid gets no descriptor. */
export interface BrowserLayouts {
  readonly source: LayoutSource;
  /** HIDDevice.collections as plain data; false: it is nothing of the kind. */
  readonly take: (vendorId: number, productId: number, collections: unknown) => boolean;
}

/** More kinds of devices than stand on any desk. */
const most = 32;

export function createBrowserLayouts(): BrowserLayouts {
  const layouts = new Map<string, ReportLayout>();
  return {
    // All devices of a kind have one descriptor; WebHID does not tell which of them it speaks of.
    source: async ({ vendorId, productId }) => layouts.get(`${vendorId}:${productId}`) ?? null,
    take: (vendorId, productId, collections) => {
      const parsed = HidCollections.safeParse(collections);
      if (!parsed.success) return false;
      layouts.delete(`${vendorId}:${productId}`);
      layouts.set(`${vendorId}:${productId}`, layoutOfCollections(parsed.data));
      const [oldest] = layouts.keys();
      if (layouts.size > most && oldest !== undefined) layouts.delete(oldest);
      return true;
    },
  };
}
