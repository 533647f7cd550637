import { XMLParser } from 'fast-xml-parser';

/** A property list as ioreg writes it (plist(5)): a dict is keys and values in turn, so the order counts. */
const parser = new XMLParser({
  preserveOrder: true,
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
});

type Node = Readonly<Record<string, unknown>>;

/** Every dict of the document, nested ones too: key -> text of the value; values that are no text are left out. */
export function dictsOf(text: string): readonly ReadonlyMap<string, string>[] {
  const dicts: ReadonlyMap<string, string>[] = [];
  // A stack of our own: how deep the registry goes is not ours to say.
  const ahead: unknown[] = [parser.parse(text)];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (!Array.isArray(next)) continue;
    for (const node of next.filter(isNode)) {
      for (const [name, inside] of Object.entries(node)) {
        if (name === 'dict' && Array.isArray(inside)) dicts.push(pairsOf(inside.filter(isNode)));
        ahead.push(inside);
      }
    }
  }
  return dicts;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pairsOf(children: readonly Node[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let key: string | null = null;
  for (const child of children) {
    const name = Object.keys(child)[0] ?? '';
    const text = textOf(child[name]);
    if (name === 'key') key = text;
    else if (key !== null && text !== null) pairs.set(key, text);
  }
  return pairs;
}

function textOf(inside: unknown): string | null {
  const first: unknown = Array.isArray(inside) ? inside[0] : null;
  const text = isNode(first) ? first['#text'] : null;
  return typeof text === 'string' ? text : null;
}
