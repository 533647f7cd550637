import type { CallerCard } from '../caller/card.ts';
import { cleanLine } from '../caller/cleanText.ts';
import type { TransferTarget } from '../call/transfer.ts';
import { pbxProfiles } from './profiles.ts';
import type { PbxRules } from './rules.ts';

/** What the desk's INVITE to the target of a transfer tells of the caller. */
export interface Presented {
  /** Beside the desk's own address in From; '' for none. */
  readonly displayName: string;
  /** Whole header lines without a line end. */
  readonly headers: readonly string[];
  /** To be sent to the target as MESSAGE (RFC 3428); null for nothing. */
  readonly message: string | null;
}

export interface PresentedCall {
  readonly card: Pick<CallerCard, 'name' | 'number'>;
  readonly target: TransferTarget;
  /** Topic and essence in the desk's words, '' for none. */
  readonly note: string;
  readonly rules: PbxRules;
  /** The desk's address of record. */
  readonly desk: string;
}

/** UTF-16 units: what the display of a phone shows, and what it is worth to send as text. */
const longestName = 60;
const longestSubject = 120;
const longestMessage = 500;

/**
 * Inside the house the target sees who is calling, and the note where that is wanted. Outside it never sees a name of our
 * directory or a note, and the number only where the PBX was set up to believe the desk. Who withholds the number
 * stays withheld (RFC 3323 section 4.2). Pure.
 */
export function presented({ card, target, note, rules, desk }: PresentedCall): Presented {
  const inside = isInside(target);
  const [, deskUser = '', domain = ''] = /^sips?:([^@]*)@(.+)$/.exec(desk) ?? [];
  const withheld = card.number.kind === 'withheld';
  const name = inside && !withheld ? quotable(card.name) : '';
  const who = name || (inside && !withheld ? quotable(card.number.shown) : '');
  const text = inside && rules.passesNote ? note : '';
  const byMessage = pbxProfiles[rules.kind].noteBy.is === 'message';
  const subject = byMessage ? '' : cleanLine(text, longestSubject);
  return {
    displayName: who === '' ? '' : `${who} (${deskUser})`,
    headers: [
      ...(withheld ? privacy(rules) : identity(rules, name, card.number, domain)),
      ...(subject === '' ? [] : [`Subject: ${subject}`]),
    ],
    message: byMessage ? cleanLine(text, longestMessage) || null : null,
  };
}

/** The house ends at the PBX: an employee's mobile is outside. */
function isInside({ employeeId, number, at }: TransferTarget): boolean {
  if (at === 'mobile') return false;
  return employeeId !== null || /^[\d*#]{1,6}$/.test(number);
}

/** The desk's own identity, which the PBX asserts instead, would tell nothing of the caller: neither is shown. */
function privacy({ callerBy }: PbxRules): readonly string[] {
  return callerBy === 'none' ? [] : ['Privacy: id'];
}

/** RFC 3325 section 9.1; draft-ietf-sip-privacy-04 for Remote-Party-ID. */
function identity(
  { callerBy }: PbxRules,
  name: string,
  { e164, shown }: CallerCard['number'],
  domain: string,
): readonly string[] {
  const user = e164 ?? shown;
  if (callerBy === 'none' || domain === '' || !/^\+?\d+$/.test(user)) return [];
  const address = `${name === '' ? '' : `"${name}" `}<sip:${user}@${domain}>`;
  return callerBy === 'p-asserted-identity'
    ? [`P-Asserted-Identity: ${address}`]
    : [`Remote-Party-ID: ${address};party=calling;privacy=off;screen=no`];
}

/** Between quotation marks without escapes, which not every PBX undoes (RFC 3261 section 25.1, quoted-string). */
function quotable(text: string): string {
  return cleanLine(text.replaceAll(/["\\<>]/g, ' '), longestName);
}
