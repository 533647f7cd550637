import { expect, test } from 'vitest';
import { actOf, type FocusPlace, type KeyAct, type KeyPress } from '../../renderer/app/keys.ts';

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { code, key: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held };
}
const shift = { shiftKey: true };

const functionKeys: readonly (readonly [string, KeyPress, KeyAct])[] = [
  ['F2', press('F2'), { act: 'answer' }],
  ['Shift+F2', press('F2', shift), { act: 'decline' }],
  ['F3', press('F3'), { act: 'hold' }],
  ['Shift+F3', press('F3', shift), { act: 'hang-up' }],
  ['F6', press('F6'), { act: 'mute' }],
  ['Shift+F4', press('F4', shift), { act: 'take-back' }],
];
const fieldKeys: readonly (readonly [string, KeyPress, KeyAct])[] = [
  ['F7', press('F7'), { act: 'essence' }],
  ['F8', press('F8'), { act: 'topic-field' }],
  ['F4', press('F4'), { act: 'transfer' }],
  ['F9', press('F9'), { act: 'find-employee' }],
];
const singleKeys: readonly (readonly [string, KeyPress, KeyAct])[] = [
  ['A', press('KeyA'), { act: 'answer' }],
  ['H', press('KeyH'), { act: 'hold' }],
  ['M', press('KeyM'), { act: 'mute' }],
  ['N', press('KeyN'), { act: 'essence' }],
  ['T', press('KeyT'), { act: 'transfer' }],
  ['F', press('KeyF'), { act: 'find-employee' }],
  ['B', press('KeyB'), { act: 'call-back' }],
  ['plus of the numeric keypad', press('NumpadAdd'), { act: 'transfer' }],
  ['1', press('Digit1'), { act: 'topic', nth: 1 }],
  ['9', press('Digit9'), { act: 'topic', nth: 9 }],
  ['/', press('Slash'), { act: 'show-keys' }],
  ['? of a German keyboard', press('Minus', { key: '?', shiftKey: true }), { act: 'show-keys' }],
  ['Enter of the numeric keypad', press('NumpadEnter'), { act: 'answer' }],
  ['asterisk of the numeric keypad', press('NumpadMultiply'), { act: 'hold' }],
  ['minus of the numeric keypad', press('NumpadSubtract'), { act: 'hang-up-held-down' }],
];

test.each(functionKeys)('%s concerns the call wherever the focus is', (_name, key, act) => {
  for (const place of ['page', 'text', 'dialog'] as const) expect(actOf(key, place)).toEqual(act);
});

test.each(fieldKeys)('%s finds its field also while another is typed in, never under a dialog', (_name, key, act) => {
  expect([actOf(key, 'page'), actOf(key, 'text'), actOf(key, 'dialog')]).toEqual([act, act, null]);
});

test.each(singleKeys)('%s acts outside of text fields only', (_name, key, act) => {
  expect([actOf(key, 'page'), actOf(key, 'text'), actOf(key, 'dialog')]).toEqual([act, null, null]);
});

test('a letter acts by its place, in Cyrillic and Arabic layouts alike', () => {
  expect(['a', 'ф', 'ش'].map((key) => actOf(press('KeyA', { key }), 'page'))).toEqual([
    { act: 'answer' },
    { act: 'answer' },
    { act: 'answer' },
  ]);
});

test('keys with Ctrl, Alt or Meta are left to the browser and the system', () => {
  const all = [...functionKeys, ...fieldKeys, ...singleKeys].map(([, key]) => key);
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }])
    expect(all.map((key) => actOf({ ...key, ...held }, 'page')).filter((act) => act !== null)).toEqual([]);
});

test('Enter, Space, Escape, Tab and the arrows are nobody’s: they press and move what has the focus', () => {
  const codes = ['Enter', 'Space', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown', 'Numpad5', 'Digit0'];
  const places: readonly FocusPlace[] = ['page', 'text', 'dialog'];
  expect(
    codes.flatMap((code) => places.map((place) => actOf(press(code), place))).filter((act) => act !== null),
  ).toEqual([]);
});

test('no single key hangs up or declines by itself', () => {
  const risky = singleKeys.filter(([, , { act }]) => act === 'hang-up' || act === 'decline');
  expect(risky).toEqual([]);
  // A capital letter is not its small one: caps and slips do nothing.
  expect(['KeyA', 'KeyH', 'KeyM', 'KeyN', 'Digit1'].map((code) => actOf(press(code, shift), 'page'))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
