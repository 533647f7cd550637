import { cleanLine, cleanName } from '../caller/cleanText.ts';
import { builtInClasses, type CallerClass } from '../caller/callerClass.ts';
import { fold } from '../text/fold.ts';
import type { CrmFound } from './found.ts';
import { readPath, readPaths, valueAt } from './path.ts';
import type { CrmPaths, CrmSettings } from './settings.ts';

const longestNote = 300;
const longestLink = 2_000;
/** A list of one is what many interfaces put around a single value; of more the first few are said. */
const mostOfList = 5;

/** Reads the CRM's answer by the office's paths; null: it knows nobody with this number. */
export function readCrmAnswer(json: unknown, settings: Pick<CrmSettings, 'paths' | 'classes'>): CrmFound | null {
  const { paths } = settings;
  const name = cleanName(textAt(json, paths.name));
  const company = cleanName(textAt(json, paths.company));
  const said = cleanName(textAt(json, paths.class));
  const note = cleanLine(textAt(json, paths.note), longestNote);
  if (name === '' && company === '' && said === '' && note === '') return null;
  return {
    name,
    company,
    class: classOf(said, settings.classes),
    responsible: cleanName(textAt(json, paths.responsible)),
    note,
    link: linkOf(json, paths.link),
  };
}

/** The names of the paths that cannot be read. */
export function faultsOfPaths(paths: CrmPaths): readonly (keyof CrmPaths)[] {
  const { link, ...others } = paths;
  const wrong = (['name', 'company', 'class', 'responsible', 'note'] as const).filter(
    (field) => readPaths(others[field]) === null,
  );
  return isLink(link) ? wrong : [...wrong, 'link'];
}

function textAt(json: unknown, paths: string): string {
  return (readPaths(paths) ?? [])
    .map((path) => textOf(valueAt(json, path)))
    .filter((text) => text !== '')
    .join(' ');
}

/** Words and numbers are said, also those of a list; objects, true and false are no text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (!Array.isArray(value)) return '';
  return value
    .slice(0, mostOfList)
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .join(', ');
}

/** The office's own table first; the id of one of Portico's classes means itself. */
function classOf(said: string, classes: CrmSettings['classes']): CallerClass | null {
  const word = fold(said);
  if (word === '') return null;
  const meant = classes.find(({ says, class: of }) => fold(says) === word || of === word);
  if (meant !== undefined) return meant.class;
  return builtInClasses.find((own) => own === word && own !== 'unknown') ?? null;
}

const inBraces = /\{([^{}]+)\}/g;

function isLink(link: string): boolean {
  if (link === '') return true;
  if (!isTemplate(link)) return readPath(link) !== null;
  if (!/^https?:\/\/[^/?#{}\s]+/i.test(link)) return false;
  return [...link.matchAll(inBraces)].every(([, path]) => readPath(path ?? '') !== null);
}

function isTemplate(link: string): boolean {
  return link.includes('{') || /^\w+:\/\//.test(link);
}

/** Never anything but http and https: javascript: and file: would act in the receptionist's name. */
function linkOf(json: unknown, link: string): string | null {
  if (link === '') return null;
  const holes = [...link.matchAll(inBraces)].map(([, path]) => textAt(json, path ?? ''));
  // A link with a hole in it leads nowhere.
  if (holes.includes('')) return null;
  const made = isTemplate(link)
    ? link.replace(inBraces, (_all, path: string) => encodeURIComponent(textAt(json, path)))
    : textAt(json, link).trim();
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(made) && made.length <= longestLink ? made : null;
}
