import { openDesk } from './desk.ts';
import { type Kind, type Variant, generateOffice, kinds, makeUp, randomFrom } from './office.ts';
import { directoryElseFrequent, frequentByNumber, whoKnowsTheMakeUp } from './rivals.ts';

/** One call, as it was guessed by everybody before it was known. */
interface Guess {
  readonly day: number;
  readonly kind: Kind;
  readonly shown: string;
  readonly confidence: number;
  readonly hasEvidence: boolean;
  readonly directory: string;
  readonly dialled: string;
  readonly ceiling: string;
}

/** Shares of right answers, 0..1, and the expected calibration error over ten bins of confidence. */
export interface WeekFigures {
  readonly calls: number;
  readonly withEvidence: number;
  readonly all: number;
  readonly calibration: number;
  readonly directory: number;
  readonly dialled: number;
  readonly ceiling: number;
}

/** Weeks 1 to 9 (the last one of four days), and the last two weeks of the sixty days. */
export interface OfficeFigures {
  readonly weeks: readonly WeekFigures[];
  readonly last: WeekFigures;
}

export function measureOffice(seed: number, variant: Variant = {}): OfficeFigures {
  const guesses = playOffice(seed, variant);
  const weeks = [...Map.groupBy(guesses, ({ day }) => Math.floor(day / 7))].toSorted(([a], [b]) => a - b);
  return {
    weeks: weeks.map(([, own]) => figuresOf(own)),
    last: figuresOf(guesses.filter(({ day }) => day >= makeUp.days - 14)),
  };
}

function playOffice(seed: number, variant: Variant): readonly Guess[] {
  const { calls, contacts } = generateOffice(seed, variant);
  const listed = new Map(
    contacts.map(({ numbers, class: of }) => [numbers[0], kinds.find((kind) => kind === of) ?? null]),
  );
  const desk = openDesk(contacts);
  const rivals = { directory: directoryElseFrequent(), dialled: frequentByNumber(), ceiling: whoKnowsTheMakeUp() };
  const random = randomFrom(seed ^ 0x5e_ed);
  return calls.map((call) => {
    const listedAs = call.number === null ? null : (listed.get(call.number) ?? null);
    const card = desk.ring(call);
    const { class: shown, confidence, evidence } = card.classification;
    const guess: Guess = {
      day: call.day,
      kind: call.kind,
      shown,
      confidence,
      hasEvidence: evidence.length > 0,
      directory: rivals.directory.guess(call, listedAs),
      dialled: rivals.dialled.guess(call, listedAs),
      ceiling: rivals.ceiling.guess(call, listedAs),
    };
    const label = desk.end(card, call, correctionOf(call.kind, shown, random));
    for (const rival of Object.values(rivals)) rival.learn(call, listedAs, label, shown);
    return guess;
  });
}

/** What the receptionist does about the class that is shown; null: nothing. */
function correctionOf(kind: Kind, shown: string, random: () => number): string | null {
  const [notices, slips, which] = [random(), random(), random()];
  if (shown === kind || notices >= makeUp.corrected) return null;
  if (slips >= makeUp.correctedWrongly) return kind;
  const others = kinds.filter((other) => other !== kind && other !== shown);
  return others[Math.floor(which * others.length)] ?? kind;
}

function figuresOf(guesses: readonly Guess[]): WeekFigures {
  const right = (of: readonly Guess[], who: (guess: Guess) => string): number =>
    of.length === 0 ? 0 : of.filter((guess) => who(guess) === guess.kind).length / of.length;
  return {
    calls: guesses.length,
    withEvidence: right(
      guesses.filter(({ hasEvidence }) => hasEvidence),
      ({ shown }) => shown,
    ),
    all: right(guesses, ({ shown }) => shown),
    calibration: calibrationError(guesses),
    directory: right(guesses, ({ directory }) => directory),
    dialled: right(guesses, ({ dialled }) => dialled),
    ceiling: right(guesses, ({ ceiling }) => ceiling),
  };
}

const bins = 10;

/** How far confidence and being right are apart, mean over bins of equal width, each by its calls. */
function calibrationError(guesses: readonly Guess[]): number {
  const binned = Map.groupBy(guesses, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)));
  return [...binned.values()].reduce((sum, own) => {
    const confidence = own.reduce((total, guess) => total + guess.confidence, 0);
    const right = own.filter((guess) => guess.shown === guess.kind).length;
    return sum + Math.abs(confidence - right) / guesses.length;
  }, 0);
}
