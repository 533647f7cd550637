import type { Scenario } from './scenario.ts';

const main = '+442079460100';
const plain = {
  verstat: null,
  dialled: main,
  dialledIn: 'to',
  patienceMs: 45_000,
  talkMs: 60_000,
  lines: ['unknown-1', 'unknown-2'],
} as const;

/**
 * Callers behind careless or hostile systems, each as seen in the field: a telephone that drops one of them loses a call
 * without a word. They ring only when asked for by name.
 */
export const oddities: readonly Scenario[] = [
  {
    ...plain,
    name: 'unquoted-name',
    displayName: '',
    number: '+4930901820',
    // RFC 3261 section 25.1 wants letters beyond ASCII in quotation marks.
    written: (domain) => ({ from: `Jürgen Groß <sip:+4930901820@${domain};user=phone>`, asserted: null }),
  },
  {
    ...plain,
    name: 'tel-address',
    displayName: '',
    number: '+4930901821',
    written: (domain) => ({
      from: '<tel:+49-30-901821>',
      asserted: `"Weber, Anna" <sip:+4930901821@${domain}>, <tel:+4930901821>`,
    }),
  },
  {
    ...plain,
    name: 'hash-in-number',
    displayName: '',
    number: '+4930901822',
    written: (domain) => ({ from: `<sip:+4930901822#7 1@${domain}>`, asserted: null }),
  },
  {
    ...plain,
    name: 'endless-name',
    displayName: '',
    number: '+4930901823',
    written: (domain) => ({ from: `"${'A'.repeat(64 * 1024)}" <sip:+4930901823@${domain}>`, asserted: null }),
  },
  {
    ...plain,
    name: 'hostile-name',
    displayName: '',
    number: '+4930901824',
    // A formula, markup, a bell, a NUL, and letters that turn the writing round.
    written: (domain) => ({
      from: `"=HYPERLINK('x')<img src=x onerror=alert(1)>\u0007\u0000\u202Egnp.exe\u2066" <sip:+4930901824@${domain}>`,
      asserted: null,
    }),
  },
];
