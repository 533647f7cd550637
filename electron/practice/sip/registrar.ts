import { addressOfRecord, parameterOf, token, uriOf } from './address.ts';
import type { Challenger } from './digest.ts';
import type { Link } from './door.ts';
import { headerOf, headersOf, type SipRequest, writeResponse } from './message.ts';

/** Where the desk can be rung. */
interface Binding {
  readonly link: Link;
  /** Request-URI of calls to the desk. */
  readonly contact: string;
}

export interface Registrar {
  readonly register: (link: Link, request: SipRequest) => void;
  /** null while the desk is not registered, or its registration ran out. */
  readonly binding: () => Binding | null;
  /** The link is gone, and with it what was registered over it. */
  readonly forget: (link: Link) => void;
}

export interface RegistrarOptions {
  readonly domain: string;
  readonly user: string;
  readonly challenger: Challenger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The desk can be rung from now on. */
  readonly onRegistered: () => void;
}

const usualSeconds = 300;
const longestSeconds = 3600;

/** Registrar of one address of record with one place to ring (RFC 3261 section 10.3); the newest REGISTER wins. */
export function createRegistrar(options: RegistrarOptions): Registrar {
  let bound: (Binding & { readonly until: number }) | null = null;
  const current = () => (bound !== null && bound.link.isOpen() && bound.until > options.now() ? bound : null);

  function accept(link: Link, request: SipRequest): void {
    const [contactHeader] = headersOf(request, 'contact');
    const contact = contactHeader === undefined ? null : uriOf(contactHeader);
    const seconds = secondsAsked(request, contactHeader ?? '');
    const removing = seconds === 0 && contact !== null;
    if (contact !== null && !(removing && contact === '*') && !/^sips?:[^\s<>]+$/i.test(contact)) {
      link.send(writeResponse(request, 400, 'Bad Request', token()));
      return;
    }
    // A page that goes away takes back its own registration, never its successor's.
    if (removing && (contact === '*' || contact === bound?.contact)) bound = null;
    if (!removing && contact !== null) bound = { link, contact, until: options.now() + seconds * 1000 };
    const left = current();
    const expires = left === null ? 0 : Math.ceil((left.until - options.now()) / 1000);
    const answer = left === null ? [] : [['Contact', `<${left.contact}>;expires=${expires}`] as const];
    link.send(writeResponse(request, 200, 'OK', token(), answer));
    if (!removing && left !== null) options.onRegistered();
  }

  return {
    register: (link, request) => {
      const verdict = options.challenger.check(request.method, request.uri, headerOf(request, 'authorization'));
      if (verdict !== 'accepted') {
        const challenge = options.challenger.challenge(verdict === 'stale');
        link.send(writeResponse(request, 401, 'Unauthorized', token(), [['WWW-Authenticate', challenge]]));
        return;
      }
      const address = addressOfRecord(uriOf(request.to));
      if (address?.user === options.user && address.host === options.domain) accept(link, request);
      else link.send(writeResponse(request, 404, 'Not Found', token()));
    },
    binding: current,
    forget: (link) => {
      if (bound?.link === link) bound = null;
    },
  };
}

/** The contact's own wish goes before the header's (RFC 3261 section 10.2.1.1); 0 removes. */
function secondsAsked(request: SipRequest, contactHeader: string): number {
  const said = parameterOf(contactHeader, 'expires') ?? headerOf(request, 'expires') ?? '';
  return /^\d{1,9}$/.test(said) ? Math.min(Number(said), longestSeconds) : usualSeconds;
}
