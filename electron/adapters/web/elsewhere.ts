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

/** Addresses within a house (RFC 1918, RFC 6598, RFC 4193). */
const house = new BlockList();
house.addSubnet('10.0.0.0', 8, 'ipv4');
house.addSubnet('172.16.0.0', 12, 'ipv4');
house.addSubnet('192.168.0.0', 16, 'ipv4');
house.addSubnet('100.64.0.0', 10, 'ipv4');
house.addSubnet('fc00::', 7, 'ipv6');

/** Whether this address is one of the house or of this machine. */
export function isInside(address: string): boolean {
  return isOwn(address) || isIn(house, address);
}

/**
 * For a redirection to another server than the one that the settings name: it is followed, but not to this machine,
 * whose programs trust whoever asks from here, and from outside not into the house. The name is looked at when it is
 * resolved, so that it cannot change after. Throws where the address itself says so.
 */
export function fromElsewhere(url: URL, fromInside: boolean): { readonly lookup: LookupFunction } {
  const isShut = fromInside ? isOwn : isInside;
  if (isShut(url.hostname.replace(/^\[|\]$/g, ''))) throw refused();
  return {
    lookup: (name, options, told) => {
      findName(name, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return told(error, []);
        if (addresses.some(({ address }) => isShut(address))) return told(refused(), []);
        if (options.all === true) return told(null, addresses);
        return told(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
      });
    },
  };
}

function isOwn(address: string): boolean {
  return isIP(address) === 0 ? /^(?:localhost|.*\.localhost)\.?$/i.test(address) : isIn(own, address);
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function refused(): Error & { readonly code: string } {
  return Object.assign(new Error('a redirection into this house'), { code: 'ERR_PORTICO_REDIRECT' });
}
