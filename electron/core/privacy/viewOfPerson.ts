import type { JournalFilter } from '../journal/filter.ts';
import type { SavedView } from '../journal/savedView.ts';
import { fold } from '../text/fold.ts';
import { type SoughtPerson, lookFor } from './person.ts';

/** Of a number so many digits anywhere, or so many at its end, are one person's; fewer are a town's or a network's. */
const ownDigits = 7;
const ownEnd = 5;
/** Shorter beginnings of words find half a town. */
const ownLetters = 3;

/**
 * A saved view without a person: the view itself where it is not about the person, changed where a list of it names the
 * person beside others, null where it was made to find the person.
 */
export function viewWithout(view: SavedView, person: SoughtPerson): SavedView | null {
  if (lookFor(person).mentions(view.name)) return null;
  const filter = filterWithout(view.filter, person);
  return filter === null ? null : { ...view, filter };
}

/** As `viewWithout`, of what is looked for alone. */
export function filterWithout(filter: JournalFilter, person: SoughtPerson): JournalFilter | null {
  const look = lookFor(person);
  const { text = '', number = '', topics, dialled } = filter;
  if (look.mentions(text) || isOfName(text, person)) return null;
  if ([number, text].some((one) => isOfNumber(one, person))) return null;
  const named = { ...(topics === undefined ? {} : { topics }), ...(dialled === undefined ? {} : { dialled }) };
  const changed = { ...filter };
  for (const key of ['topics', 'dialled'] as const) {
    const list = named[key];
    if (list === undefined || !list.some(look.mentions)) continue;
    const left = list.filter((one) => !look.mentions(one));
    // A list that nothing is left of would restrict nothing any more.
    if (left.length === 0) return null;
    changed[key] = left;
  }
  return changed;
}

/** A search for this text finds the person by name. */
function isOfName(text: string, { names }: SoughtPerson): boolean {
  const words = fold(text).split(' ').filter(Boolean);
  if (!words.some((word) => word.length >= ownLetters)) return false;
  return names.some((name) => {
    const own = fold(name).split(' ');
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
}

function isOfNumber(text: string, { numbers }: SoughtPerson): boolean {
  return [text, ...text.split(/[^\d\s()+./-]+/)].some((part) => {
    const digits = part.replaceAll(/\D/g, '').replace(/^0+/, '');
    return numbers.some((number) => {
      const own = number.replaceAll(/\D/g, '');
      return (
        digits !== '' &&
        (own === digits ||
          (digits.length >= ownDigits && own.includes(digits)) ||
          (digits.length >= ownEnd && own.endsWith(digits)))
      );
    });
  });
}
