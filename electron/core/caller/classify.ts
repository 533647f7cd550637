import type { CallerHistory } from '../journal/store.ts';
import type { CrmFound } from '../crm/found.ts';
import type { Classification, Evidence } from './card.ts';
import { compareClasses } from './callerClass.ts';
import type { NumberRule, PublicNumber } from './company.ts';
import type { KnownCaller } from './directory.ts';
import type { Identity } from './identity.ts';

/** How far each kind of evidence is believed by itself, 0..1: a person can check a class against this table. */
const weights = {
  /** The number is a contact's own. */
  directory: 0.95,
  /** The office's CRM says so of the number. */
  crm: 0.9,
  numberRule: 0.7,
  dialledNumber: 0.6,
  /** Reached by many earlier calls that were all of the class; see `historyWeight`. */
  history: 0.6,
} as const;

/** What remains of evidence drawn from the number when the network says the number is forged: below "certain". */
const forgedShare = 0.5;

export interface ClassificationInput {
  readonly identity: Identity;
  readonly contact: KnownCaller | null;
  /** What the CRM says; left out or null: nothing. */
  readonly crm?: CrmFound | null;
  readonly rule: NumberRule | null;
  readonly publicNumber: PublicNumber | null;
  readonly history: CallerHistory;
}

/** The class of a caller with the reasons for it; "unknown" with confidence 0 where nothing speaks for any class. */
export function classify(input: ClassificationInput): Classification {
  return combineEvidence(gatherEvidence(input));
}

function gatherEvidence({
  identity,
  contact,
  crm,
  rule,
  publicNumber,
  history,
}: ClassificationInput): readonly Evidence[] {
  // The dialled number is the desk's own and cannot be forged by the caller.
  const trust = identity.verification === 'failed' ? forgedShare : 1;
  const evidence: Evidence[] = [];
  if (contact !== null && contact.class !== null)
    evidence.push({
      kind: 'directory',
      class: contact.class,
      weight: round(weights.directory * trust),
      since: contact.since,
    });
  if (crm?.class !== undefined && crm.class !== null)
    evidence.push({ kind: 'crm', class: crm.class, weight: round(weights.crm * trust) });
  if (rule !== null)
    evidence.push({
      kind: 'number-rule',
      class: rule.class,
      weight: round(weights.numberRule * trust),
      note: rule.note,
    });
  if (publicNumber?.defaultClass !== undefined)
    evidence.push({
      kind: 'dialled-number',
      class: publicNumber.defaultClass,
      weight: weights.dialledNumber,
      label: publicNumber.label,
    });
  for (const { class: of, count } of history.classes)
    if (count > 0)
      evidence.push({
        kind: 'history',
        class: of,
        weight: round(historyWeight(count, history.count) * trust),
        count,
        of: Math.max(count, history.count),
      });
  // "Unknown" is the absence of a class, not one to be argued for.
  return evidence.filter((one) => one.class !== 'unknown');
}

/** The share of earlier calls of the class, believed the more the more calls there were: 1 of 1 gives 0.2, 4 of 4 0.4, 18 of 18 0.54. */
function historyWeight(count: number, of: number): number {
  return (weights.history * count) / (Math.max(count, of) + 2);
}

const kindOrder: readonly Evidence['kind'][] = ['directory', 'crm', 'number-rule', 'dialled-number', 'history'];

/**
 * Independent reasons for one class leave it the doubt (1-w1)(1-w2)..., so its odds are 1/doubt - 1. A class's confidence is its odds
 * against the odds of all classes and of none: odds / (1 + sum of odds). One reason alone gives its weight; a reason more for a class
 * never lowers it; a rival lowers it. The order of the evidence does not matter.
 */
export function combineEvidence(evidence: readonly Evidence[]): Classification {
  const sorted = evidence.toSorted(compareEvidence);
  const spokenFor = [...new Set(sorted.map((one) => one.class))];
  const odds = spokenFor.map((of) => ({ class: of, odds: oddsOf(sorted.filter((one) => one.class === of)) }));
  const [best, second] = odds
    .filter((one) => one.odds > 0)
    .toSorted((a, b) => b.odds - a.odds || compareClasses(a.class, b.class));
  if (best === undefined) return { class: 'unknown', confidence: 0, evidence: sorted, runnerUp: null };
  const all = odds.reduce((sum, one) => sum + one.odds, 1);
  return {
    class: best.class,
    confidence: round(best.odds / all),
    evidence: sorted,
    runnerUp: second?.class ?? null,
  };
}

function oddsOf(evidence: readonly Evidence[]): number {
  return 1 / evidence.reduce((doubt, one) => doubt * (1 - one.weight), 1) - 1;
}

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    b.weight - a.weight || kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || compareClasses(a.class, b.class)
  );
}

/** Three decimals: what the journal keeps is what a person can read. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
