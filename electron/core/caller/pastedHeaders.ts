import type { RawHeader } from './identity.ts';

const mostHeaders = 200;
const longestValue = 1024;

/**
 * Headers as somebody copies them out of a trace: "Name: value" line by line, folded lines joined (RFC 3261 section 7.3.1).
 * What is no header, such as the request's first line, is left out.
 */
export function pastedHeaders(text: string): RawHeader[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .flatMap((line): RawHeader[] => {
      const [, name, value] = /^\s*([A-Za-z0-9!#$%&'*+.^_`|~-]{1,60})[ \t]*:(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value: value.trim().slice(0, longestValue) }];
    })
    .slice(0, mostHeaders);
}
