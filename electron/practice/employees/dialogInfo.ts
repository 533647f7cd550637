import type { PhoneDialog } from './lamp.ts';

/** A whole picture of one phone's dialogs (RFC 4235 section 4.1); `entity` is its address. */
export function dialogInfo(entity: string, version: number, dialogs: readonly PhoneDialog[]): string {
  const lines = dialogs.map(
    ({ id, state }) => `  <dialog id="${id}" direction="recipient">\n    <state>${state}</state>\n  </dialog>\n`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="${escaped(entity)}">\n`,
    ...lines,
    '</dialog-info>\n',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
