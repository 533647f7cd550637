import { connect, type Socket } from 'node:net';
import { connect as connectSecurely, getCACertificates } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { Client, type Entry } from 'ldapts';
import type { LdapEntry } from '#core/ldap/person.ts';
import { type LdapSettings, attributeNames } from '#core/ldap/settings.ts';
import type { LdapSource } from '#core/ldap/source.ts';
import type { LdapFault } from '#core/ldap/view.ts';
import { failed, ok } from '#core/support/result.ts';
import { type LdapStep, ldapFault } from './ldapFault.ts';

/** How patient it is; milliseconds and bytes. */
export interface LdapPatience {
  readonly connectMs: number;
  /** For each answer: the bind, a page of people. */
  readonly answerMs: number;
  /** A page of people without their pictures is far below it; a server that never ends a page is not. */
  readonly mostBytesOfPage: number;
}

const usualPatience: LdapPatience = { connectMs: 8_000, answerMs: 20_000, mostBytesOfPage: 32 * 1024 * 1024 };

/** Small: each is gone through at once on the thread that has the calls. */
const pageSize = 100;

/** Active Directory's own form of an id, which is no text. */
const binary = ['objectGUID'];

export function createLdapSource(patience: LdapPatience = usualPatience): LdapSource {
  return {
    async *read(settings) {
      const visit = visitTo(settings, patience);
      try {
        const client = await visit.begin();
        const pages = client.searchPaginated(settings.base, searchOf(settings, { pageSize }));
        let entries = 0;
        let referrals = 0;
        for (;;) {
          const page = await visit.orBroken(pages.next());
          if (page.done === true) return ok({ entries, referrals });
          entries += page.value.searchEntries.length;
          referrals += page.value.searchReferences.length;
          yield page.value.searchEntries.map((entry) => entryOf(entry));
        }
      } catch (error) {
        return failed(visit.faultOf(error));
      } finally {
        await visit.end();
      }
    },
    first: async (settings, count) => {
      const visit = visitTo(settings, patience);
      try {
        const client = await visit.begin();
        const search = { ...searchOf(settings, false), sizeLimit: count };
        const found = await visit.orBroken(client.search(settings.base, search));
        return ok(found.searchEntries.slice(0, count).map((entry) => entryOf(entry)));
      } catch (error) {
        return failed(visit.faultOf(error));
      } finally {
        await visit.end();
      }
    },
  };
}

/** One connection, from the first word to the last, with how far it has come. */
function visitTo(settings: LdapSettings, patience: LdapPatience) {
  const { server, startTls, bindName, password } = settings;
  const connecting = server.startsWith('ldaps:') ? 'connect-securely' : 'connect';
  const line = watchedLine(patience);
  let step: LdapStep = connecting;
  let client: Client | null = null;
  return {
    begin: async (): Promise<Client> => {
      client = new Client(optionsOf(settings, patience, line));
      if (startTls && server.startsWith('ldap:')) {
        step = 'encrypt';
        await line.orBroken(client.startTLS(tlsOptionsOf(settings)));
      }
      step = 'bind';
      await line.orBroken(client.bind(bindName, password));
      step = 'search';
      return client;
    },
    orBroken: line.orBroken,
    faultOf: (error: unknown): LdapFault => ldapFault(error, line.isConnected() ? step : connecting),
    end: async (): Promise<void> => {
      line.end();
      await client?.unbind().catch(() => undefined);
    },
  };
}

function searchOf({ filter, attributes }: LdapSettings, paged: { readonly pageSize: number } | false) {
  return {
    scope: 'sub' as const,
    derefAliases: 'never' as const,
    filter,
    paged,
    // Pictures and certificates of a hundred thousand people stay where they are.
    attributes: [...new Set(Object.values(attributes).flatMap((list) => attributeNames(list)))],
    explicitBufferAttributes: binary,
  };
}

function entryOf({ dn, ...attributes }: Entry): LdapEntry {
  const values = new Map<string, readonly (string | Uint8Array)[]>();
  for (const [name, value] of Object.entries(attributes)) {
    const plain = (name.split(';', 1)[0] ?? name).toLowerCase();
    values.set(plain, [...(values.get(plain) ?? []), ...(Array.isArray(value) ? value : [value])]);
  }
  return { dn, values };
}

function tlsOptionsOf({ server, ca }: LdapSettings): ConnectionOptions {
  const known = [...getCACertificates('default'), ...getCACertificates('system')];
  const host = hostOf(server);
  return {
    ca: ca === '' ? known : [...known, ca],
    host,
    // A name for the certificate; an address has none (RFC 6066 section 3).
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
  };
}

function hostOf(server: string): string {
  return (/^ldaps?:\/\/(\[[^\]]+\]|[^:/]+)/.exec(server)?.[1] ?? '').replace(/^\[|\]$/g, '');
}

function optionsOf(settings: LdapSettings, { connectMs, answerMs }: LdapPatience, line: WatchedLine) {
  return {
    url: settings.server,
    timeout: answerMs,
    connectTimeout: connectMs,
    strictDN: false,
    ...(settings.server.startsWith('ldaps:') ? { tlsOptions: tlsOptionsOf(settings) } : {}),
    createConnection: line.plain,
    createSecureConnection: line.secure,
  };
}

interface WatchedLine {
  readonly plain: typeof connect;
  readonly secure: typeof connectSecurely;
  readonly isConnected: () => boolean;
  /** Ends also when the server says so much, or what is no LDAP: neither is ended by the client itself. */
  readonly orBroken: <T>(act: Promise<T>) => Promise<T>;
  readonly end: () => void;
}

/** Watches what ldapts leaves unwatched: a handshake that hangs, and an answer that never ends. */
function watchedLine({ connectMs, mostBytesOfPage }: LdapPatience): WatchedLine {
  let broken: Error | null = null;
  /** Ends what is waited for now. Racing with one promise for all pages would keep every page until the last. */
  let breakNow: ((error: Error) => void) | null = null;
  const sockets: Socket[] = [];
  let connected = false;
  let bytes = 0;
  let handshake: NodeJS.Timeout | undefined;

  function breakOff(error: Error): void {
    broken ??= error;
    breakNow?.(error);
    for (const socket of sockets) socket.destroy();
  }

  function watch<T extends Socket>(socket: T, ready: 'connect' | 'secureConnect'): T {
    sockets.push(socket);
    socket.once(ready, () => {
      connected = true;
      clearTimeout(handshake);
    });
    socket.on('data', (data: Buffer) => {
      bytes += data.length;
      if (bytes > mostBytesOfPage) breakOff(new Error('the answer never ended'));
    });
    return socket;
  }

  function secure(...options: Parameters<typeof connectSecurely>) {
    clearTimeout(handshake);
    handshake = setTimeout(() => breakOff(new Error('handshake timed out')), connectMs);
    return watch(connectSecurely(...options), 'secureConnect');
  }

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- overloads, handed on as they come
    plain: ((...options: Parameters<typeof connect>) => watch(connect(...options), 'connect')) as typeof connect,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    secure: secure as typeof connectSecurely,
    isConnected: () => connected,
    orBroken: (act) => {
      bytes = 0;
      return new Promise((resolve, reject) => {
        breakNow = reject;
        // Also when nobody waits for it any more, what it throws is taken.
        act.then(resolve, reject);
        if (broken !== null) reject(broken);
      });
    },
    end: () => clearTimeout(handshake),
  };
}
