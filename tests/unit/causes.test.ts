import { describe, expect, test } from 'vitest';
import { EndCause } from '#core/call/end.ts';
import { codeOfBye, codeOfCancel, codeOfRefusal } from '#core/causes/causeOf.ts';
import { q850Causes } from '#core/causes/q850.ts';
import { sipStatuses } from '#core/causes/sipStatus.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { wordingIn } from '../../renderer/i18n/wording.ts';

/** IANA, Session Initiation Protocol (SIP) Parameters, Response Codes: all from 300 on. */
const defined = [
  300, 301, 302, 305, 380, 400, 401, 402, 403, 404, 405, 406, 407, 408, 410, 412, 413, 414, 415, 416, 417, 420, 421,
  422, 423, 424, 425, 428, 429, 430, 433, 436, 437, 438, 439, 440, 469, 470, 480, 481, 482, 483, 484, 485, 486, 487,
  488, 489, 491, 493, 494, 500, 501, 502, 503, 504, 505, 513, 555, 580, 600, 603, 604, 606, 607, 608,
];
/** ITU-T Q.850 table 1. */
const causes = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 34, 38, 39, 40, 41, 42,
  43, 44, 46, 47, 49, 50, 53, 55, 57, 58, 62, 63, 65, 66, 69, 70, 79, 81, 82, 83, 84, 85, 86, 87, 88, 90, 91, 95, 96,
  97, 98, 99, 100, 101, 102, 103, 110, 111, 127,
];
const idle = { rang: false, forwarded: false };

test('every status that a document defines, and every cause of Q.850, has its row, once, and names its source', () => {
  expect(sipStatuses.map(({ status }) => status)).toEqual(defined);
  expect(q850Causes.map(({ cause }) => cause)).toEqual(causes);
  expect(sipStatuses.filter(({ source }) => !/^RFC \d{4} section \d/.test(source))).toEqual([]);
});

test('a cause of Q.850 says the same as the status that a gateway makes of it (RFC 3398), or more', () => {
  /** Where the status alone says less or something else, as RFC 3398 itself has it. */
  const finer = new Set([2, 3, 19, 20, 21, 23, 26, 27, 31, 34, 42, 47, 58, 88, 111, 127]);
  const told = q850Causes.flatMap(({ cause, code, status }) =>
    status === null || finer.has(cause) ? [] : [{ cause, code, alone: codeOfRefusal(status, null, idle) }],
  );
  expect(told.filter(({ code, alone }) => code !== alone)).toEqual([]);
});

describe.each(languages)('in $name', ({ language }) => {
  const { cause, causeDetail } = wordingIn(language);

  test('every status, with every cause of Q.850 or none, in or out, is told in a sentence', () => {
    const ends = [null, ...causes, 126].flatMap((q850) => [
      ...[...defined, 499, 399, 599, 699, 222].map((status) => ({
        status,
        q850,
        code: codeOfRefusal(status, q850, idle),
      })),
      { status: null, q850, code: codeOfBye(null, q850) },
      { status: 487, q850, code: codeOfCancel(null, q850) },
    ]);
    const told = ends.flatMap((end) => {
      const whole = EndCause.parse({ ...end, by: 'network' });
      return [cause(whole, 'in'), cause(whole, 'out')];
    });
    expect(told.filter((words) => !/^\P{N}+[.]$/u.test(words) || /{{|\w+\.\w/.test(words))).toEqual([]);
  });

  test('what was wrong with the sound is told after it', () => {
    const end = { by: 'caller', status: null, q850: 16, code: 'hung-up' } as const;
    const plain = cause(end);
    const told = EndCause.shape.sound.unwrap().options.map((sound) => cause({ ...end, sound }));
    expect(told.every((words) => words.startsWith(`${plain} `))).toBe(true);
    expect(new Set(told).size).toBe(3);
    expect(causeDetail(end)).toBe('Q.850 16');
    expect(causeDetail({ ...end, status: 480 })).toBe('SIP 480 · Q.850 16');
  });
});

test('a status that says little gives way to the cause of Q.850 beside it, one that says all does not', () => {
  expect([
    codeOfRefusal(503, 34, idle),
    codeOfRefusal(500, 1, idle),
    codeOfRefusal(486, 34, idle),
    codeOfRefusal(603, 17, idle),
    codeOfRefusal(480, 16, idle),
    codeOfRefusal(480, 31, { rang: true, forwarded: false }),
  ]).toEqual(['congested', 'no-such-number', 'busy', 'busy', 'not-registered', 'not-answered-in-time']);
});

test('forwarded into nothing is told as such, unless the other telephone itself says why', () => {
  const forwarded = { rang: true, forwarded: true };
  expect([
    codeOfRefusal(480, null, forwarded),
    codeOfRefusal(408, 18, forwarded),
    codeOfRefusal(487, 19, forwarded),
    codeOfRefusal(486, null, forwarded),
    codeOfRefusal(480, 20, forwarded),
  ]).toEqual(['forwarded-unanswered', 'forwarded-unanswered', 'forwarded-unanswered', 'busy', 'not-registered']);
});

test('who hung up, and what broke off, are told apart by the Reason of the BYE', () => {
  expect([
    codeOfBye(null, null),
    codeOfBye(null, 16),
    codeOfBye(200, 31),
    codeOfBye(null, 41),
    codeOfBye(null, 27),
    codeOfBye(408, null),
    codeOfBye(503, null),
  ]).toEqual(['hung-up', 'hung-up', 'hung-up', 'cut-off', 'cut-off', 'cut-off', 'cut-off']);
});

test('a ringing call that is taken back was given up, taken or refused elsewhere, late, or cut off', () => {
  expect([
    codeOfCancel(null, null),
    codeOfCancel(null, 16),
    codeOfCancel(200, null),
    codeOfCancel(null, 26),
    codeOfCancel(603, null),
    codeOfCancel(null, 21),
    codeOfCancel(480, 17),
    codeOfCancel(null, 102),
    codeOfCancel(null, 38),
    codeOfCancel(503, null),
  ]).toEqual([
    'gave-up',
    'gave-up',
    'elsewhere',
    'elsewhere',
    'declined-elsewhere',
    'declined-elsewhere',
    'not-answered-in-time',
    'not-answered-in-time',
    'cut-off',
    'cut-off',
  ]);
});
