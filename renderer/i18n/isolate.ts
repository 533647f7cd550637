const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC]/;
const plainNumber = /^\d+$/;

/**
 * A name or number set into a sentence keeps its own direction (UAX #9 isolates): without them
 * a Latin name and a number swap sides in an Arabic sentence. Left alone where nothing could swap.
 */
export function isolateIn(direction: 'ltr' | 'rtl'): (value: string) => string {
  return (value) =>
    plainNumber.test(value) || (direction === 'ltr' && !rightToLeft.test(value)) ? value : `\u2068${value}\u2069`;
}
