import { cleanLine, cleanName } from '#core/caller/cleanText.ts';
import type { PublicNumber } from '#core/caller/company.ts';
import { dialledKey } from '#core/caller/directory.ts';
import { dialledLines } from '#core/caller/dialledLines.ts';
import type { DirectoryStore, Office } from '#core/caller/directoryStore.ts';
import { understandNumber } from '#core/caller/number.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

export interface PublicNumbersPorts {
  readonly store: Pick<DirectoryStore, 'office' | 'savePublicNumber' | 'removePublicNumber'>;
  readonly journal: Pick<JournalStore, 'dialled'>;
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  /** What the office says of itself, as it is now. */
  readonly office: () => Office;
  /** A number was added, changed or removed: cards and targets follow. */
  readonly onOffice: (office: Office) => void;
}

const longestText = 500;

/** The questions about the office's public numbers. */
export function createPublicNumberHandlers(ports: PublicNumbersPorts): HandlersOf<'numbers'> {
  const { store, journal } = ports;
  // One after the other: two pages must not give one number two entries.
  const inTurn = createTurns();

  async function follow(): Promise<void> {
    ports.onOffice(await store.office());
  }

  async function save(typed: PublicNumber, was: string | null): Promise<Result<{ entry: PublicNumber }, RefusalCode>> {
    const entry = tidy(typed);
    const wrong = mistakeIn(entry, was);
    if (wrong !== null) return failed(wrong);
    const saved = await store.savePublicNumber(entry, was);
    if (!saved.ok) return saved;
    await follow();
    return ok({ entry });
  }

  function mistakeIn({ number, label, owner, ignored }: PublicNumber, was: string | null): RefusalCode | null {
    const { employees, publicNumbers } = ports.office();
    if (label === '' && ignored !== true) return 'bad-request';
    const key = keyOf(number);
    if (key === '') return 'bad-number';
    if (publicNumbers.some((other) => other.number !== was && keyOf(other.number) === key)) return 'taken';
    if (owner !== undefined && !employees.some(({ employeeId }) => employeeId === owner)) return 'not-there';
    return null;
  }

  function keyOf(number: string): string {
    return dialledKey(understandNumber(number, ports.country()));
  }

  return {
    'numbers.list': () =>
      ok({
        numbers: ports.office().publicNumbers.map((entry) => ({
          ...entry,
          shown: understandNumber(entry.number, ports.country()).shown || entry.number,
        })),
      }),
    'numbers.save': ({ entry, was }) => inTurn(() => save(entry, was)),
    'numbers.remove': ({ number }) =>
      inTurn(async () => {
        const removed = await store.removePublicNumber(number);
        if (!removed.ok) return removed;
        await follow();
        return ok({});
      }),
    'numbers.calls': async (period) =>
      ok({ lines: dialledLines(ports.office(), await journal.dialled(period), ports.country()) }),
  };
}

/** What is typed or pasted stands on cards: harmless, and nothing empty is kept. */
function tidy({
  number,
  label,
  source,
  defaultClass,
  owner,
  hours,
  greeting,
  note,
  ignored,
}: PublicNumber): PublicNumber {
  const said = Object.entries(greeting ?? {})
    .map(([language, text]) => [language, cleanLine(text, longestText)] as const)
    .filter(([, text]) => text !== '');
  const told = cleanLine(note ?? '', longestText);
  return {
    number: cleanName(number),
    label: cleanName(label),
    source: cleanName(source),
    ...(defaultClass === undefined ? {} : { defaultClass }),
    ...(owner === undefined || owner === '' ? {} : { owner }),
    ...(hours === undefined ? {} : { hours }),
    ...(said.length === 0 ? {} : { greeting: Object.fromEntries(said) }),
    ...(told === '' ? {} : { note: told }),
    ...(ignored === true ? { ignored } : {}),
  };
}
