/** The unsigned value of `bits` bits from `bit` on, least significant first (HID 1.11 section 8.4); null: not all there. */
export function valueAt(report: Uint8Array, bit: number, bits: number): number | null {
  if (bit + bits > report.length * 8) return null;
  let value = 0;
  for (let done = 0; done < bits;) {
    const at = bit + done;
    const taken = Math.min(8 - (at % 8), bits - done);
    const part = ((report[at >> 3] ?? 0) >> (at % 8)) & ((1 << taken) - 1);
    value += part * 2 ** done;
    done += taken;
  }
  return value;
}

/** Writes the `bits` bits from `bit` on; what does not fit into the report is left out. */
export function putValue(report: Uint8Array, bit: number, bits: number, value: number): void {
  for (let done = 0; done < bits; done += 1) {
    const at = bit + done;
    const mask = 1 << (at % 8);
    const lit = Math.floor(value / 2 ** done) % 2 === 1;
    const byte = report[at >> 3];
    if (byte !== undefined) report[at >> 3] = lit ? byte | mask : byte & ~mask;
  }
}
