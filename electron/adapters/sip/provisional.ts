import type { Header } from './frame.ts';

const statusHeader = 'portico-status';

interface Shown {
  readonly startLine: string;
  readonly headers: readonly Header[];
}

/**
 * The 18x to an INVITE is shown to sip.js as a 100 that says what it was. Of an 18x sip.js makes an early dialog whose
 * target the Contact of the 200 cannot change any more, it drops one without a Contact, and one forked INVITE with sound
 * before the answer ends the call. Here nothing is asked of an early dialog, so none is needed.
 */
export function withoutEarlyDialog(startLine: string, headers: readonly Header[]): Shown {
  const honest = headers.filter((header) => header.name !== statusHeader);
  const status = /^SIP\/2\.0 (1\d\d)/.exec(startLine)?.[1];
  if (status === undefined || !isAnswerToInvite(headers)) return { startLine, headers: honest };
  // Who answers, and on which way, is of no interest before the 200.
  const needed = honest.filter(({ name }) => name !== 'contact' && name !== 'record-route');
  return { startLine: 'SIP/2.0 100 -', headers: [...needed, { name: statusHeader, value: status }] };
}

export const isAnswerToInvite = (headers: readonly Header[]): boolean =>
  headers.some(({ name, value }) => name === 'cseq' && /\bINVITE\s*$/.test(value));

/** Of a response as sip.js reads it: what the PBX really said. */
export function provisionalStatus(message: { readonly getHeader: (name: string) => string | undefined }): number {
  return Number(message.getHeader(statusHeader) ?? 100);
}
