import { type LdapEntry, type Person, personOf } from '#core/ldap/person.ts';
import type { LdapSettings } from '#core/ldap/settings.ts';
import type { LdapRead, LdapSource } from '#core/ldap/source.ts';
import type { LdapFault } from '#core/ldap/view.ts';
import { type Result, failed } from '#core/support/result.ts';

export interface PeoplePages {
  /** Throws where the server fails, so that whoever keeps the people does not take the first half for all of them. */
  readonly pages: AsyncIterable<readonly Person[]>;
  /** How the server's side ended; null: it was not read to its end. */
  readonly end: () => Result<LdapRead, LdapFault> | null;
}

/** Nobody's directory has more; a server that gives pages without end is noticed. */
const mostPeople = 2_000_000;

interface PagesPorts {
  readonly source: LdapSource;
  readonly settings: LdapSettings;
  readonly country: () => string;
  readonly isClosed: () => boolean;
  /** So many more have come. */
  readonly onEntries: (count: number) => void;
}

/** The directory server's people, page by page, each when it is asked for. */
export function peoplePages({ source, settings, country, isClosed, onEntries }: PagesPorts): PeoplePages {
  let end: Result<LdapRead, LdapFault> | null = null;

  function peopleOf(entries: readonly LdapEntry[]): readonly Person[] {
    return entries.flatMap((entry) => personOf(entry, settings, country()) ?? []);
  }

  async function* pages(): AsyncGenerator<readonly Person[]> {
    const reading = source.read(settings);
    let people = 0;
    try {
      for (;;) {
        const page = await reading.next();
        if (page.done === true) {
          end = page.value;
          break;
        }
        if (isClosed()) throw new Error('the desk is closing');
        people += page.value.length;
        if (people > mostPeople) {
          await reading.return(failed('size-limit'));
          end = failed('size-limit');
          break;
        }
        onEntries(page.value.length);
        yield peopleOf(page.value);
      }
    } finally {
      // Let go in the middle: the connection is ended.
      if (end === null) await reading.return(failed('cut-off'));
    }
    if (!end.ok) throw new Error('the directory server failed');
  }

  return { pages: pages(), end: () => end };
}
