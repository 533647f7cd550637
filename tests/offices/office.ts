import type { Contact } from '#core/caller/company.ts';

/** Kinds of people who call a generated office. */
export const kinds = ['client', 'applicant', 'partner', 'spam'] as const;
export type Kind = (typeof kinds)[number];

export const mainNumber = '+380445550100';
export const careersNumber = '+380445550177';

export interface GeneratedCall {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Days since the office opened, from 0. */
  readonly day: number;
  readonly kind: Kind;
  /** E.164; null: withheld. */
  readonly number: string | null;
  readonly dialled: string;
}

export interface GeneratedOffice {
  readonly calls: readonly GeneratedCall[];
  readonly contacts: readonly Contact[];
}

/** The make-up that was agreed on; nothing but this tells one kind from another. */
export const makeUp = {
  calls: 5_000,
  days: 60,
  shares: { client: 0.3, applicant: 0.3, partner: 0.25, spam: 0.15 },
  inDirectory: { client: 0.7, applicant: 0, partner: 0.4, spam: 0 },
  /** Of applicants, who call the careers number: before the new advert, and after it moved a third of them to the main one. */
  careers: { before: 1 / 2, after: 1 / 2 - 1 / 3 },
  advertDay: 30,
  /** Of callers, who call 2 to 4 times. */
  again: 0.2,
  withheld: 0.05,
  corrected: 0.8,
  correctedWrongly: 0.02,
} as const;

/** `spread`: within how many days somebody calls again; anywhere in the time unless said otherwise. */
export interface Variant {
  readonly spread?: number;
  /** As many calls as were agreed on, unless said otherwise. */
  readonly calls?: number;
}

const firstDay = Date.parse('2026-09-01T00:00:00+03:00');
const dayMs = 86_400_000;

/** The same seed makes the same office. */
export function generateOffice(
  seed: number,
  { spread = makeUp.days, calls: wanted = makeUp.calls }: Variant = {},
): GeneratedOffice {
  const random = randomFrom(seed);
  const numbers = new Set<string>();
  const contacts: Contact[] = [];
  const calls: GeneratedCall[] = [];
  while (calls.length < wanted) {
    const kind = pick(random());
    const number = newNumber(random, numbers);
    if (random() < makeUp.inDirectory[kind])
      contacts.push({
        contactId: `c${contacts.length}`,
        name: `Caller ${contacts.length}`,
        company: '',
        class: kind,
        numbers: [number],
      });
    const times = random() < makeUp.again ? 2 + Math.floor(random() * 3) : 1;
    // Whoever answers the old advert calls careers; after the new one some of them call the main number.
    const answers = random();
    const begun = random() * Math.max(0, makeUp.days - spread);
    for (let time = 0; time < times; time += 1) {
      const when = begun + random() * spread;
      const day = Math.floor(when);
      const careers = day < makeUp.advertDay ? makeUp.careers.before : makeUp.careers.after;
      calls.push({
        at: Math.round(firstDay + day * dayMs + (9 + 8 * (when - day)) * 3_600_000),
        day,
        kind,
        number: random() < makeUp.withheld ? null : number,
        dialled: kind === 'applicant' && answers < careers ? careersNumber : mainNumber,
      });
    }
  }
  return { calls: calls.slice(0, wanted).toSorted((a, b) => a.at - b.at), contacts };
}

function pick(drawn: number): Kind {
  let left = drawn;
  for (const kind of kinds) {
    left -= makeUp.shares[kind];
    if (left < 0) return kind;
  }
  return 'spam';
}

/** Where somebody calls from says nothing: one mixture for all. */
const beginnings = ['+38044', '+38067', '+38050', '+38063', '+38032', '+4930', '+4822'];

function newNumber(random: () => number, taken: Set<string>): string {
  for (;;) {
    const begin = beginnings[Math.floor(random() * beginnings.length)] ?? '+38044';
    const number = begin + String(Math.floor(2_000_000 + random() * 7_000_000));
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

/** Mulberry32: small, even, the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
