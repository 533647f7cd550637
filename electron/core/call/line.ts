import { z } from 'zod';
import { MessagesWaiting } from './messages.ts';
import { PhoneState } from './phone.ts';

/** The first account, or the practice exchange: every desk has this line, and most have no other. */
export const mainLine = 'main';

/** The line of a call. `name` is '' where the desk has one line only: there is nothing to tell apart. */
export const CallLine = z.object({ lineId: z.string(), name: z.string() });
export type CallLine = z.infer<typeof CallLine>;

/** Of a call's line as it is shown: null where the desk has one line only. */
export function lineIdOf(line: CallLine | null): string {
  return line?.lineId ?? mainLine;
}

export const onlyLine: CallLine = { lineId: mainLine, name: '' };

/** One account at one exchange, as the page sees it. */
export const LineView = z.object({
  ...CallLine.shape,
  phone: PhoneState,
  /** What waits in the account's mailbox at the exchange; null: not known, or no mailbox. */
  messages: MessagesWaiting.nullable(),
  /** The exchange has a code by which callers are sent to an employee's voicemail. */
  voicemail: z.boolean(),
  /** The exchange has a place where callers can be parked. */
  parks: z.boolean(),
  /** Lines with the same word are at one exchange: an extension of one is reached over the others. */
  exchange: z.string(),
});
export type LineView = z.infer<typeof LineView>;

type AtExchange = Pick<LineView, 'lineId' | 'exchange'>;

/** Whether two lines are at one exchange, by their ids; of a line that is not said, or is no more, the first one's counts. */
export function areAtOneExchange(
  lines: readonly AtExchange[],
  one: string | undefined,
  other: string | undefined,
): boolean {
  const exchangeOf = (lineId: string | undefined): string | undefined =>
    (lines.find((line) => line.lineId === lineId) ?? lines[0])?.exchange;
  return exchangeOf(one) === exchangeOf(other);
}

/**
 * The exchange of an address of record: its domain (RFC 3261 section 10.3), whatever server leads to it. Two domains at one
 * server are two tenants, whose extensions are not each other's.
 */
export function exchangeOfAddress(uri: string): string {
  return /@(\[[^\]]*\]|[^:;?>\s]*)/.exec(uri)?.[1]?.toLowerCase() ?? '';
}

/** The line that is worst off, for where one word stands for all of them; the first one where they are alike. */
export function worstPhone(lines: readonly Pick<LineView, 'phone'>[]): PhoneState['state'] {
  const badly = ['not-registered', 'not-configured', 'connecting'] as const;
  return badly.find((state) => lines.some(({ phone }) => phone.state === state)) ?? 'registered';
}
