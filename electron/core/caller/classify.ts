import type { CallerHistory } from '../journal/store.ts';
import type { CrmFound } from '../crm/found.ts';
import { type LastSeen, heldFor, together } from './belief.ts';
import type { Classification, Evidence } from './card.ts';
import { type CallerClass, type ClassEntry, compareClasses, givenFor } from './callerClass.ts';
import type { NumberRule, PublicNumber } from './company.ts';
import type { KnownCaller } from './directory.ts';
import { type EvidenceWeights, type HeaderRule, ownWeights } from './evidenceRules.ts';
import type { Identity } from './identity.ts';
import { type Learned, type Refined, type Shares, nothingLearned, overall, refine } from './learned.ts';
import { circumstancesOf } from './lesson.ts';

/** What remains of evidence drawn from the number when the network says the number is forged: below "certain". */
const forgedShare = 0.5;
/** A rival that is less likely is not worth a word. */
const runnerUpFrom = 0.05;

export interface ClassificationInput {
  readonly identity: Identity;
  readonly contact: KnownCaller | null;
  /** What the CRM says; left out or null: nothing. */
  readonly crm?: CrmFound | null;
  readonly rule: NumberRule | null;
  readonly publicNumber: PublicNumber | null;
  readonly history: CallerHistory;
  /** The rule that a header of the call fits; null for none. */
  readonly headerRule?: HeaderRule | null;
  readonly weights?: EvidenceWeights;
  readonly learned?: Learned;
  /** Every class of the desk: what speaks for one that is retired speaks for what is given instead, or for nothing. */
  readonly classes?: readonly ClassEntry[];
  /** Epoch milliseconds. */
  readonly at?: number;
}

/**
 * The class of a caller with the reasons for it; "unknown" with confidence 0 where nothing speaks for any. First what the
 * office's rules say (`combineEvidence`), then what calls under the same circumstances turned out to be (`refine`), then what
 * this very number was (`together`). A rule that always holds is the last word.
 */
export function classify(input: ClassificationInput): Classification {
  const { identity, contact, publicNumber, history, at = 0 } = input;
  const { learned = nothingLearned, classes = [], weights = ownWeights } = input;
  const rules = gatherEvidence(input).flatMap((one): Evidence[] => {
    const given = givenFor(classes, one.class);
    return given === null ? [] : [{ ...one, class: given }];
  });
  const always = rules.find((one) => (one.kind === 'header' || one.kind === 'number-rule') && one.always === true);
  const weighed = combineEvidence(rules);
  if (always !== undefined) return { ...weighed, class: always.class, confidence: 1, runnerUp: null };
  const circumstances = circumstancesOf({
    number: identity.number,
    contactId: contact?.contactId ?? null,
    verification: identity.verification,
    dialled: identity.dialled,
    classification: weighed,
  });
  const refined = givenNow(refine(sharesOf(rules), circumstances, learned), classes);
  const last = history.last === null ? null : lastNow(history.last, classes);
  if (last === null) return concluded(refined.shares, [...rules, ...learnedEvidence(refined, publicNumber, identity)]);
  const trust = identity.verification === 'failed' ? forgedShare : 1;
  const noticed = learned.noticed * learned.trust;
  const held = { class: last.class, share: heldFor(last, noticed, at) * trust * weights.history };
  const shares = together(held, refined.shares, last.circumstances === circumstances ? null : overall(learned));
  return concluded(shares, [
    ...rules,
    ...numberEvidence({ ...history, last }, round(held.share)),
    ...learnedEvidence(refined, publicNumber, identity),
  ]);
}

/** What the number was last, as a class that is given now; null: nothing that says something. */
function lastNow(last: LastSeen, classes: readonly ClassEntry[]): LastSeen | null {
  const given = givenFor(classes, last.class);
  return given === null || given === 'unknown' ? null : { ...last, class: given };
}

/** Calls of a class that was retired since. */
function givenNow({ shares, by }: Refined, classes: readonly ClassEntry[]): Refined {
  const given = (counts: Shares): Shares => {
    const now = new Map<CallerClass, number>();
    for (const [of, share] of counts) {
      const to = of === '' ? '' : (givenFor(classes, of) ?? '');
      now.set(to, (now.get(to) ?? 0) + share);
    }
    return now;
  };
  return { shares: given(shares), by: by === null ? null : { ...by, calls: given(by.calls) } };
}

/** The likeliest class; not knowing is none, but calls that turned out to be of no known kind are. */
function concluded(shares: Shares, evidence: readonly Evidence[]): Classification {
  const sorted = evidence.toSorted(compareEvidence);
  const likely = [...shares]
    .filter(([of, share]) => of !== '' && share > 0)
    .toSorted(([a, x], [b, y]) => y - x || compareClasses(a, b));
  const [best, second] = likely;
  if (best === undefined || best[0] === 'unknown')
    return { class: 'unknown', confidence: 0, evidence: sorted, runnerUp: second?.[0] ?? null };
  return {
    class: best[0],
    confidence: round(best[1]),
    evidence: sorted,
    runnerUp: second === undefined || second[1] < runnerUpFrom ? null : second[0],
  };
}

/** What calls under these circumstances were, of the two classes that most were. */
function learnedEvidence(
  { by }: Refined,
  publicNumber: PublicNumber | null,
  { dialled }: Identity,
): readonly Evidence[] {
  if (by === null) return [];
  const of = [...by.calls.values()].reduce((sum, calls) => sum + calls, 0);
  const parts = by.circumstances.split('/');
  const isOf = (begin: string): boolean => parts.some((part) => part.startsWith(begin));
  const among = {
    listed: isOf('contact'),
    dialled: isOf('to:') ? publicNumber?.label || (dialled?.shown ?? '') : '',
    from: parts.find((part) => part.startsWith('from:'))?.slice(5) ?? '',
  };
  return [...by.calls]
    .filter(([one, calls]) => one !== '' && one !== 'unknown' && calls >= 1)
    .toSorted(([a, x], [b, y]) => y - x || compareClasses(a, b))
    .slice(0, 2)
    .map(([one, calls]) => ({
      kind: 'learned',
      class: one,
      weight: round(calls / of),
      count: Math.round(calls),
      of: Math.round(of),
      ...among,
    }));
}

function numberEvidence({ last, classes, count }: CallerHistory, weight: number): readonly Evidence[] {
  if (last === null) return [];
  if (last.corrected) return [{ kind: 'correction', class: last.class, weight, at: last.at }];
  const earlier = classes.find((counted) => counted.class === last.class)?.count ?? 1;
  return [{ kind: 'history', class: last.class, weight, count: earlier, of: Math.max(earlier, count) }];
}

function gatherEvidence(input: ClassificationInput): readonly Evidence[] {
  const { identity, contact, crm, rule, publicNumber, headerRule = null, weights = ownWeights } = input;
  // The dialled number and what the exchange tells are the desk's own and cannot be forged by the caller.
  const forged = identity.verification === 'failed';
  const trust = forged ? forgedShare : 1;
  const evidence: Evidence[] = [];
  if (headerRule !== null)
    evidence.push({
      kind: 'header',
      class: headerRule.class,
      weight: headerRule.always ? 1 : weights.header,
      note: headerRule.note || headerRule.text,
      ...(headerRule.always ? { always: true } : {}),
    });
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
      weight: rule.always === true && !forged ? 1 : round(weights.numberRule * trust),
      note: rule.note || rule.prefix,
      ...(rule.always === true && !forged ? { always: true } : {}),
    });
  if (publicNumber?.defaultClass !== undefined)
    evidence.push({
      kind: 'dialled-number',
      class: publicNumber.defaultClass,
      weight: weights.dialledNumber,
      label: publicNumber.label,
    });
  // "Unknown" is the absence of a class, not one to be argued for; a rule that says so always holds all the same.
  return evidence.filter((one) => one.class !== 'unknown' || one.weight === 1);
}

const kindOrder: readonly Evidence['kind'][] = [
  'correction',
  'header',
  'directory',
  'crm',
  'number-rule',
  'dialled-number',
  'history',
  'learned',
];

/**
 * Independent reasons for one class leave it the doubt (1-w1)(1-w2)..., so its odds are 1/doubt - 1. A class's confidence is its odds
 * against the odds of all classes and of none: odds / (1 + sum of odds). One reason alone gives its weight; a reason more for a class
 * never lowers it; a rival lowers it. The order of the evidence does not matter.
 */
export function combineEvidence(evidence: readonly Evidence[]): Classification {
  return concluded(sharesOf(evidence), evidence);
}

function sharesOf(evidence: readonly Evidence[]): Shares {
  const sorted = evidence.toSorted(compareEvidence);
  const odds = [...new Set(sorted.map((one) => one.class))].map(
    (of) => [of, oddsOf(sorted.filter((one) => one.class === of))] as const,
  );
  const all = odds.reduce((sum, [, odd]) => sum + odd, 1);
  return new Map<CallerClass, number>([['', 1 / all], ...odds.map(([of, odd]) => [of, odd / all] as const)]);
}

/** As far as a reason can be believed: one that always holds is dealt with before. */
const surest = 0.999;

function oddsOf(evidence: readonly Evidence[]): number {
  return 1 / evidence.reduce((doubt, one) => doubt * (1 - Math.min(surest, one.weight)), 1) - 1;
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
