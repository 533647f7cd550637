/** Everything a key may be given; topics and suggestions keep their digits. In the order people are shown them. */
export const keyActs = [
  'answer',
  'decline',
  'hold',
  'mute',
  'transfer',
  'take-back',
  'hang-up',
  'hang-up-held-down',
  'essence',
  'topic-field',
  'finish-note',
  'question',
  'promise',
  'find-employee',
  'correct-class',
  'conference',
  'park',
  'keypad',
  'redial',
  'call-back',
  'no-calls',
  'raise-or-lock',
  'views',
  'go-to-day',
  'show-keys',
] as const;
export type ChangeableAct = (typeof keyActs)[number];

/** Where a key acts. Each act has at most one key for each. */
export const keyPlaces = ['everywhere', 'outside', 'numpad'] as const;
export type KeyPlace = (typeof keyPlaces)[number];

/** A key by its place on the keyboard (`event.code`), so that it works in every layout: F2, Shift+F2, KeyA, NumpadAdd. */
export type Chord = string;
export type KeyBindings = Readonly<Record<ChangeableAct, readonly Chord[]>>;

export const ownKeys: KeyBindings = {
  answer: ['F2', 'KeyA', 'NumpadEnter'],
  decline: ['Shift+F2'],
  hold: ['F3', 'KeyH', 'NumpadMultiply'],
  mute: ['F6', 'KeyM'],
  transfer: ['F4', 'KeyT', 'NumpadAdd'],
  'take-back': ['Shift+F4'],
  'hang-up': ['Shift+F3'],
  'hang-up-held-down': ['NumpadSubtract'],
  essence: ['F7', 'KeyN'],
  'topic-field': ['F8'],
  'finish-note': ['KeyE'],
  question: ['KeyQ'],
  promise: ['KeyP'],
  'find-employee': ['F9', 'KeyF'],
  'correct-class': ['KeyC'],
  conference: ['Shift+F9', 'KeyJ'],
  park: ['Shift+F8'],
  keypad: ['KeyK'],
  redial: ['KeyL'],
  'call-back': ['KeyB'],
  'no-calls': ['KeyD'],
  'raise-or-lock': ['Shift+F6', 'KeyG'],
  views: ['KeyV'],
  'go-to-day': ['KeyW'],
  'show-keys': ['Slash'],
};

/** Function keys act everywhere, also while typing; the rest outside text fields only. */
export function placeOf(chord: Chord): KeyPlace {
  if (/^(?:Shift\+)?F\d+$/.test(chord)) return 'everywhere';
  return chord.startsWith('Numpad') ? 'numpad' : 'outside';
}

export function keyAt(bindings: KeyBindings, act: ChangeableAct, place: KeyPlace): Chord | null {
  return bindings[act].find((chord) => placeOf(chord) === place) ?? null;
}

/** What ends or refuses a call takes two fingers or a long press: no slip may do it. */
const guarded: ReadonlySet<ChangeableAct> = new Set(['decline', 'hang-up']);
/** They may go without a function key. */
const notWhileTyping: ReadonlySet<ChangeableAct> = new Set([
  'take-back',
  'hang-up-held-down',
  'correct-class',
  'finish-note',
  'question',
  'promise',
  'conference',
  'park',
  'keypad',
  'redial',
  'call-back',
  'no-calls',
  'raise-or-lock',
  'views',
  'go-to-day',
  'show-keys',
]);

export function placesOf(act: ChangeableAct): readonly KeyPlace[] {
  if (guarded.has(act)) return ['everywhere'];
  return act === 'hang-up-held-down' ? ['numpad'] : keyPlaces;
}

/** Whether a key there can be left out. */
export function isOptional(act: ChangeableAct, place: KeyPlace): boolean {
  return place !== 'everywhere' || notWhileTyping.has(act);
}

export function isGuarded(act: ChangeableAct): boolean {
  return guarded.has(act);
}

/** The keys as they are now: Portico's own where nothing was changed, or where the change cannot be. */
export function keysAsChanged(changed: Readonly<Record<string, readonly Chord[]>>): KeyBindings {
  let overrides = keyActs.filter((act) => isPossible(act, changed[act]));
  for (;;) {
    const bindings = withOverrides(changed, overrides);
    const clashing = overrides.find((act) => bindings[act].some((chord) => actWith(bindings, chord, act) !== null));
    if (clashing === undefined) return bindings;
    overrides = overrides.filter((act) => act !== clashing);
  }
}

/** What else has this key; null for nothing. */
export function actWith(bindings: KeyBindings, chord: Chord, but: ChangeableAct): ChangeableAct | null {
  return keyActs.find((act) => act !== but && bindings[act].includes(chord)) ?? null;
}

function withOverrides(
  changed: Readonly<Record<string, readonly Chord[]>>,
  overrides: readonly ChangeableAct[],
): KeyBindings {
  const own = new Map<ChangeableAct, readonly Chord[]>(overrides.map((act) => [act, changed[act] ?? ownKeys[act]]));
  const given = new Set([...own.values()].flat());
  // What a person gave a key to keeps it: an act of Portico's own that can be without it goes without.
  const left = keyActs.map((act) => {
    const chords =
      own.get(act) ?? ownKeys[act].filter((chord) => !given.has(chord) || !isOptional(act, placeOf(chord)));
    return [act, chords] as const;
  });
  return { ...ownKeys, ...Object.fromEntries(left) };
}

/** A change from an older Portico, or made by hand, may ask for what is not to be. */
function isPossible(act: ChangeableAct, chords: readonly Chord[] | undefined): boolean {
  if (chords === undefined) return false;
  const taken = chords.map(placeOf);
  return (
    chords.every((chord) => isFree(chord) && (!guarded.has(act) || chord.startsWith('Shift+'))) &&
    taken.every((place, nth) => placesOf(act).includes(place) && taken.indexOf(place) === nth) &&
    (isOptional(act, 'everywhere') || taken.includes('everywhere'))
  );
}

/** F1, F5, F10, F11 and F12 are the browser's and the system's; digits choose topics; Enter, Space and the like press. */
const functionKey = /^(?:Shift\+)?F(?:[2-46-9]|1[3-9]|2[0-4])$/;
const singleKey =
  /^(?:Key[A-Z]|Slash|Comma|Period|Semicolon|Quote|Bracket(?:Left|Right)|Backslash|Minus|Equal|Backquote|Intl\w+|Numpad(?:Enter|Add|Subtract|Multiply|Divide|Decimal))$/;

/** Whether Portico may take this key at all. */
export function isFree(chord: Chord): boolean {
  return functionKey.test(chord) || singleKey.test(chord);
}
