import { type ClassEntry, classTable } from '#core/caller/callerClass.ts';
import { cleanName } from '#core/caller/cleanText.ts';
import { NumberRule } from '#core/caller/company.ts';
import type { DirectoryStore, Office } from '#core/caller/directoryStore.ts';
import { HeaderRule, weightsOf } from '#core/caller/evidenceRules.ts';
import { type Learned, lookedBackDays } from '#core/caller/learned.ts';
import { learnedInAll, learnedLines } from '#core/caller/learnedLines.ts';
import {
  type ClassFault,
  type OfficeClasses,
  type TypedClasses,
  faultsOfClasses,
  inQueueOrder,
} from '#core/caller/officeClasses.ts';
import { readPrefix } from '#core/caller/prefix.ts';
import type { IdentityOptions } from '#core/caller/readIdentity.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { dayAt } from '#core/journal/day.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Clock } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';
import { triedCaller } from './triedCaller.ts';

export interface ClassesPorts {
  readonly clock: Clock;
  readonly store: Pick<DirectoryStore, 'office' | 'saveClasses' | 'lookUp'>;
  readonly journal: Pick<JournalStore, 'lessons' | 'corrections' | 'forget' | 'history'>;
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  readonly reading: (lineId: string) => IdentityOptions;
  /** What the office says of itself, as it is now. */
  readonly office: () => Office;
  readonly learned: () => Learned;
  /** Classes, rules or weights are others. */
  readonly onOffice: (office: Office) => void;
  /** Reads anew what calls taught; answers when it is in use. */
  readonly learnAnew: () => Promise<void>;
}

const mostLines = 80;
const mostCorrections = 50;
const dayMs = 86_400_000;

/** The questions about kinds of callers. */
export function createClassHandlers(ports: ClassesPorts): HandlersOf<'classes'> {
  const { clock, store, journal } = ports;
  // One after the other: of two pages the later one must see what the earlier one changed.
  const inTurn = createTurns();
  /** No two runs of the desk count alike. */
  let revision = clock.now();

  function officeClasses(): OfficeClasses {
    const { classes, numberRules, headerRules, weights } = ports.office();
    return { classes: classTable(classes), numberRules, headerRules, weights };
  }

  /** Prefixes that cannot be read stay as they were typed. */
  function read(typed: TypedClasses): TypedClasses {
    const country = ports.country();
    return tidy({
      ...typed,
      numberRules: typed.numberRules.map((rule) => ({
        ...rule,
        prefix: readPrefix(rule.prefix, country) ?? rule.prefix,
      })),
    });
  }

  async function change(typed: TypedClasses): Promise<Result<{ revision: number; faults: ClassFault[] }, RefusalCode>> {
    const wanted = read(typed);
    const faults = faultsOfClasses(wanted, (entry) => entry.name || entry.class);
    if (faults.length > 0) return ok({ revision, faults });
    const saved = await store.saveClasses(wanted);
    if (!saved.ok) return saved;
    revision += 1;
    ports.onOffice(await store.office());
    // How much a class that stood says is one of the weights.
    await ports.learnAnew();
    return ok({ revision, faults });
  }

  /** Rules that are wrong rule nothing. */
  function tried(typed: TypedClasses): OfficeClasses {
    const wanted = read(typed);
    return {
      ...wanted,
      numberRules: wanted.numberRules.filter((rule) => NumberRule.safeParse(rule).success),
      headerRules: wanted.headerRules.filter((rule) => HeaderRule.safeParse(rule).success),
    };
  }

  return {
    'classes.read': () => ok({ revision, office: officeClasses() }),
    'classes.change': ({ revision: basedOn, office }) =>
      inTurn(async () => (basedOn === revision ? change(office) : failed('changed-meanwhile'))),
    'classes.try': async ({ office, ...asked }) =>
      ok(
        await triedCaller(asked, {
          directory: store,
          journal,
          reading: ports.reading,
          country: ports.country(),
          office: { ...ports.office(), ...tried(office) },
          learned: { ...ports.learned(), weight: weightsOf(office.weights).learned },
          at: clock.now(),
        }),
      ),
    'classes.learned': async () => {
      const since = dayAt(clock.now() - lookedBackDays * dayMs, clock.zone());
      const [counts, corrections] = await Promise.all([journal.lessons(since), journal.corrections(mostCorrections)]);
      return ok({
        ...learnedInAll(counts),
        since,
        ...learnedLines(counts, mostLines),
        corrections: [...corrections],
      });
    },
    'classes.forget': async ({ circumstances }) => {
      const forgotten = await journal.forget(circumstances);
      if (!forgotten.ok) return failed('not-written');
      await ports.learnAnew();
      return ok({});
    },
  };
}

/** What is typed stands on cards: harmless, one line. */
function tidy({ classes, numberRules, headerRules, weights }: TypedClasses): TypedClasses {
  return {
    classes: inQueueOrder(classes.map(tidyEntry)),
    numberRules: numberRules.map((rule) => ({ ...rule, note: cleanName(rule.note) })),
    headerRules: headerRules.map((rule) => ({
      ...rule,
      header: rule.header.trim(),
      text: rule.text.trim(),
      note: cleanName(rule.note),
    })),
    weights,
  };
}

function tidyEntry(entry: ClassEntry): ClassEntry {
  const names = Object.entries(entry.names)
    .map(([language, name = '']) => [language, cleanName(name)] as const)
    .filter(([, name]) => name !== '');
  return { ...entry, name: cleanName(entry.name), names: Object.fromEntries(names) };
}
