/** Report descriptors for tests, item by item (HID 1.11 section 6.2.2). Each item is an array of bytes. */
export type Item = readonly number[];

export function descriptor(...items: readonly Item[]): Uint8Array {
  return Uint8Array.from(items.flat());
}

/** What belongs together, as one line of a test. */
export const row = (...items: readonly Item[]): Item => items.flat();

function short(tag: number, value: number, bytes = value < 0x100 ? 1 : value < 0x1_0000 ? 2 : 4): Item {
  const data = Array.from({ length: bytes }, (_, index) => Math.floor(value / 2 ** (8 * index)) % 0x100);
  return [tag | (bytes === 4 ? 3 : bytes), ...data];
}

export const page = (value: number): Item => short(0x04, value);
export const usage = (...ids: readonly number[]): Item => ids.flatMap((id) => short(0x08, id));
/** Page and id in 4 bytes. */
export const wholeUsage = (value: number): Item => short(0x08, value, 4);
export const range = (from: number, to: number): Item => [...short(0x18, from), ...short(0x28, to)];
/** `bytes`: of each value, where its size matters. */
export const logical = (min: number, max: number, bytes?: number): Item => [
  ...short(0x14, min, bytes),
  ...short(0x24, max, bytes),
];
export const size = (bits: number): Item => short(0x74, bits);
export const count = (fields: number): Item => short(0x94, fields);
export const id = (reportId: number): Item => short(0x84, reportId);
export const push: Item = [0xa4];
export const pop: Item = [0xb4];
export const openSet: Item = [0xa9, 0x01];
export const closeSet: Item = [0xa9, 0x00];
/** Tag and type of a long item are free; its data is stepped over. */
export const long = (...data: readonly number[]): Item => [0xfe, data.length, 0x42, ...data];

/** Application, with its usage. */
export const collection = (onPage: number, its: number, ...items: readonly Item[]): Item => [
  ...page(onPage),
  ...usage(its),
  0xa1,
  0x01,
  ...items.flat(),
  0xc0,
];

export const input = (flags: number): Item => [0x81, flags];
export const output = (flags: number): Item => [0x91, flags];
export const feature = (flags: number): Item => [0xb1, flags];

/** Data, variable, absolute, no preferred state: a switch. */
export const toggled = 0x22;
/** Data, variable, relative: each 1 is a press. */
export const pressed = 0x06;
/** An array of what is on. */
export const array = 0x00;
/** No usages: padding. */
const padding = 0x03;

/** One bit for each usage, filled up to whole bytes. */
export const bits = (main: (flags: number) => Item, flags: number, ...ids: readonly number[]): Item => [
  ...logical(0, 1),
  ...size(1),
  ...count(ids.length),
  ...usage(...ids),
  ...main(flags),
];

export const fill = (main: (flags: number) => Item, free: number): Item => [
  ...size(1),
  ...count(free),
  ...main(padding),
];

/**
 * A headset like many: report 2, hook in bit 0, busy in bit 1, mute, flash and redial pulses in bits 2 to 4, drop in
 * bit 5; lamps in report 2: off-hook, mute, ring, hold in bits 0 to 3.
 */
export const usualHeadset = descriptor(
  collection(
    0x0b,
    0x05,
    id(2),
    bits(input, toggled, 0x20, 0x97),
    bits(input, pressed, 0x2f, 0x21, 0x24, 0x26),
    fill(input, 2),
    page(0x08),
    bits(output, toggled, 0x17, 0x09, 0x18, 0x20),
    fill(output, 4),
  ),
);

/** One lamp in each report: off-hook 0x17, ring 0x18, mute 0x09, hold 0x20; report 8: mute pulse and hook. */
export const headsetOfSeparateLamps = descriptor(
  collection(
    0x0b,
    0x05,
    id(8),
    bits(input, pressed, 0x2f),
    bits(input, toggled, 0x20),
    bits(input, toggled, 0x21),
    fill(input, 5),
    ...[0x09, 0x17, 0x18, 0x20].map((lamp) => [
      ...id(lamp),
      ...page(0x08),
      ...bits(output, toggled, lamp),
      ...fill(output, 7),
    ]),
  ),
);
