/** One short item of a report descriptor (HID 1.11 section 6.2.2.2). */
export interface DescriptorItem {
  readonly type: 'main' | 'global' | 'local';
  /** Tag and type, the size bits cleared: 0x80 Input, 0xa0 Collection, 0x04 Usage Page. */
  readonly tag: number;
  /** Bytes of data: 0, 1, 2 or 4. */
  readonly size: number;
  /** Unsigned. */
  readonly value: number;
}

/** wDescriptorLength of the HID descriptor has 2 bytes (section 6.2.1). */
const maxLength = 65_535;

const types = ['main', 'global', 'local'] as const;

/** Long items (section 6.2.2.3) and reserved types are stepped over; an item that the end cuts off is not given. */
export function descriptorItems(bytes: Uint8Array): readonly DescriptorItem[] {
  const items: DescriptorItem[] = [];
  const end = Math.min(bytes.length, maxLength);
  let at = 0;
  while (at < end) {
    const prefix = bytes[at] ?? 0;
    const long = prefix === 0xfe;
    const size = long ? 2 + (bytes[at + 1] ?? 0) : [0, 1, 2, 4][prefix & 0x03]!;
    const next = at + 1 + size;
    if (next > end) break;
    const type = types[(prefix >> 2) & 0x03];
    if (!long && type !== undefined)
      items.push({ type, tag: prefix & 0xfc, size, value: unsigned(bytes, at + 1, size) });
    at = next;
  }
  return items;
}

function unsigned(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let index = size - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** The item's data as a number with a sign, by its own size: one byte 0xff is -1. */
export function signed({ size, value }: DescriptorItem): number {
  const limit = 2 ** (size * 8);
  return size > 0 && value >= limit / 2 ? value - limit : value;
}
