import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import { emptyCompany } from '#core/caller/company.ts';
import { type KeptBulk, nothingLeft } from '#core/journal/bulk.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { SavedView } from '#core/journal/savedView.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import { noPins } from '#core/roles/pins.ts';
import { callId } from '#core/support/ids.ts';
import { ok } from '#core/support/result.ts';
import { openBulkFile } from '../../electron/adapters/files/bulkFile.ts';
import { loadViews, saveViews } from '../../electron/adapters/files/viewsFile.ts';
import { openPrivacyFiles } from '../../electron/adapters/files/privacyFiles.ts';
import { writeWhole } from '../../electron/adapters/files/wholeFile.ts';
import { ids } from '../../electron/adapters/machine/clock.ts';
import { openDirectory } from '../../electron/adapters/sqlite/directory.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { openKeepingDisk } from '../../electron/adapters/sqlite/keeping/keepingDisk.ts';
import { openKeptStore } from '../../electron/services/journal/keptStore.ts';
import { openKeepingBook } from '../../electron/services/keeping/book.ts';
import { createJournalHandlers } from '../../electron/services/journal/journalHandlers.ts';
import { createKeeping } from '../../electron/services/keeping/keeping.ts';
import { createPrivacy } from '../../electron/services/privacy/privacy.ts';
import { cardOf } from '../fakes/card.ts';
import { silentLog } from '../fakes/clock.ts';
import { imported, row } from './importDesk.ts';
import { clock, hurriedTimers, openWriting, zone } from './writingParts.ts';

export const person: SoughtPerson = { names: ['Кассандра Вишневецька'], numbers: ['+380675559041'] };
const [name = '', number = ''] = [...person.names, ...person.numbers];
/** In whatever way they may be kept. */
export const traces = [name, 'Вишневецька', 'вишневецька', number, number.slice(1), '675559041', '067 555 90 41'];

const anyView = { columns: ['time', 'caller'], group: 'day' } satisfies Partial<SavedView>;
/** What is done once a minute is done at once. */
const timers = hurriedTimers(2, 20);

/** The stores of a desk with all that keeps and forgets callers; it is nobody's desk, so that nobody calls. */
export async function openErasingDesk(folder: string, onChanged: (changed: Partial<PrivacyState>) => void) {
  const file = path.join(folder, 'journal.db');
  const disk = openKeepingDisk({ file, deskId: 'front', zone: () => zone, writeWhole, stepsBack: false });
  const book = await openKeepingBook({ disk, clock, log: silentLog });
  const opened = await openKeptStore({
    open: (running) => openJournal({ file, deskId: 'front', zone: () => zone, running, onDamage: book.damaged }),
    setAside: book.setAside,
  });
  const directory = await openDirectory({
    file: path.join(folder, 'directory.db'),
    companyFile: path.join(folder, 'company.json'),
    follow: false,
    clock,
    ids,
    timers,
  });
  if (!opened.ok || !directory.ok) throw new Error('not opened');
  const store = opened.value;
  // Nothing of the keeping's own is due: what is asked of it is all that it does.
  const keeping = createKeeping({
    clock,
    timers: { after: () => () => undefined },
    log: silentLog,
    disk,
    book,
    store,
    settings: () => ok({ text: '{"version":1}' }),
    updating: null,
    isQuiet: () => true,
    publish: () => undefined,
    onExchanged: () => undefined,
  });
  const questions = createJournalHandlers({
    store,
    views: await loadViews(folder),
    saveViews: (views) => saveViews(folder, views),
  });
  const { writing, handlers: correcting } = await openWriting({
    folder,
    store,
    directory: directory.value,
    timers,
    views: questions.views,
    // A correction of many calls that is under way stays so.
    isWritten: () => false,
  });
  const privacy = createPrivacy({
    clock,
    timers,
    ids,
    log: silentLog,
    store,
    directory: directory.value,
    disk: await openPrivacyFiles(folder, folder),
    views: questions,
    corrections: writing,
    copies: keeping.copies,
    roles: { kept: noPins },
    isQuiet: () => true,
    isAtDesk: () => false,
    onErased: () => undefined,
    publish: onChanged,
  });
  return {
    store,
    directory: directory.value,
    keeping,
    views: questions.handlersForPage(),
    correcting,
    handlers: privacy.handlersFor({ name: 'test', seat: 'desk', level: () => 'administrator' }),
    close: async () => {
      await writing.close();
      await privacy.close();
      await keeping.close();
      await directory.value.close();
      await store.close();
    },
  };
}

/** Three that look for the person, one of them for others too, and one that does not. */
export const views: readonly SavedView[] = [
  { ...anyView, viewId: 'named', name: `Усе про ${name}`, filter: {} },
  { ...anyView, viewId: 'number', name: 'За номером', filter: { number: '0675559041' } },
  { ...anyView, viewId: 'topics', name: 'Теми', filter: { topics: ['order', `Скарга: ${name}`] } },
  { ...anyView, viewId: 'missed', name: 'Пропущені', filter: { outcomes: ['missed'], text: 'кава' } },
];

const over = {
  at: 1,
  by: 'manager',
  session: '',
  seen: 9,
  of: 9,
  changed: 9,
  left: nothingLeft,
  days: null,
  behind: null,
} as const;
/** One under way that looks for the person, one that gave calls the person's name, and one that has to do with nobody. */
const corrections: readonly KeptBulk[] = [
  {
    ...over,
    bulkId: 'looking',
    change: { field: 'class', to: 'client' },
    label: '',
    state: 'running',
    order: { filter: { text: 'вишневец' }, except: [], why: `Це все ${name}` },
    page: ['call-0'],
  },
  ...[`Скарга: ${name}`, 'order'].map((to): KeptBulk => ({
    ...over,
    bulkId: to === 'order' ? 'other' : 'named',
    change: { field: 'topic', to },
    label: '',
    state: 'done',
    order: null,
    page: [],
  })),
];

/** The person in every place in which Portico keeps people: calls, notes, contacts, imports, a backup, a replaced journal. */
export async function fillWithPerson(folder: string): Promise<void> {
  const contact = { contactId: 'k1', name, company: 'Зодіак', class: 'client', numbers: [number] };
  const other = { ...contact, contactId: 'k2', name: 'Боб', numbers: ['+380445550002'] };
  writeFileSync(path.join(folder, 'company.json'), JSON.stringify({ ...emptyCompany, contacts: [contact, other] }));
  const replaced = path.join(folder, 'set-aside', '2026-01-01T000000Z');
  mkdirSync(replaced, { recursive: true });
  writeFileSync(path.join(replaced, 'journal.db'), `an old journal with ${name}`);
  const desk = await openErasingDesk(folder, () => undefined);
  for (let nth = 0; nth < 30; nth += 1) {
    const isTheirs = nth % 5 === 0;
    const who = isTheirs ? { name, number } : { name: `Олена ${nth}`, number: `+38044555${1_000 + nth}` };
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    await desk.store.append(callOf(nth, who, nth % 7 === 3 ? `Телефонувала ${name}` : 'Рахунок'));
  }
  await imported(desk.directory, [
    row('1', name, { numbers: [number] }),
    row('2', 'Марта Брандт', { numbers: ['+493023125148'] }),
    { line: 3, refused: 'no-name', text: `;${number};` },
  ]);
  // Twice, so that there is a file to go back to.
  await imported(desk.directory, [
    row('1', name, { numbers: [number] }),
    row('2', 'Марта Брандт', { numbers: ['+493023125148'] }),
  ]);
  await desk.directory.saveContact({ ...contact, contactId: 'by-hand', name: `${name} (мобільний)` });
  for (const view of views)
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person saves them
    await desk.views['journal.save-view']({ view });
  await desk.keeping.copies.renew();
  mkdirSync(replaced, { recursive: true });
  writeFileSync(path.join(replaced, 'journal.db'), `an old journal with ${name}`);
  await desk.close();
  await (await openBulkFile(folder)).save(corrections);
  // A power cut came while it was being written.
  writeFileSync(
    path.join(folder, 'corrections.json.5b6ea1a4-33ad-4a0c-9c06-6a4f36c8a3c2'),
    JSON.stringify(corrections),
  );
}

function callOf(nth: number, who: { name: string; number: string }, essence: string): readonly CallFact[] {
  const call = callId(`call-${nth}`);
  const at = 1_788_329_400_000 + nth * 60_000;
  const headers = [{ name: 'From', value: `"${who.name}" <sip:${who.number}@pbx.example>` }];
  const facts: readonly CallFact['body'][] = [
    {
      kind: 'invited',
      direction: 'in',
      number: who.number,
      numberShown: who.number,
      displayName: who.name,
      dialled: '+380442370000',
      verification: 'failed',
      sipCallId: `sip-${nth}`,
      headers,
    },
    { kind: 'recognised', card: cardOf('client', who.name) },
    { kind: 'answered' },
    { kind: 'essence-noted', essence },
    { kind: 'ended', outcome: 'answered', cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' } },
  ];
  return facts.map((body, step) => ({ callId: call, at: at + step * 1_000, body }));
}

/** `node erasingDesk.ts FOLDER [erase]`: says "begun" when it is at work, "receipt" when it is done. */
async function work(folder: string, isFirst: boolean): Promise<void> {
  const desk = await openErasingDesk(folder, ({ receipts }) => {
    if (receipts !== undefined && receipts.length > 0) writeSync(1, 'receipt\n');
  });
  if (isFirst) await desk.handlers['privacy.erase'](person);
  writeSync(1, 'begun\n');
}

const [, program = '', at = '', wish = ''] = process.argv;
if (path.resolve(program) === import.meta.filename) await work(at, wish === 'erase');
