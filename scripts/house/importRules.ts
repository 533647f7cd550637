import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Import, importsOf } from './importsOf.ts';
import { type Part, parts } from './parts.ts';

/** A file to examine: path from the project's folder with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly import: string;
  /** Who may not do what. */
  readonly rule: string;
  /** What to do about it. */
  readonly instead: string;
}

interface Place {
  readonly part: Part;
  /** The folder or file in which imports are free. */
  readonly area: string;
}

type Complaint = Pick<Violation, 'rule' | 'instead'>;

function placeOf(path: string): Place | undefined {
  for (const part of parts) {
    for (const at of part.at) {
      const pattern = at.replaceAll('.', '\\.').replaceAll('*', '[^/]+') + (at.endsWith('/') ? '' : '$');
      const area = new RegExp(`^${pattern}`).exec(path)?.[0];
      if (area !== undefined) return { part, area };
    }
  }
  return undefined;
}

function topFolder(path: string) {
  return path.split('/', 1)[0];
}

/** The package's name without what is asked of it: `react-dom/client` is `react-dom`. */
function packageOf(specifier: string) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function allows(packages: readonly string[], name: string) {
  return packages.some(
    (allowed) => allowed === name || (allowed.endsWith('/*') && name.startsWith(allowed.slice(0, -1))),
  );
}

/** How core is spelled: by #core from elsewhere, relative from within. */
function spelling(from: string, to: string, target: string): Complaint | undefined {
  const fromCore = from.startsWith('electron/core/');
  const toCore = target.startsWith('electron/core/');
  if (fromCore && to.startsWith('#')) {
    return { rule: 'core spells itself without #core', instead: 'Write a relative path.' };
  }
  if (!fromCore && toCore && to.startsWith('.')) {
    const spelled = target.replace('electron/core/', '#core/');
    return { rule: 'core is spelled #core from outside', instead: `Write '${spelled}'.` };
  }
  return undefined;
}

function judgeTarget(from: string, { part, area }: Place, target: string): Complaint | undefined {
  if (topFolder(from) !== topFolder(target) && !target.startsWith('electron/core/')) {
    return { rule: `${part.name} may not leave ${topFolder(from)}/`, instead: part.instead };
  }
  const place = placeOf(target);
  if (!place)
    return { rule: `${target} belongs to no part of the house`, instead: 'Give it a row in scripts/house/parts.ts.' };
  if (place.area === area || part.may.includes(place.part.name)) return undefined;
  return { rule: `${part.name} (${area}) may not import ${place.part.name} (${place.area})`, instead: part.instead };
}

function judge(from: string, place: Place | undefined, to: string | null): Complaint | undefined {
  if (to === null) {
    if (!place) return undefined;
    return { rule: 'an import is written out', instead: 'Write the path as plain text, so that it can be checked.' };
  }
  const bare = to.replace(/\?.*$/, '');
  if (bare.startsWith('.') || bare.startsWith('#core/')) {
    const target = bare.startsWith('.')
      ? posix.join(posix.dirname(from), bare)
      : posix.join('electron/core', bare.slice('#core/'.length));
    return spelling(from, bare, target) ?? (place && judgeTarget(from, place, target));
  }
  if (!place) return undefined;
  const { part } = place;
  if (isBuiltin(bare)) {
    return part.node ? undefined : { rule: `${part.name} may not import Node’s ${bare}`, instead: part.instead };
  }
  if (allows(part.packages, packageOf(bare))) return undefined;
  return { rule: `${part.name} may not import the package ${packageOf(bare)}`, instead: part.instead };
}

function examineFile({ path, text }: SourceFile): Violation[] {
  const place = placeOf(path);
  // Tests may import everything, and are bound to the spelling alone.
  if (!place && !path.startsWith('tests/')) {
    const instead = 'Move it, or give its folder a row in scripts/house/parts.ts.';
    return [{ file: path, line: 1, import: '', rule: 'every file belongs to a part of the house', instead }];
  }
  return importsOf(path, text).flatMap(({ to, line }: Import) => {
    const complaint = judge(path, place, to);
    return complaint ? [{ file: path, line, import: to ?? 'computed', ...complaint }] : [];
  });
}

/** Every import that the table of parts forbids. Throws without files: a check of nothing is no check. */
export function examineImports(files: readonly SourceFile[]): Violation[] {
  if (files.length === 0) throw new Error('The import rules were given no file to examine.');
  return files.flatMap((file) => examineFile(file));
}
