import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type Element = Readonly<Record<string, unknown>>;

/** Far above what a phone and its neighbours can say. */
const longestDocument = 64 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * The root of a document by its name, names without prefixes, attributes with `@`; null when it is no such document, whole
 * and sound. Document types and entities have no place in what a notifier says, and are not looked at.
 */
export function readXml(text: string, root: string): Element | null {
  if (text.length > longestDocument || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    if (XMLValidator.validate(text) !== true) return null;
    const parsed: unknown = parser.parse(text);
    const found = isElement(parsed) && Object.keys(parsed).length === 1 ? parsed[root] : null;
    return isElement(found) ? found : null;
  } catch {
    return null;
  }
}

export const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands there once or several times. */
export function allOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all;
}

/** The text of an attribute, or of an element with or without attributes; '' when there is none. */
export function textOf(value: unknown): string {
  const text = isElement(value) ? value['#text'] : value;
  return typeof text === 'string' ? text.trim() : '';
}
