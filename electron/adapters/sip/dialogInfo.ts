import { allOf, isElement, readXml, textOf } from './xml.ts';

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

const mostDialogs = 200;

/** Null when it is no such document, whole and sound: then it says nothing, least of all that the phone is free. */
export function readDialogInfo(text: string): DialogInfo | null {
  const root = readXml(text, 'dialog-info');
  if (root === null) return null;
  // Whatever else stands beside the dialogs may be one that nobody here can read.
  if (!Object.keys(root).every((name) => name === 'dialog' || name.startsWith('@'))) return null;
  const version = textOf(root['@version']);
  const state = textOf(root['@state']).toLowerCase();
  if (!/^\d{1,10}$/.test(version) || (state !== 'full' && state !== 'partial')) return null;
  const elements = allOf(root['dialog']);
  if (elements.length > mostDialogs) return null;
  const dialogs = elements.map(dialogIn);
  const readable = dialogs.filter((dialog) => dialog !== null);
  return readable.length < dialogs.length
    ? null
    : { version: Number(version), full: state === 'full', dialogs: readable };
}

function dialogIn(element: unknown): WatchedDialog | null {
  if (!isElement(element) || element['#text'] !== undefined) return null;
  const id = textOf(element['@id']).toLowerCase();
  const state = stateIn(textOf(element['state']).toLowerCase());
  const direction = textOf(element['@direction']).toLowerCase();
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
