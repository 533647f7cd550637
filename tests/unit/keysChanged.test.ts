import { describe, expect, test } from 'vitest';
import { actOf, type KeyPress } from '../../renderer/app/keys.ts';
import {
  actWith,
  isFree,
  keyActs,
  keyPlaces,
  keysAsChanged,
  ownKeys,
  placeOf,
  placesOf,
} from '../../renderer/ui/keyBindings.ts';
import { keyLabel, keyName } from '../../renderer/ui/keyLabels.ts';
import { refusalOf } from '../../renderer/ui/keyRefusal.ts';

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

function press(code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { code, key: '', ...plain, ...held };
}

describe('Portico’s own keys', () => {
  test('no key does two things, and each is one that a person could choose', () => {
    const clashes = keyActs.flatMap((act) => ownKeys[act].filter((chord) => actWith(ownKeys, chord, act) !== null));
    const impossible = Object.values(ownKeys)
      .flat()
      .filter((chord) => !isFree(chord));
    expect([clashes, impossible]).toEqual([[], []]);
  });

  test('an act has at most one key in each of its places', () => {
    const odd = keyActs.filter((act) => {
      const places = ownKeys[act].map(placeOf);
      return new Set(places).size !== places.length || places.some((place) => !placesOf(act).includes(place));
    });
    expect(odd).toEqual([]);
  });
});

describe('keys that were changed', () => {
  test('the new key acts and the old one does nothing; the rest stays as it was', () => {
    const bindings = keysAsChanged({ answer: ['F7', 'KeyZ'], essence: ['F2'] });
    expect(['F7', 'KeyZ', 'F2', 'KeyA', 'KeyN', 'F6'].map((code) => actOf(press(code), 'page', bindings))).toEqual([
      { act: 'answer' },
      { act: 'answer' },
      { act: 'essence' },
      null,
      null,
      { act: 'mute' },
    ]);
  });

  test('a changed letter acts outside of text fields only, a changed function key in them too', () => {
    const bindings = keysAsChanged({ mute: ['F14', 'KeyQ'] });
    const acts = (code: string) => (['page', 'text'] as const).map((place) => actOf(press(code), place, bindings));
    expect([acts('F14'), acts('KeyQ')]).toEqual([
      [{ act: 'mute' }, { act: 'mute' }],
      [{ act: 'mute' }, null],
    ]);
  });

  test('a question mark opens the list of keys until that has another key', () => {
    const sign = press('Minus', { key: '?', shiftKey: true });
    expect(actOf(sign, 'page', keysAsChanged({ 'show-keys': ['KeyZ'] }))).toBeNull();
    expect(actOf(sign, 'page', keysAsChanged({}))).toEqual({ act: 'show-keys' });
  });

  test.each([
    ['hang up on a letter', { 'hang-up': ['KeyX'] }],
    ['hang up on a function key alone', { 'hang-up': ['F7'] }],
    ['decline on the numeric keypad', { decline: ['NumpadDivide'] }],
    ['answer without a function key', { answer: ['KeyZ'] }],
    ['two letters for one act', { mute: ['F6', 'KeyM', 'KeyZ'] }],
    ['a key of the browser', { mute: ['F5'] }],
    ['a key that another act has', { mute: ['F3'] }],
    ['an act nobody knows', { dance: ['F14'] }],
  ])('a change that cannot be is left: %s', (_name, changed) => {
    expect(keysAsChanged(changed)).toEqual(ownKeys);
  });

  test('a key that a person gave to one act is taken from an act of Portico’s own that can be without it', () => {
    const bindings = keysAsChanged({ mute: ['F6', 'KeyD'] });
    expect([bindings.mute, bindings['no-calls']]).toEqual([['F6', 'KeyD'], []]);
  });

  test('of two changes to the same key none leaves a key with two acts', () => {
    const bindings = keysAsChanged({ mute: ['F14'], hold: ['F14'] });
    const chords = Object.values(bindings).flat();
    expect(new Set(chords).size).toBe(chords.length);
  });

  test('where a new key is being chosen no key acts', () => {
    expect(['F2', 'KeyA', 'Digit1'].map((code) => actOf(press(code), 'choosing-a-key'))).toEqual([null, null, null]);
  });
});

describe('a key is refused', () => {
  const everywhere = { act: 'mute', place: 'everywhere' } as const;
  const outside = { act: 'mute', place: 'outside' } as const;

  test.each([
    ['a modifier alone', press('ShiftLeft', { shiftKey: true }), everywhere, { kind: 'modifier-alone' }],
    ['with Ctrl', press('KeyQ', { ctrlKey: true }), outside, { kind: 'with-modifier' }],
    ['with Alt', press('F7', { altKey: true }), everywhere, { kind: 'with-modifier' }],
    ['a digit', press('Digit4'), outside, { kind: 'digit' }],
    ['a digit of the numeric keypad', press('Numpad4'), outside, { kind: 'digit' }],
    ['a letter where it must act while typing', press('KeyQ'), everywhere, { kind: 'letter-while-typing' }],
    ['a function key in a letter’s place', press('F14'), outside, { kind: 'wrong-place', place: 'outside' }],
    ['a capital letter', press('KeyQ', { shiftKey: true }), outside, { kind: 'with-shift' }],
    ['a key that another act has', press('F2'), everywhere, { kind: 'taken', by: 'answer' }],
  ])('%s', (_name, pressed, wanted, refusal) => {
    expect(refusalOf(pressed, wanted, ownKeys)).toEqual(refusal);
  });

  test.each(
    [
      'F1 F5 F10 F11 F12 Tab Enter Space Escape Backspace Delete'.split(' '),
      'ArrowUp ArrowLeft Home PageDown ContextMenu PrintScreen AudioVolumeUp'.split(' '),
    ].flat(),
  )('%s, which is the browser’s or the system’s', (code) => {
    expect(keyPlaces.map((place) => refusalOf(press(code), { act: 'mute', place }, ownKeys))).toEqual(
      keyPlaces.map(() => ({ kind: 'kept' })),
    );
  });

  test('whatever would end or decline a call by one slip', () => {
    const codes = ['KeyX', 'F7', 'NumpadDivide', 'Slash'];
    const refusals = (['decline', 'hang-up'] as const).flatMap((act) =>
      codes.map((code) => refusalOf(press(code), { act, place: 'everywhere' }, ownKeys)),
    );
    expect(refusals).toEqual(refusals.map(() => ({ kind: 'slip' })));
    expect(refusalOf(press('F7', { shiftKey: true }), { act: 'hang-up', place: 'everywhere' }, ownKeys)).toBeNull();
  });

  test('and taken where nothing speaks against it, its own included', () => {
    expect([
      refusalOf(press('F14'), everywhere, ownKeys),
      refusalOf(press('F6'), everywhere, ownKeys),
      refusalOf(press('KeyZ'), outside, ownKeys),
      refusalOf(press('NumpadDivide'), { act: 'mute', place: 'numpad' }, ownKeys),
    ]).toEqual([null, null, null, null]);
  });
});

test('a letter is called as it stands on this keyboard, a key with Shift shows it', () => {
  const french = new Map([['KeyA', 'q']]);
  expect([keyLabel('KeyA', french), keyLabel('KeyB', french), keyLabel('Shift+F3', french)]).toEqual(['Q', 'B', '⇧F3']);
  expect([keyName('Shift+F3', french), keyLabel('NumpadSubtract', french), keyLabel('Slash', new Map())]).toEqual([
    'Shift+F3',
    '−',
    '/',
  ]);
});
