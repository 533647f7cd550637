/** The two frequencies of each key, hertz (ITU-T Q.23). */
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const keys = ['123', '456', '789', '*0#'];

/** null: no key of a keypad. */
export function tonesOf(digit: string): readonly [number, number] | null {
  const row = keys.findIndex((signs) => signs.includes(digit));
  const [low, high] = [rows[row], columns[keys[row]?.indexOf(digit) ?? -1]];
  return low === undefined || high === undefined ? null : [low, high];
}
