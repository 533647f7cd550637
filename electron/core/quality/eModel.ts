/**
 * The E-model of ITU-T G.107 (06/2015): from what a connection does to speech to a rating R, and from R to the mean
 * opinion score that listeners would give it. Everything that a telephone cannot measure has the default value of G.107
 * table 2; symbols are the Recommendation's.
 */
export interface Impairments {
  /** One-way delay from mouth to ear, milliseconds. The echo path is taken as twice as long. */
  readonly delayMs: number;
  /** Packets lost for the ear, in percent; lost one by one, not in bursts (BurstR 1). */
  readonly lossPercent: number;
  /** Ie and Bpl of the codec (codecs.ts). */
  readonly equipment: number;
  readonly lossRobustness: number;
}

const slr = 8;
const rlr = 2;
const stmr = 15;
const lstr = 18;
const ds = 3;
const telr = 65;
const wepl = 110;
const qdu = 1;
const nc = -70;
const nfor = -64;
const ps = 35;
const pr = 35;

const power = (db: number): number => 10 ** (db / 10);
const db = (value: number): number => 10 * Math.log10(value);
/** (1 + x^n)^(1/n), as it stands in many of the formulas. */
const bent = (x: number, n: number): number => (1 + Math.abs(x) ** n) ** (1 / n);

/** Formulas 7-3 to 7-7: noise of circuit and rooms at the 0 dBr point. */
const olr = slr + rlr;
const nos = ps - slr - ds - 100 + 0.004 * (ps - olr - ds - 14) ** 2;
const pre = pr + db(1 + power(10 - lstr));
const nor = rlr - 121 + pre + 0.008 * (pre - 35) ** 2;
const no = db(power(nc) + power(nos) + power(nor) + power(nfor + rlr));
/** Formula 7-2. */
const ro = 15 - 1.5 * (slr + no);

/** 0 to 93.2: what is left of a conversation's quality (formula 7-1); a connection without fault has 93.2. */
export function ratingOf({ delayMs, lossPercent, equipment, lossRobustness }: Impairments): number {
  const loss = Math.min(100, Math.max(0, lossPercent));
  // Formula 7-29.
  const effective = equipment + (95 - equipment) * (loss / (loss + lossRobustness));
  const delay = Math.max(0, delayMs);
  return Math.max(0, ro - simultaneous(delay) - delayImpairment(delay) - effective);
}

/** 1 to 4.5 (G.107 Annex B, formula B-4). */
export function opinionOf(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  // The formula itself dips below 1 beneath 6.5.
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

/** Is, formulas 7-8 to 7-17: too loud a connection, sidetone, quantizing. */
function simultaneous(t: number): number {
  const xolr = olr + 0.2 * (64 + no - rlr);
  const iolr = 20 * (bent(xolr / 8, 8) - xolr / 8);
  const stmro = -db(power(-stmr) + Math.exp(-t / 4) * power(-telr));
  const ist = 12 * bent((stmro - 13) / 6, 8) - 28 * bent((stmro + 1) / 19.4, 35) - 13 * bent((stmro - 3) / 33, 13) + 29;
  const q = 37 - 15 * Math.log10(qdu);
  const g = 1.07 + 0.258 * q + 0.0602 * q ** 2;
  const iq = 15 * Math.log10(1 + 10 ** ((ro - 100) / 15 + 46 / 8.4 - g / 9) + 10 ** (46 / 30 - g / 40));
  return iolr + ist + iq;
}

/** Id, formulas 7-18 to 7-28: echo of the talker, echo of the listener, and delay as such. */
function delayImpairment(t: number): number {
  const terv = telr - 40 * Math.log10((1 + t / 10) / (1 + t / 150)) + 6 * Math.exp(-0.3 * t ** 2);
  const roe = -1.5 * (no - rlr);
  const re = 80 + 2.5 * (terv - 14);
  const idte = ((roe - re) / 2 + Math.sqrt((roe - re) ** 2 / 4 + 100) - 1) * (1 - Math.exp(-t));
  const rle = 10.5 * (wepl + 7) * (2 * t + 1) ** -0.25;
  const idle = (ro - rle) / 2 + Math.sqrt((ro - rle) ** 2 / 4 + 169);
  return idte + idle + absolute(t);
}

/** Idd, formula 7-27 with sT = 1 and mT = 100 ms: too long to talk together. */
function absolute(t: number): number {
  if (t <= 100) return 0;
  const x = Math.log2(t / 100);
  return 25 * (bent(x, 6) - 3 * bent(x / 3, 6) + 2);
}
