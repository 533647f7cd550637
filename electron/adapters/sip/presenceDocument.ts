import type { ToldPresence } from '#core/routing/told.ts';
import { type EventPackage, wholeDocuments } from './eventPackage.ts';
import { allOf, isElement, readXml, textOf } from './xml.ts';

/** `here`: nothing is said that speaks against a call. */
type Said = ToldPresence | 'here';

/** A person, by her presence (RFC 3856) in a PIDF document (RFC 3863). */
export const presencePackage: EventPackage<Said> = {
  event: 'presence',
  type: 'application/pidf+xml',
  reader: wholeDocuments(readPresence),
};

/**
 * Activities of RFC 4480 section 3.2 and what they are to somebody who wants to put a call through; the most telling one
 * comes first where several are named. `busy` and `on-the-phone` are not here: exchanges make them from the telephone's
 * state (Asterisk: res_pjsip_pidf_body_generator), which the lamp tells better.
 */
const meanings: readonly (readonly [state: ToldPresence['state'], activities: readonly string[]])[] = [
  ['do-not-disturb', ['do-not-disturb', 'dnd', 'donotdisturb']],
  ['absent', ['vacation', 'holiday', 'permanent-absence', 'travel']],
  ['meeting', ['meeting', 'appointment', 'presentation']],
  ['lunch', ['meal', 'breakfast', 'dinner']],
  [
    'away',
    ['away', 'in-transit', 'steering', 'shopping', 'sleeping', 'worship', 'playing', 'performance', 'spectator', 'tv'],
  ],
];

/** Words that exchanges write for the telephone's state, not a person's own; with one of them `away` is the telephone's. */
const telephonesOwn = new Set(['ready', 'ringing', 'on the phone', 'on hold', 'unavailable', 'not online', 'idle']);
const doNotDisturb = /^(?:do not disturb|dnd)$/i;

const longestNote = 120;
const mostElements = 2_000;

/** Null when it is no such document: then it says nothing. */
function readPresence(body: string): Said | null {
  const root = readXml(body, 'presence');
  if (root === null) return null;
  const activities = new Set<string>();
  const notes: string[] = [];
  let left = mostElements;

  function look(element: unknown): void {
    left -= 1;
    if (!isElement(element) || left < 0) return;
    for (const [name, value] of Object.entries(element)) {
      for (const one of allOf(value)) {
        if (name === 'note') notes.push(textOf(one));
        else if (name === 'activities' && isElement(one))
          for (const activity of Object.keys(one)) activities.add(activity.toLowerCase());
        look(one);
      }
    }
  }

  look(root);
  const own = notes.find((note) => note !== '') ?? '';
  if (telephonesOwn.has(own.toLowerCase())) return 'here';
  if (doNotDisturb.test(own)) return { state: 'do-not-disturb', note: '' };
  const meant = meanings.find(([, names]) => names.some((name) => activities.has(name)));
  return meant === undefined ? 'here' : { state: meant[0], note: own.slice(0, longestNote) };
}
