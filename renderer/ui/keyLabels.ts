import type { Chord } from './keyBindings.ts';

/** What stands on the person's keys: `event.code` to its sign; empty where the browser does not tell. */
export type KeyboardLayout = ReadonlyMap<string, string>;

const signs: Readonly<Record<string, string>> = {
  Slash: '/',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: '’',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
  IntlBackslash: '<',
  NumpadEnter: 'Enter',
  NumpadAdd: '+',
  NumpadSubtract: '−',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};

/** A key as it is shown: F2, ⇧F2, and a letter as it stands on this keyboard. */
export function keyLabel(chord: Chord, layout: KeyboardLayout): string {
  const code = codeOf(chord);
  return chord === code ? signOf(code, layout) : `⇧${signOf(code, layout)}`;
}

/** The same for aria-keyshortcuts and for names that are read out: Shift+F2. */
export function keyName(chord: Chord, layout: KeyboardLayout): string {
  const code = codeOf(chord);
  return chord === code ? signOf(code, layout) : `Shift+${signOf(code, layout)}`;
}

function codeOf(chord: Chord): string {
  return chord.replace(/^Shift\+/, '');
}

function signOf(code: string, layout: KeyboardLayout): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return layout.get(code)?.toLocaleUpperCase() ?? letter ?? signs[code] ?? code;
}
