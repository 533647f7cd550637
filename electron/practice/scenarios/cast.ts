import type { Scenario } from './scenario.ts';

const main = '+442079460100';
const sales = '+442079460101';
const careers = '+442079460102';
const partners = '+442079460103';

/** Everybody who rings, in the order they come; contacts and public numbers are those of the sample company. */
export const cast: readonly Scenario[] = [
  {
    name: 'client',
    displayName: 'Emma Whitfield',
    number: '+441614960142',
    verstat: 'TN-Validation-Passed',
    dialled: main,
    dialledIn: 'to',
    patienceMs: 60_000,
    talkMs: 90_000,
    lines: ['client-1', 'client-2'],
  },
  {
    name: 'applicant',
    displayName: 'Lukas Brenner',
    number: '+491713920017',
    verstat: null,
    dialled: careers,
    dialledIn: 'to',
    patienceMs: 60_000,
    talkMs: 75_000,
    lines: ['applicant-1', 'applicant-2'],
  },
  {
    name: 'partner',
    displayName: 'Harbour Freight',
    number: '+442079460455',
    verstat: 'TN-Validation-Passed',
    dialled: partners,
    dialledIn: 'to',
    patienceMs: 55_000,
    talkMs: 90_000,
    lines: ['partner-1', 'partner-2'],
  },
  {
    name: 'withheld',
    displayName: '',
    number: null,
    verstat: null,
    dialled: main,
    dialledIn: 'to',
    patienceMs: 40_000,
    talkMs: 60_000,
    lines: ['withheld-1', 'withheld-2'],
  },
  {
    name: 'ukrainian-client',
    displayName: 'Іваненко Олексій',
    number: '+380675550914',
    verstat: 'TN-Validation-Passed',
    dialled: sales,
    dialledIn: 'diversion',
    patienceMs: 60_000,
    talkMs: 100_000,
    lines: ['client-uk-1', 'client-uk-2'],
  },
  {
    name: 'unknown',
    displayName: '',
    number: '+48225550199',
    verstat: 'No-TN-Validation',
    dialled: sales,
    dialledIn: 'to',
    patienceMs: 45_000,
    talkMs: 75_000,
    lines: ['unknown-1', 'unknown-2'],
  },
  {
    name: 'arabic-partner',
    displayName: 'سامي حداد',
    number: '+97145550148',
    verstat: null,
    dialled: partners,
    dialledIn: 'history-info',
    patienceMs: 60_000,
    talkMs: 120_000,
    lines: ['partner-ar-1', 'partner-ar-2'],
  },
  {
    name: 'impatient',
    displayName: 'Claire Fontaine',
    number: '+33199004723',
    verstat: 'TN-Validation-Passed',
    dialled: main,
    dialledIn: 'to',
    patienceMs: 12_000,
    talkMs: 60_000,
    lines: ['impatient-1', 'impatient-2'],
  },
  {
    // From a telephone in the street, to a number that nobody has told Portico of.
    name: 'payphone',
    displayName: '',
    isPayphone: true,
    number: null,
    verstat: null,
    dialled: '+442079460109',
    dialledIn: 'to',
    patienceMs: 45_000,
    talkMs: 60_000,
    lines: ['withheld-1', 'withheld-2'],
  },
  {
    // Two colleagues could not take it before it came to the desk.
    name: 'passed-on',
    displayName: 'Marek Zielinski',
    number: '+48225550187',
    verstat: 'No-TN-Validation',
    dialled: sales,
    dialledIn: 'diversion',
    passedOn: [
      { by: '220', reason: 'no-answer' },
      { by: '221', reason: 'user-busy' },
    ],
    patienceMs: 50_000,
    talkMs: 60_000,
    lines: ['unknown-1', 'unknown-2'],
  },
  {
    // Says that he is a client, from the client's number; the network does not believe it.
    name: 'forged',
    displayName: 'Oliver Hargreaves',
    number: '+442079460500',
    verstat: 'TN-Validation-Failed',
    dialled: main,
    dialledIn: 'to',
    patienceMs: 50_000,
    talkMs: 60_000,
    lines: ['forged-1', 'forged-2'],
    calledBack: ['forged-3'],
  },
  {
    // The client himself, whose number was forged before.
    name: 'after-forgery',
    displayName: 'Oliver Hargreaves',
    number: '+442079460500',
    verstat: 'No-TN-Validation',
    dialled: main,
    dialledIn: 'to',
    patienceMs: 60_000,
    talkMs: 60_000,
    lines: ['withheld-2'],
  },
];

/** Who ring at once: a client, an applicant, somebody unknown. The client is the last to come, and the first in need. */
export const threeAtOnce: readonly string[] = ['unknown', 'applicant', 'client'];

/** Who comes next; after somebody brought in out of turn, nobody twice in a row. `names` is never empty. */
export function createRotation(names: readonly string[]): { readonly next: (wanted?: string) => string } {
  let turn = 0;
  let last: string | null = null;
  const take = () => {
    const name = names[turn % names.length] ?? '';
    turn += 1;
    return name;
  };
  return {
    next: (wanted) => {
      const name = wanted ?? take();
      last = name === last && wanted === undefined ? take() : name;
      return last;
    },
  };
}
