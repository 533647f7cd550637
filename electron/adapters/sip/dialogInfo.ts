import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One dialog of a watched phone (RFC 4235 section 4.1.2). */
export interface WatchedDialog {
  readonly id: string;
  readonly state: 'trying' | 'proceeding' | 'early' | 'confirmed' | 'terminated';
  /** `initiator`: the watched phone has called; null when it was not said. */
  readonly direction: 'initiator' | 'recipient' | null;
}

/** A dialog-info document (RFC 4235 section 4.1). */
export interface DialogInfo {
  readonly version: number;
  /** `full`: there are no other dialogs than these. */
  readonly full: boolean;
  readonly dialogs: readonly WatchedDialog[];
}

/** Far above what a phone and its neighbours can say. */
const longestDocument = 64 * 1024;
const mostDialogs = 200;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (name) => name === 'dialog',
});

/**
 * Null when it is no such document, whole and sound: then it says nothing, least of all that the phone is free. Document
 * types and entities have no place in it, and are not looked at.
 */
export function readDialogInfo(text: string): DialogInfo | null {
  if (text.length > longestDocument || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    if (XMLValidator.validate(text) !== true) return null;
    const parsed: unknown = parser.parse(text);
    return documentIn(parsed);
  } catch {
    return null;
  }
}

type Element = Readonly<Record<string, unknown>>;

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function documentIn(parsed: unknown): DialogInfo | null {
  const root = isElement(parsed) && Object.keys(parsed).length === 1 ? parsed['dialog-info'] : null;
  if (!isElement(root)) return null;
  // Whatever else stands beside the dialogs may be one that nobody here can read.
  if (!Object.keys(root).every((name) => name === 'dialog' || name.startsWith('@'))) return null;
  const version = textOf(root['@version']);
  const state = textOf(root['@state']);
  if (!/^\d{1,10}$/.test(version) || (state !== 'full' && state !== 'partial')) return null;
  const elements: readonly unknown[] = Array.isArray(root['dialog']) ? root['dialog'] : [];
  if (elements.length > mostDialogs) return null;
  const dialogs = elements.map(dialogIn);
  const readable = dialogs.filter((dialog) => dialog !== null);
  return readable.length < dialogs.length
    ? null
    : { version: Number(version), full: state === 'full', dialogs: readable };
}

function dialogIn(element: unknown): WatchedDialog | null {
  if (!isElement(element) || element['#text'] !== undefined) return null;
  const id = textOf(element['@id']);
  const state = stateIn(textOf(element['state']));
  const direction = textOf(element['@direction']);
  if (id === '' || state === null) return null;
  return { id, state, direction: direction === 'initiator' || direction === 'recipient' ? direction : null };
}

function stateIn(text: string): WatchedDialog['state'] | null {
  switch (text) {
    case 'trying':
    case 'proceeding':
    case 'early':
    case 'confirmed':
    case 'terminated':
      return text;
    default:
      return null;
  }
}

/** The text of an attribute, or of an element with or without attributes; in lower case, '' when there is none. */
function textOf(value: unknown): string {
  const text = isElement(value) ? value['#text'] : value;
  return typeof text === 'string' ? text.trim().toLowerCase() : '';
}
