/** As ids and bytes are written: without a prefix, at least so many digits long. */
export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
