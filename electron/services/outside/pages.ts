import { type LdapEntry, type Person, personOf } from '#core/ldap/person.ts';
import type { LdapSettings } from '#core/ldap/settings.ts';
import type { LdapRead, LdapSource } from '#core/ldap/source.ts';
import type { LdapFault } from '#core/ldap/view.ts';
import { type Result, failed } from '#core/support/result.ts';

export interface PeoplePages {
  /** Throws where the server fails, so that whoever keeps the people does not take the first half for all of them. */
  readonly pages: AsyncIterable<readonly Person[]>;
  /** How the server's side ended, or why it was stopped; null: it was not read to its end. */
  readonly end: () => Result<LdapRead, LdapFault> | null;
  /** Waits no longer for the server, whatever it is doing. */
  readonly stop: (why: LdapFault) => void;
}

interface PagesPorts {
  readonly source: LdapSource;
  readonly settings: LdapSettings;
  readonly country: () => string;
  /** So many more have come. */
  readonly onEntries: (count: number) => void;
}

/** The directory server's people, page by page, each when it is asked for. */
export function peoplePages({ source, settings, country, onEntries }: PagesPorts): PeoplePages {
  let end: Result<LdapRead, LdapFault> | null = null;
  let stopped: LdapFault | null = null;
  /** Ends what is waited for now. */
  let breakOff: (() => void) | null = null;

  function peopleOf(entries: readonly LdapEntry[]): readonly Person[] {
    return entries.flatMap((entry) => personOf(entry, settings, country()) ?? []);
  }

  function next(reading: ReturnType<LdapSource['read']>): ReturnType<typeof reading.next> {
    return new Promise((resolve, reject) => {
      breakOff = () => reject(new Error('stopped'));
      if (stopped === null) reading.next().then(resolve, reject);
      else breakOff();
    });
  }

  async function* pages(): AsyncGenerator<readonly Person[]> {
    const reading = source.read(settings);
    try {
      for (;;) {
        const page = await next(reading);
        if (page.done === true) {
          end = page.value;
          break;
        }
        onEntries(page.value.length);
        yield peopleOf(page.value);
      }
    } finally {
      // Let go in the middle: the connection is ended, when the server has said what it is saying.
      const letGo = end === null ? reading.return(failed('cut-off')) : null;
      if (stopped === null) await letGo;
    }
    if (!end.ok) throw new Error('the directory server failed');
  }

  return {
    pages: pages(),
    end: () => (stopped === null ? end : failed(stopped)),
    stop: (why) => {
      stopped ??= why;
      breakOff?.();
    },
  };
}
