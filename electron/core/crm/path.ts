/**
 * A place in a JSON document: names with dots between, places of lists in brackets: data.items[0].name, and
 * data["first.name"] for a name with dots in it. Portico reads one value by it and needs no more: the JSONPath libraries
 * bring filters that are programs of their own, which have let strangers' settings run code.
 */
export type JsonPath = readonly (string | number)[];

const longest = 50;
const step = /^(?:\.?([^.[\]\s"{}]+)|\[(\d{1,6})\]|\["([^"\]]{1,200})"\])/;

/** null for what is no path. A leading `$` or `$.`, as JSONPath writes the whole document, is passed over. */
export function readPath(text: string): JsonPath | null {
  let rest = text.trim().replace(/^\$(?=[.[]|$)/, '');
  const steps: (string | number)[] = [];
  while (rest !== '') {
    const read = step.exec(rest);
    if (read === null || (steps.length === 0 && rest.startsWith('.') && !text.trim().startsWith('$'))) return null;
    const [all, name, place, quoted] = read;
    steps.push(place === undefined ? (quoted ?? name ?? '') : Number(place));
    if (steps.length > longest) return null;
    rest = rest.slice(all.length);
  }
  return steps.length === 0 ? null : steps;
}

/** What stands there; undefined for nothing. A number also finds the member of a list that is written as a name: items.0.name */
export function valueAt(json: unknown, path: JsonPath): unknown {
  let here = json;
  for (const one of path) {
    if (Array.isArray(here)) {
      const place = Number(one);
      here = Number.isInteger(place) ? here[place] : undefined;
    } else if (typeof here === 'object' && here !== null && Object.hasOwn(here, one)) {
      here = Object.entries(here).find(([name]) => name === String(one))?.[1];
    } else return undefined;
  }
  return here;
}

/** Several paths with spaces between, but not within brackets; null when one of them is none. */
export function readPaths(text: string): readonly JsonPath[] | null {
  const words = text.match(/(?:[^\s[\]]|\["[^"\]]*"\]|\[\d*\])+|\S/g) ?? [];
  const paths = words.map((word) => readPath(word));
  return paths.every((path) => path !== null) ? paths : null;
}
