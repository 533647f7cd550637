import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { ChainHead } from '#core/journal/keepingDisk.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import type { PersonCounts, Receipt } from '#core/privacy/receipt.ts';
import type { Clock, Ids, Log } from '#core/support/ports.ts';
import { fold } from '#core/text/fold.ts';
import type { ErasingPlan, PrivacyDisk } from '#core/privacy/privacyDisk.ts';
import { type PrivacyStore, eraseInJournal, findInJournal, scrubJournal } from './journal.ts';
import type { Rest } from '#core/support/rest.ts';

export type WaitsFor = 'backup-folder' | 'journal' | 'disk' | 'calls';

/** Copies of the journal that hold the person too. */
interface Copies {
  /** What keeps them from being made anew now; null: nothing. */
  readonly hindered: () => Promise<'backup-folder' | 'journal' | null>;
  /** Makes a new backup and takes all before it away, and journals that were replaced; null: it could not be made. */
  readonly renew: () => Promise<{ readonly backups: number; readonly replaced: number } | null>;
}

/** What is kept beside journal and directory, and may look for the person. */
interface LookingForPeople {
  /** How many look for the person. */
  readonly findPerson: (person: SoughtPerson) => number;
  /** Removes or changes them; false when the disk refuses. */
  readonly forgetPerson: (person: SoughtPerson) => Promise<boolean>;
}

export interface ErasurePorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: PrivacyStore & { readonly head: () => Promise<ChainHead | null> };
  readonly directory: Pick<DirectoryStore, 'findPerson' | 'forgetPerson'>;
  /** The desk's saved views of the journal. */
  readonly views: LookingForPeople;
  /** Corrections of many calls, under way or remembered to be taken back. */
  readonly corrections: LookingForPeople;
  readonly disk: Pick<PrivacyDisk, 'savePlan' | 'addReceipt' | 'cleanGivenFiles' | 'salt' | 'hash'>;
  readonly copies: Copies;
  readonly rest: Rest;
  readonly isAtDesk: () => boolean;
  readonly onErased: () => void;
  readonly onPercent: (percent: number) => void;
}

/** A call that ends while the journal is read may come too late for that reading. */
const mostReadings = 5;

export async function findPerson(ports: ErasurePorts, person: SoughtPerson): Promise<PersonCounts | null> {
  const found = await findInJournal(ports.store, person, ports.rest, ports.onPercent);
  if (found === null) return null;
  const { contacts, rows } = await ports.directory.findPerson(person);
  const [views, corrections] = [ports.views.findPerson(person), ports.corrections.findPerson(person)];
  return { calls: found.calls.size, mentioned: found.mentioned.size, contacts, rows, views, corrections };
}

/** Everything, in an order in which whoever is stopped begins again and nothing is said before it is so. */
export async function erasePerson(ports: ErasurePorts, begun: ErasingPlan): Promise<Receipt | WaitsFor | 'stopped'> {
  const { store, disk, copies, rest, corrections } = ports;
  const { person } = begun;
  const hindered = await copies.hindered();
  if (hindered !== null) return hindered;
  // First what would write of the person into further calls.
  const known = await noted(ports, withFound(begun, { corrections: corrections.findPerson(person) }));
  if (known === null || !(await corrections.forgetPerson(person))) return 'disk';
  const inJournal = await eraseCalls(ports, known);
  if (typeof inJournal === 'string') return inJournal;
  ports.onErased();
  const { contacts, rows } = await ports.directory.findPerson(person);
  if (!(await disk.cleanGivenFiles(person))) return 'disk';
  const plan = await noted(ports, withFound(inJournal, { contacts, rows, views: ports.views.findPerson(person) }));
  if (plan === null || !(await ports.directory.forgetPerson(person)).ok) return 'disk';
  // Somebody may have begun one more meanwhile.
  if (!(await ports.views.forgetPerson(person)) || !(await corrections.forgetPerson(person))) return 'disk';
  if (!(await scrubJournal(store, rest))) return 'stopped';
  const renewed = await copies.renew();
  if (renewed === null) return 'backup-folder';
  return receiptOf(ports, plan, renewed);
}

/** A portion after the other, until a reading of the whole journal finds nothing any more. */
async function eraseCalls(ports: ErasurePorts, begun: ErasingPlan): Promise<ErasingPlan | WaitsFor | 'stopped'> {
  const { clock, store, rest } = ports;
  const { person } = begun;
  let plan = begun;
  for (let nth = 1; ; nth += 1) {
    const found = await findInJournal(store, person, rest, ports.onPercent);
    if (found === null) return 'stopped';
    const callIds = [...found.calls, ...found.mentioned];
    if (callIds.length === 0) return plan;
    const calls = new Set([...plan.found.calls, ...found.calls]);
    const mentioned = new Set([...plan.found.mentioned, ...found.mentioned].filter((callId) => !calls.has(callId)));
    const known = await noted(ports, {
      ...plan,
      found: { ...plan.found, calls: [...calls], mentioned: [...mentioned] },
    });
    if (known === null) return 'disk';
    plan = known;
    const order = { callIds, why: 'asked', person, at: clock.now(), zone: clock.zone() } as const;
    const changed = await eraseInJournal(store, order, rest);
    if (changed === null) return 'disk';
    // What is left is a call that goes on: it is erased when it has ended.
    if (changed === 0 || nth === mostReadings) return 'calls';
  }
}

/** What was found before a restart, and is gone by now, still counts. */
function withFound(
  plan: ErasingPlan,
  found: Partial<Pick<PersonCounts, 'contacts' | 'rows' | 'views' | 'corrections'>>,
): ErasingPlan {
  const { contacts, rows, views, corrections } = plan.found;
  return {
    ...plan,
    found: {
      ...plan.found,
      contacts: Math.max(contacts, found.contacts ?? 0),
      rows: Math.max(rows, found.rows ?? 0),
      views: Math.max(views, found.views ?? 0),
      corrections: Math.max(corrections, found.corrections ?? 0),
    },
  };
}

async function noted({ disk }: ErasurePorts, plan: ErasingPlan): Promise<ErasingPlan | null> {
  return (await disk.savePlan(plan)) ? plan : null;
}

async function receiptOf(
  { clock, ids, store, disk }: ErasurePorts,
  { person, askedAt, by, found }: ErasingPlan,
  renewed: { readonly backups: number; readonly replaced: number },
): Promise<Receipt> {
  const head = await store.head();
  const salt = disk.salt();
  return {
    receiptId: ids.next(),
    askedAt,
    doneAt: clock.now(),
    by,
    salt,
    names: person.names.map((name) => disk.hash(salt, fold(name))),
    numbers: person.numbers.map((number) => disk.hash(salt, number.replace(/\D/g, ''))),
    erased: { ...found, calls: found.calls.length, mentioned: found.mentioned.length },
    ...renewed,
    journal: head === null ? null : { facts: head.seq, chainHash: head.chainHash },
  };
}
