import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallView } from '#core/call/view.ts';
import type { Contact, Employee } from '#core/caller/company.ts';
import { understandNumber } from '#core/caller/number.ts';
import { type AnswerOf, type CallName, calls, type DeskState, type PushOf } from '#core/contract/contract.ts';
import { everyRole } from '#core/contract/define.ts';
import { createServer, type Handlers, type Server } from '#core/contract/server.ts';
import type { OutsideView } from '#core/contract/outsideCalls.ts';
import { keepAll } from '#core/privacy/retention.ts';
import type { TopicsView } from '#core/routing/topics.ts';
import type { SettingsView } from '#core/contract/settingsCalls.ts';
import { failed, ok } from '#core/support/result.ts';
import { fold, foldedWords } from '#core/text/fold.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { createGate } from '../../electron/host/gate.ts';
import { createPages } from '../../electron/host/pages.ts';
import { webSocketCarrier } from '../../electron/host/webSocketCarrier.ts';
import { quietDesk } from '../fixtures/deskViews.ts';

const label = { en: 'Delivery', uk: 'Доставка', ru: 'Доставка', ar: 'التوصيل' };
/** A topic that is offered, one that is retired, and one that was typed by hand. */
const topics: TopicsView = {
  classes: [
    {
      class: 'client',
      version: 1,
      topics: [
        { topic: 'delivery', retired: false },
        { topic: 'fax', retired: true },
      ],
    },
  ],
  names: [
    { topic: 'delivery', label },
    { topic: 'fax', label: { ...label, en: 'Fax' } },
  ],
  calls: [{ topic: 'Repair of the machine on the fourth floor', label: '', calls: 3 }],
  merges: [],
};

/** A backend that keeps directory and settings in memory and does what a test says, behind the whole built page. */
export interface ScreenDesk {
  readonly link: string;
  desk: DeskState;
  contacts: readonly Contact[];
  employees: readonly Employee[];
  settings: SettingsView;
  outside: OutsideView;
  headsets: AnswerOf<'headset.list'>;
  /** What the page asked, oldest first: name and body. */
  readonly asked: readonly (readonly [CallName, unknown])[];
  /** Answers instead of the desk's own, until they are taken away. */
  answers: Partial<Handlers>;
  readonly show: (...calls: readonly CallView[]) => void;
  readonly change: (
    changed: Partial<Pick<DeskState, 'lines' | 'preferences' | 'practice' | 'headset' | 'session'>>,
  ) => void;
  /** Somebody presses something on the headset in use. */
  readonly signal: (signal: PushOf<'headset.signal'>) => void;
  /** Cuts every line, as a crash does; the page comes back by itself. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export const kovalenko: Employee = {
  employeeId: 'kovalenko',
  name: 'Olena Kovalenko',
  department: 'Sales',
  extension: '201',
  mobile: '',
  hours: null,
  absences: [],
  deputies: [],
};

export const brandt: Contact = {
  contactId: 'brandt',
  name: 'Marta Brandt',
  company: 'Nordwind Logistik GmbH',
  class: 'client',
  numbers: ['+493023125148'],
  responsible: 'kovalenko',
  since: 2021,
};

const plainSettings: SettingsView = {
  account: null,
  lines: [],
  country: 'UA',
  practiceEverySeconds: 60,
  office: { week: [], holidays: [] },
  callbackMinutes: 30,
  targetSeconds: 20,
  wrapUpSeconds: 120,
  codes: { digits: 'rtp', park: '', parkPlaces: '', pickUpParked: '', pickUpRinging: '' },
  pbx: pbxRulesOf(undefined),
  passwordKept: 'file',
  file: '',
};

export async function startScreenDesk(): Promise<ScreenDesk> {
  const asked: (readonly [CallName, unknown])[] = [];
  const lines = new Set<WebSocket>();
  const servers = new Set<Server>();
  let lastId = 0;

  const gate = createGate(() => portOf(http));
  const pages = createPages(path.join(import.meta.dirname, '../../.vite/renderer'), gate);
  const http = createHttpServer((request, response) => void pages(request, response));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');

  const sockets = new WebSocketServer({ server: http, path: '/carrier' });
  sockets.on('connection', (socket) => {
    socket.once('message', (hello: Buffer) => {
      if (gate.opens(JSON.parse(hello.toString('utf8'))) === null) return socket.close(4401);
      lines.add(socket);
      const server = createServer({
        carrier: webSocketCarrier(socket),
        roles: () => everyRole,
        onProblem: (problem) => {
          throw new Error(`${problem.code} ${problem.name ?? ''} ${problem.at}`);
        },
        handlers: recorded(),
        validatePushes: true,
      });
      servers.add(server);
      socket.once('close', () => servers.delete(server));
    });
  });

  /** Each question is noted, then answered as the test says or else by the desk. */
  function recorded(): Handlers {
    const names = Object.keys(calls) as CallName[];
    const handlers = names.map((name) => {
      const answer = (body: never) => {
        asked.push([name, body]);
        return (screen.answers[name] ?? own[name] ?? (() => failed('call-gone')))(body);
      };
      return [name, answer] as const;
    });
    return Object.fromEntries(handlers) as unknown as Handlers;
  }

  const own: Partial<Handlers> = {
    'desk.state': () => ok(screen.desk),
    'journal.list': () => ok({ entries: [], more: false, partial: false }),
    'journal.call': () => ok(null),
    'telephone.own': () => ok({}),
    'media.reply': () => ok({}),
    'media.path-lost': () => ok({}),
    'line.test': () => ok({}),
    'preferences.set': (preferences) => {
      screen.change({ preferences });
      return ok({});
    },
    'call.dial': () => ok({ callId: 'dialled' }),
    'directory.contacts': ({ text, after, limit }) => {
      const words = foldedWords(text);
      const found = screen.contacts
        .filter(({ name, company, numbers }) => {
          const all = fold(`${name} ${company} ${numbers.join(' ')}`);
          return words.every((word) => all.includes(word));
        })
        .toSorted((a, b) => a.name.localeCompare(b.name));
      const from = after === null ? 0 : 1 + found.findIndex(({ contactId }) => contactId === after);
      return ok({ contacts: found.slice(from, from + limit).map(lineOf), more: from + limit < found.length });
    },
    'directory.contact': ({ contactId }) => ok(screen.contacts.find((one) => one.contactId === contactId) ?? null),
    'directory.size': () => ok({ contacts: screen.contacts.length, isWhole: true }),
    'directory.save-contact': (contact) => {
      lastId += 1;
      const contactId = contact.contactId || `new-${lastId}`;
      screen.contacts = [...screen.contacts.filter((one) => one.contactId !== contactId), { ...contact, contactId }];
      return ok({ contactId });
    },
    'directory.remove-contact': ({ contactId }) => {
      screen.contacts = screen.contacts.filter((one) => one.contactId !== contactId);
      return ok({});
    },
    'directory.number': ({ text }) => {
      const { e164, shown } = understandNumber(text, screen.settings.country);
      return ok({ number: e164 === null ? null : { e164, shown } });
    },
    'directory.employees': () => ok({ employees: [...screen.employees] }),
    'directory.save-employee': (employee) => {
      lastId += 1;
      const employeeId = employee.employeeId || `new-${lastId}`;
      const rest = screen.employees.filter((one) => one.employeeId !== employeeId);
      screen.employees = [...rest, { ...employee, employeeId }];
      return ok({ employeeId });
    },
    'directory.remove-employee': ({ employeeId }) => {
      if (screen.contacts.some(({ responsible }) => responsible === employeeId)) return failed('still-named');
      screen.employees = screen.employees.filter((one) => one.employeeId !== employeeId);
      return ok({});
    },
    'topics.read': () => ok(topics),
    'classes.read': () =>
      ok({ revision: 1, office: { classes: screen.desk.classes, numberRules: [], headerRules: [], weights: {} } }),
    'classes.learned': () => ok({ calls: 0, corrected: 0, since: '2026-01-01', lines: [], more: 0, corrections: [] }),
    'privacy.state': () => ok({ retention: keepAll, doing: null, waitsFor: null, blanked: null, receipts: [] }),
    'privacy.access': () => ok({ lines: [], more: false, isWhole: true }),
    'settings.read': () => ok(screen.settings),
    'settings.try-account': () => ok({ registered: true, ms: 40, signature: 'FreeSWITCH-mod_sofia/1.10.11' }),
    'settings.change': (change) => {
      const { account } = change;
      screen.settings = {
        ...screen.settings,
        ...change,
        account:
          account === null
            ? null
            : {
                uri: account.uri,
                server: account.server,
                ...(account.secondServer === undefined ? {} : { secondServer: account.secondServer }),
                user: account.user,
                hasPassword: true,
                ...(account.name === undefined ? {} : { name: account.name }),
              },
        lines: change.lines.map(({ password: _, ...line }) => ({ ...line, hasPassword: true })),
      };
      return ok({ fault: null });
    },
    'calendar.read': () => ok({ address: '', readAt: null, failing: null, spans: [] }),
    'settings.outside': () => ok(screen.outside),
    'outside.state': () =>
      ok({
        ldap: { reading: null, last: null, failed: null, nextAt: null },
        crm: { lastAnswerAt: null, failing: null },
      }),
    'settings.export': ({ withPassword }) => ok({ text: JSON.stringify({ version: 1, withPassword }) }),
    'settings.import': () => ok({ fault: null }),
    'import.begin': () => failed('disk-full'),
    'import.bytes': () => failed('not-there'),
    'import.forget': () => ok({}),
    'import.look': () => failed('not-there'),
    'import.start': () => failed('not-there'),
    'import.cancel': () => ok({}),
    'import.state': () => ok({ progress: null, last: null, failed: null, canUndo: false, broken: null }),
    'import.sources': () => ok({ sources: [] }),
    'import.remove-source': () => failed('not-there'),
    'import.refused': () => ok({ rows: [], more: false }),
    'import.undo': () => failed('not-there'),
    'import.duplicates': () => ok({ groups: [], next: null }),
    'import.merge': () => failed('not-there'),
    'import.away': () => ok({ contacts: [], next: null }),
    'import.bring-back': () => failed('not-there'),
    'headset.list': () => ok(screen.headsets),
    'headset.choose': ({ key }) => {
      screen.headsets = { ...screen.headsets, chosen: key };
      return ok({});
    },
    'headset.try-lamp': () => ok({}),
    'headset.recording': () => ok({ text: JSON.stringify({ reports: [] }) }),
    'headset.collections': () => ok({}),
  };

  const screen: ScreenDesk = {
    get link() {
      return `http://127.0.0.1:${portOf(http)}/#token=${gate.token}`;
    },
    desk: quietDesk,
    contacts: [],
    employees: [],
    settings: plainSettings,
    outside: { ldap: null, crm: null, secretsKept: 'file' },
    headsets: { devices: [], chosen: null },
    asked,
    answers: {},
    show(...shown) {
      screen.desk = { ...screen.desk, calls: [...shown] };
      const order = shown.map(({ callId }) => callId);
      for (const server of servers) server.push('desk.changed', { calls: [...shown], order });
    },
    change(changed) {
      screen.desk = { ...screen.desk, ...changed };
      for (const server of servers) server.push('desk.changed', changed);
    },
    signal(signal) {
      for (const server of servers) server.push('headset.signal', signal);
    },
    cut() {
      for (const line of lines) line.terminate();
      lines.clear();
    },
    async close() {
      screen.cut();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  return screen;
}

function lineOf({ contactId, name, company, class: of, numbers }: Contact) {
  return { contactId, name, company, class: of, numbers };
}

function portOf(http: ReturnType<typeof createHttpServer>): number {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
