const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC]/;
/** Also with its thousands apart. */
const plainNumber = /^\d+(?:[.,\u00A0\u202F]\d+)*$/;

/**
 * A name or number set into a sentence keeps its own direction (UAX #9 isolates): without them
 * a Latin name and a number swap sides in an Arabic sentence. Left alone where nothing could swap.
 */
export function isolateIn(direction: 'ltr' | 'rtl'): (value: string) => string {
  return (value) =>
    plainNumber.test(value) || (direction === 'ltr' && !rightToLeft.test(value)) ? value : `\u2068${value}\u2069`;
}
