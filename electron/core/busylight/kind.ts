/** By whose protocol a busylight is driven. */
export type BusylightKind = 'luxafor' | 'kuando' | 'blink1';

/**
 * Vendor and product ids, as busylight-core (src/busylight_core/vendors), the busylight packages of P. Orsager and yaddran,
 * and ThingM's blink1-tool list them. 04d8 is Microchip, who lends out single products: never the whole vendor.
 */
const kinds: ReadonlyMap<number, BusylightKind> = new Map([
  [0x04d8_f372, 'luxafor'],
  [0x04d8_f848, 'kuando'],
  [0x27bb_3bca, 'kuando'],
  [0x27bb_3bcb, 'kuando'],
  [0x27bb_3bcc, 'kuando'],
  [0x27bb_3bcd, 'kuando'],
  [0x27bb_3bce, 'kuando'],
  [0x27bb_3bcf, 'kuando'],
  [0x27b8_01ed, 'blink1'],
]);

/** null: no busylight that is known here. */
export function busylightKind(vendorId: number, productId: number): BusylightKind | null {
  return kinds.get(vendorId * 0x1_0000 + productId) ?? null;
}

export function isBusylight(vendorId: number, productId: number): boolean {
  return busylightKind(vendorId, productId) !== null;
}
