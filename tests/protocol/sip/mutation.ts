import { invalidMessages } from '../../fixtures/torture/invalid.ts';
import { messagesOfOddMeaning } from '../../fixtures/torture/meaning.ts';
import { validMessages } from '../../fixtures/torture/valid.ts';

export interface Random {
  /** 0 to `below` - 1. */
  readonly int: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick: (from) => {
      const item = from[int(from.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

const plain = Buffer.from(
  [
    'INVITE sip:1000@pbx.test SIP/2.0',
    'Via: SIP/2.0/WS 127.0.0.1;branch=z9hG4bKplain',
    'Record-Route: <sip:127.0.0.1;lr;ftag=a>, <sip:10.0.0.1:5060;lr>',
    'Max-Forwards: 70',
    'From: "Marta Brandt" <sip:+493023125148@pbx.test>;tag=t1',
    'To: <sip:1000@pbx.test>',
    'Call-ID: plain@pbx.test',
    'CSeq: 1 INVITE',
    'Contact: <sip:caller@127.0.0.1;transport=ws>',
    'P-Asserted-Identity: "Marta" <sip:+493023125148@pbx.test;user=phone>, <tel:+493023125148>',
    'Supported: replaces, timer, 100rel',
    'Session-Expires: 1800;refresher=uac',
    'Expires: 180',
    'Content-Type: application/sdp',
    'Content-Length: 55',
    '',
    'v=0',
    's=their offer',
    'm=audio 4000 RTP/AVP 0',
    'a=sendrecv',
    '',
  ].join('\r\n'),
);

const invites = [
  plain,
  plain,
  ...[...validMessages, ...invalidMessages, ...messagesOfOddMeaning].flatMap(({ bytes }) =>
    bytes.toString('latin1').startsWith('INVITE') ? [bytes] : [],
  ),
];

const nasty = [
  '',
  ' ',
  '"',
  '<',
  '>',
  '<>',
  '\\',
  ';',
  ',',
  '@',
  '%',
  '%00',
  '\u0000',
  '\u00ff\u00fe',
  '\r',
  '\n',
  '\r\n',
  '\t',
  'sip:',
  'tel:+4930',
  'sip:a b@[::1]:99999',
  '*',
  '0',
  '-1',
  '99999999999999999999',
  ';tag=',
  ';tag=x;tag=y',
  ';branch=z9hG4bK',
  ';received=::1;rport',
  'SIP/2.0/WS',
  'INVITE',
  'x'.repeat(9_000),
  '\u202e',
  '{}[]|^`',
  'multipart/mixed;boundary=',
  '1 INVITE',
  '4294967296 INVITE',
] as const;

/** One INVITE to 1000, spoilt in up to five places; `token` makes its Call-ID and its branch its own. */
export function mutatedInvite(random: Random, token: string): Buffer {
  let text = random
    .pick(invites)
    .toString('latin1')
    .replace(/^INVITE.*/, 'INVITE sip:1000@pbx.test SIP/2.0')
    .replace(/^((?:call-id|i)\s*:\s*)(\S+)/im, (_all, name: string, value: string) => `${name}${token}.${value}`)
    .replace(/branch=(?:z9hG4bK)?/i, `branch=z9hG4bK${token}.`);
  for (let times = random.int(6); times > 0; times -= 1) text = random.pick(mutations)(text, random);
  return Buffer.from(text, 'latin1');
}

type Mutation = (text: string, random: Random) => string;

const splice = (text: string, at: number, gone: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + gone);

/** Some header line, changed. */
const inLine =
  (change: (line: string, random: Random) => string): Mutation =>
  (text, random) => {
    const lines = text.split('\r\n');
    const at = 1 + random.int(Math.max(lines.length - 2, 1));
    return lines.map((line, n) => (n === at ? change(line, random) : line)).join('\r\n');
  };

const mutations: readonly Mutation[] = [
  (text, random) => splice(text, random.int(text.length + 1), 0, random.pick(nasty)),
  (text, random) => splice(text, random.int(text.length + 1), random.int(20), ''),
  (text, random) => splice(text, random.int(text.length + 1), 1, String.fromCodePoint(random.int(256))),
  (text, random) => text.slice(0, Math.max(30, random.int(text.length + 1))),
  (text) => text.replaceAll('\r\n', '\n'),
  inLine((line, random) => `${line.split(':')[0] ?? ''}: ${random.pick(nasty)}`),
  inLine((line, random) => line + random.pick(nasty)),
  inLine((line, random) => splice(line, random.int(line.length + 1), 0, random.pick(nasty))),
  inLine((line) => `${line}\r\n${line}`),
  inLine((line) => line.replace(/[;,=]/, '$&\r\n ')),
  inLine((line) => line.toUpperCase()),
  inLine(() => 'X: y'),
];
