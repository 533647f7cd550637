import { type LookupFunction, BlockList, isIP } from 'node:net';
import { lookup as findName } from 'node:dns';

/** Where a server outside has no business to send us: this machine, and addresses that are valid on one cable alone. */
const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addSubnet('0.0.0.0', 8, 'ipv4');
own.addSubnet('169.254.0.0', 16, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addAddress('::', 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

/**
 * For a redirection to another server than the one that the settings name: it is followed, but not to this machine,
 * whose programs trust whoever asks from here. The name is looked at when it is resolved, so that it cannot change after.
 */
export function fromElsewhere(url: URL): { readonly lookup: LookupFunction } {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isOwn(literal)) throw refused();
  return {
    lookup: (name, options, told) => {
      findName(name, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return told(error, []);
        if (addresses.some(({ address }) => isOwn(address))) return told(refused(), []);
        if (options.all === true) return told(null, addresses);
        return told(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
      });
    },
  };
}

function isOwn(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return /^(?:localhost|.*\.localhost)\.?$/i.test(address);
  return own.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function refused(): Error & { readonly code: string } {
  return Object.assign(new Error('a redirection to this machine'), { code: 'ERR_PORTICO_REDIRECT' });
}
