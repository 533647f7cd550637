import type { MessagesWaiting } from '#core/call/messages.ts';
import { addressParts } from './address.ts';
import { type EventPackage, wholeDocuments } from './eventPackage.ts';

/** A mailbox (RFC 3842). */
export const messagePackage: EventPackage<MessagesWaiting> = {
  event: 'message-summary',
  type: 'application/simple-message-summary',
  reader: wholeDocuments(readMessageSummary),
};

/** A body longer than this is no summary. */
const longest = 16 * 1024;
/** Far above what anybody has kept. */
const most = 99_999;

/**
 * Null when it is no summary: then it says nothing, least of all that there is no message. Lines that are not understood
 * are passed over (RFC 3842 section 5.2 lets message headers follow); other kinds than voice are not for a telephone.
 */
function readMessageSummary(body: string): MessagesWaiting | null {
  if (body.length > longest) return null;
  const fields = new Map(
    body.split(/\r\n|\r|\n/).flatMap((line): readonly (readonly [string, string])[] => {
      const [, name, value] = /^\s*([A-Za-z-]{1,40})\s*:\s*(.*?)\s*$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
  const waiting = fields.get('messages-waiting')?.toLowerCase();
  if (waiting !== 'yes' && waiting !== 'no') return null;
  const [, fresh, kept] = /^(\d{1,9})\s*\/\s*(\d{1,9})/.exec(fields.get('voice-message') ?? '') ?? [];
  const [, number] = /^sips?:([+*#\d]{1,32})@/i.exec(addressParts(fields.get('message-account') ?? '').uri) ?? [];
  return {
    fresh: waiting === 'no' ? 0 : count(fresh),
    kept: count(kept),
    number: number ?? null,
  };
}

function count(digits: string | undefined): number | null {
  return digits === undefined ? null : Math.min(Number(digits), most);
}
