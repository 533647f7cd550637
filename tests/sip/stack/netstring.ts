/** Netstrings (https://cr.yp.to/proto/netstrings.txt) as baresip's control port speaks them: `12:{"a":"text"},`. */
export function netstring(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')]);
}

/** Takes chunks of a stream as they come and tells each whole netstring in them. */
export function netstringReader(tell: (text: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      if (colon === -1) return;
      const start = colon + 1;
      const end = start + Number(rest.toString('latin1', 0, colon));
      if (Number.isNaN(end)) throw new Error('baresip sent no netstring');
      if (rest.length <= end) return;
      const text = rest.toString('utf8', start, end);
      rest = rest.subarray(end + 1);
      tell(text);
    }
  };
}
