import { describe, expect, test } from 'vitest';
import { digitOf } from '../../renderer/app/keypadKeys.ts';
import { type ToneSender, createKeyPresses } from '../../renderer/media/keyPresses.ts';
import { tonesOf } from '../../renderer/media/keyTones.ts';

const bare = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['5 above the letters', { code: 'Digit5', key: '5' }, '5'],
  ['5 on an Arabic layout', { code: 'Digit5', key: '٥' }, '5'],
  ['5 on a French layout, without Shift', { code: 'Digit5', key: '(' }, '5'],
  ['5 on the numeric keypad', { code: 'Numpad5', key: '5' }, '5'],
  ['the numeric keypad’s asterisk', { code: 'NumpadMultiply', key: '*' }, '*'],
  ['Shift and 3, where that is a hash', { code: 'Digit3', key: '#', shiftKey: true }, '#'],
  ['Shift and 3, where that is a pound sign', { code: 'Digit3', key: '£', shiftKey: true }, null],
  ['a hash with a key of its own', { code: 'Backslash', key: '#' }, '#'],
  ['a letter', { code: 'KeyA', key: 'a' }, null],
  ['5 with Ctrl', { code: 'Digit5', key: '5', ctrlKey: true }, null],
])('%s is the telephone’s key it stands for', (_name, press, digit) => {
  expect(digitOf({ ...bare, ...press })).toBe(digit);
});

/** A browser's sender that plays when it is told to go on. */
function sender(canInsertDTMF = true) {
  const played: string[] = [];
  const listeners: ((event: { readonly tone: string }) => void)[] = [];
  const fake: ToneSender = {
    canInsertDTMF,
    addEventListener: (_type, listener) => void listeners.push(listener),
    insertDTMF: (tones) => void played.push(tones),
  };
  return {
    played,
    sender: fake,
    tells: (tone: string) => {
      for (const listener of listeners) listener({ tone });
    },
  };
}

describe('keys pressed fast', () => {
  test('are played in their order, those that wait all at once when the ones before are through', () => {
    const presses = createKeyPresses();
    const { played, tells, sender: line } = sender();
    presses.press(line, '1');
    expect(['2', '3', '4'].map((digit) => presses.press(line, digit))).toEqual([true, true, true]);
    expect(played).toEqual(['1']);
    tells('1');
    expect(played).toEqual(['1']);
    tells('');
    expect(played).toEqual(['1', '234']);
    tells('');
    presses.press(line, '5');
    expect(played).toEqual(['1', '234', '5']);
  });

  test('are left to the exchange where the other side knows no such events', () => {
    expect(createKeyPresses().press(sender(false).sender, '1')).toBe(false);
    expect(createKeyPresses().press(null, '1')).toBe(false);
  });
});

test('each key has its own pair of tones', () => {
  expect(['1', '5', '#', '0', '*'].map(tonesOf)).toEqual([
    [697, 1209],
    [770, 1336],
    [941, 1477],
    [941, 1336],
    [941, 1209],
  ]);
  expect(tonesOf('x')).toBeNull();
});
