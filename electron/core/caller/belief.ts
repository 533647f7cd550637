import type { CallerClass } from './callerClass.ts';
import type { Shares } from './learned.ts';

/** What the last call with this number said of who is behind it. */
export interface LastSeen {
  readonly class: CallerClass;
  /** Of the class then shown, 0..1. */
  readonly confidence: number;
  /** The receptionist said so herself. */
  readonly corrected: boolean;
  /** As `circumstancesOf`. */
  readonly circumstances: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A correction is wrong once in fifty. */
const correctionHolds = 0.98;
/** People change: after a year a number says half as much. */
const halfLifeMs = 365 * 86_400_000;

/**
 * How sure it is by now that the number's class is the one last seen, 0..1. A correction is taken at its word; a class that
 * stood is surer than it was, since a mistake would have been corrected `noticed` of the time.
 */
export function heldFor(last: LastSeen, noticed: number, at: number): number {
  const mistaken = (1 - last.confidence) * (1 - noticed);
  const then = last.corrected ? correctionHolds : last.confidence / Math.max(last.confidence + mistaken, 1e-9);
  return then * 0.5 ** (Math.max(0, at - last.at) / halfLifeMs);
}

/**
 * What the number says together with what the circumstances say (Bayes). Called under the same circumstances as last, they say
 * nothing new (`overall` null). Otherwise the class held for the number is the likelier the more of it they bring than calls in
 * general do. What is left is shared as the circumstances have it.
 */
export function together(
  held: { readonly class: CallerClass; readonly share: number },
  now: Shares,
  overall: Shares | null,
): Shares {
  const here = now.get(held.class) ?? 0;
  const anywhere = overall?.get(held.class) ?? 0;
  const [speaksFor, speaksAgainst] = overall === null ? [1, 1] : [ratio(here, anywhere), ratio(1 - here, 1 - anywhere)];
  const [yes, no] = [held.share * speaksFor, (1 - held.share) * speaksAgainst];
  const share = yes / Math.max(yes + no, 1e-9);
  const others = [...now].filter(([of]) => of !== held.class);
  const rest = others.reduce((sum, [, one]) => sum + one, 0);
  const left = others.map(([of, one]) => [of, rest === 0 ? 0 : ((1 - share) * one) / rest] as const);
  return new Map([...left, [held.class, share]]);
}

/** Bounded, so that circumstances never seen with a class cannot rule it out. */
function ratio(now: number, overall: number): number {
  return Math.min(20, Math.max(0.05, (now + 0.01) / (overall + 0.01)));
}
