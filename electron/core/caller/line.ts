import type { CallerLine } from './identity.ts';
import type { Param } from './nameAddr.ts';

/** `cpc` (draft-mahy-iptel-cpc, 3GPP TS 24.229 section 7.2A.12); ordinary, unknown and mobile lines are not told. */
const categories: Readonly<Record<string, CallerLine>> = {
  payphone: 'payphone',
  operator: 'operator',
  test: 'test',
  prison: 'prison',
  police: 'police',
  hospital: 'hospital',
  emergency: 'emergency',
};

/** ANI II digits of North American carriers, passed as `isup-oli`. */
const originatingLines: Readonly<Record<string, CallerLine>> = {
  '23': 'payphone',
  '27': 'payphone',
  '29': 'prison',
  '70': 'payphone',
};

const payphoneWords = new Set(['payphone', 'coinline', 'coinlinepayphone', 'coinphone', 'таксофон', 'هاتفعمومي']);

/** What the parameters of an address say of the line; null: ordinary, or nothing. */
export function readLine(params: readonly Param[]): CallerLine | null {
  const valueOf = (...names: readonly string[]): string =>
    params.find(({ name }) => names.includes(name))?.value.toLowerCase() ?? '';
  const category = valueOf('cpc');
  if (Object.hasOwn(categories, category)) return categories[category] ?? null;
  const digits = valueOf('isup-oli', 'oli');
  return Object.hasOwn(originatingLines, digits) ? (originatingLines[digits] ?? null) : null;
}

/** "Coin line/payphone" in place of a name or a number (3GPP TS 29.163 section 7.2.3.1.2.6). */
export function saysPayphone(text: string): boolean {
  return payphoneWords.has(text.toLowerCase().replace(/[\s"'_.:/-]+/g, ''));
}
