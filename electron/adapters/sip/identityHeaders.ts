import type { RawHeader } from '#core/caller/identity.ts';
import { boundHeader } from '#core/caller/nameAddr.ts';
import type { Header } from './frame.ts';

/** Headers from which the desk concludes who is calling, for whom and about what; spelled as their RFCs do. */
const identityNames: ReadonlyMap<string, string> = new Map([
  ['from', 'From'],
  ['to', 'To'],
  ['p-asserted-identity', 'P-Asserted-Identity'],
  ['remote-party-id', 'Remote-Party-ID'],
  ['diversion', 'Diversion'],
  ['history-info', 'History-Info'],
  ['privacy', 'Privacy'],
  ['call-info', 'Call-Info'],
  ['subject', 'Subject'],
]);

const longestValue = 1_024;
const mostHeaders = 32;

/** In order of arrival, each value as it came; of more than 1,024 characters its beginning and its end, where the address is. */
export function identityHeaders(headers: readonly Header[]): RawHeader[] {
  return headers
    .flatMap(({ name, value }) => {
      const spelled = identityNames.get(name);
      return spelled === undefined ? [] : [{ name: spelled, value: boundHeader(value, longestValue).toWellFormed() }];
    })
    .slice(0, mostHeaders);
}
