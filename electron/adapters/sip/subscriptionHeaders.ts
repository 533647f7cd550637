import { addressParts } from './address.ts';
import type { Header } from './frame.ts';

const token = /^[A-Za-z0-9.!%*_+`'~-]{1,64}/;

/**
 * Event, Subscription-State and Contact of a NOTIFY in the form that sip.js takes: it refuses one by 489 for a capital
 * letter, and forgets the whole subscription for a parameter that it cannot read.
 */
export function subscriptionHeaders(
  startLine: string,
  headers: readonly Header[],
  bodyType: string | null,
): readonly Header[] {
  if (!startLine.startsWith('NOTIFY ')) return headers;
  const value = (name: string): string | undefined => headers.find((header) => header.name === name)?.value;
  const others = headers.filter(({ name }) => name !== 'event' && name !== 'subscription-state');
  const event = plainEvent(value('event') ?? '', bodyType);
  const state = value('subscription-state');
  const contact = value('contact') ?? addressParts(value('from') ?? '').address;
  return [
    ...others,
    { name: 'event', value: event },
    // Inside a call sip.js does not look at it, and what was not said is not to be made up.
    ...(state === undefined && event.startsWith('refer')
      ? []
      : [{ name: 'subscription-state', value: plainState(state ?? '') }]),
    ...(value('contact') === undefined ? [{ name: 'contact', value: contact }] : []),
  ];
}

/** A NOTIFY without any is about the REFER when it has that one's body (RFC 3515 section 2.4.5). */
function plainEvent(value: string, bodyType: string | null): string {
  const name = token.exec(value.trim())?.[0].toLowerCase() ?? (bodyType === 'message/sipfrag' ? 'refer' : 'unknown');
  const id = /;\s*id\s*=\s*([A-Za-z0-9.-]{1,64})/i.exec(value)?.[1];
  return id === undefined ? name : `${name};id=${id}`;
}

/** Not said is active: so it was before RFC 3265, and a body is there to be read. */
function plainState(value: string): string {
  const name = token.exec(value.trim())?.[0].toLowerCase() ?? '';
  const state = name === 'terminated' || name === 'pending' ? name : 'active';
  const parameter = (key: string, shape: string): string => {
    const found = new RegExp(`;\\s*${key}\\s*=\\s*(${shape})`, 'i').exec(value)?.[1]?.toLowerCase();
    return found === undefined ? '' : `;${key}=${found}`;
  };
  return (
    state +
    parameter('reason', '[A-Za-z-]{1,32}') +
    parameter('expires', '\\d{1,5}') +
    parameter('retry-after', '\\d{1,5}')
  );
}
