import { type GeneratedCall, type Kind, careersNumber, kinds, makeUp } from './office.ts';

/** Somebody else who says of what class a caller is. */
export interface Rival {
  readonly guess: (call: GeneratedCall, listedAs: Kind | null) => string;
  /** What the journal has in the end, and what the desk had shown. */
  readonly learn: (call: GeneratedCall, listedAs: Kind | null, label: string, shown: string) => void;
}

/** The directory, else the class most frequent among callers outside it. */
export function directoryElseFrequent(): Rival {
  const outside = frequent();
  return {
    guess: (_, listedAs) => listedAs ?? outside.most(''),
    learn: (_, listedAs, label) => {
      if (listedAs === null) outside.add('', label);
    },
  };
}

/** The class most frequent for the dialled number. */
export function frequentByNumber(): Rival {
  const by = frequent();
  return { guess: ({ dialled }) => by.most(dialled), learn: ({ dialled }, _, label) => by.add(dialled, label) };
}

/**
 * What nobody can know: how the office was made. It sees what the desk saw (directory, dialled number, the number's earlier calls
 * with what was shown and corrected) and answers by Bayes exactly: no desk can do better with what it sees.
 */
export function whoKnowsTheMakeUp(): Rival {
  const byNumber = new Map<string, readonly number[]>();
  return {
    guess: (call, listedAs) => {
      const likely = kinds.map((kind, place) => {
        const before = byNumber.get(call.number ?? '')?.[place] ?? 1;
        return makeUp.shares[kind] * listing(kind, listedAs) * dialling(kind, call) * before;
      });
      return kinds[likely.indexOf(Math.max(...likely))] ?? 'spam';
    },
    learn: (call, _, label, shown) => {
      if (call.number === null) return;
      const before = byNumber.get(call.number) ?? kinds.map(() => 1);
      byNumber.set(
        call.number,
        kinds.map((kind, place) => (before[place] ?? 1) * labelling(kind, label, shown) * answering(kind, call)),
      );
    },
  };
}

function listing(kind: Kind, listedAs: Kind | null): number {
  const share = makeUp.inDirectory[kind];
  return listedAs === null ? 1 - share : listedAs === kind ? share : 0;
}

function dialling(kind: Kind, { dialled, day }: GeneratedCall): number {
  const careers = kind === 'applicant' ? (day < makeUp.advertDay ? makeUp.careers.before : makeUp.careers.after) : 0;
  return dialled === careersNumber ? careers : 1 - careers;
}

/** An earlier call to careers leaves only applicants. */
function answering(kind: Kind, { dialled }: GeneratedCall): number {
  return dialled === careersNumber && kind !== 'applicant' ? 0 : 1;
}

function labelling(kind: Kind, label: string, shown: string): number {
  if (label === shown) return kind === shown ? 1 : 1 - makeUp.corrected;
  if (kind === shown) return 0;
  const wrongly = makeUp.correctedWrongly / (kinds.length - 1);
  return makeUp.corrected * (label === kind ? 1 - makeUp.correctedWrongly : wrongly);
}

function frequent() {
  const counts = new Map<string, Map<string, number>>();
  return {
    add: (key: string, label: string): void => {
      if (label === 'unknown') return;
      const own = counts.get(key) ?? new Map<string, number>();
      own.set(label, (own.get(label) ?? 0) + 1);
      counts.set(key, own);
    },
    most: (key: string): string => [...(counts.get(key) ?? [])].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'unknown',
  };
}
