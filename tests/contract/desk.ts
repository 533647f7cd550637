import { createClient, type Client } from '#core/contract/client.ts';
import { createServer, type Handlers, type Server, type ServerProblem } from '#core/contract/server.ts';
import type { PushName } from '#core/contract/contract.ts';
import type { Carrier, Frame } from '#core/contract/frame.ts';
import { type Role, everyRole } from '#core/contract/define.ts';
import { failed, ok } from '#core/support/result.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import type { Line } from './lines.ts';

const gone = () => failed('call-gone');

/** A desk where nothing happens; a case replaces what it is about. */
const quietHandlers: Handlers = {
  'desk.state': () => ok(quietDesk),
  'desk.take-calls': () => ok({}),
  'link.offer': () => failed('bad-number'),
  'link.let-go': () => ok({}),
  'link.take': () => ok({ by: 'page' }),
  'call.answer': gone,
  'call.decline': gone,
  'call.hang-up': gone,
  'call.hold': gone,
  'call.resume': gone,
  'call.mute': gone,
  'call.digits': gone,
  'call.redial': () => ok({}),
  'call.last-dialled': () => ok({ numbers: [] }),
  'call.dial': () => failed('bad-number'),
  'call.transfer': gone,
  'call.join': gone,
  'call.conference': gone,
  'call.together': gone,
  'call.swap': gone,
  'call.take-back': gone,
  'park.call': () => failed('no-slot'),
  'park.pick-up': gone,
  'park.pick-up-at': gone,
  'park.forget': () => ok({}),
  'park.take-ringing': () => failed('bad-number'),
  'callback.close': () => failed('not-there'),
  'call.correct-class': gone,
  'call.note-topic': gone,
  'call.note-essence': gone,
  'call.ask-question': gone,
  'call.promise': gone,
  'call.explain': gone,
  'call.put-away': gone,
  'playbooks.read': () => ok({ playbooks: [] }),
  'playbooks.version': () => ok({ playbook: null }),
  'playbooks.save-draft': () => failed('not-written'),
  'playbooks.publish': () => failed('changed-meanwhile'),
  'playbooks.due': () => ok({ dueAt: null }),
  'playbooks.proposals': () => ok({ proposals: [] }),
  'playbooks.accept': () => failed('not-there'),
  'playbooks.dismiss': () => failed('not-there'),
  'journal.list': () => ok({ entries: [], more: false, partial: false }),
  'journal.count': () => failed('superseded'),
  'journal.groups': () => ok({ groups: [], calls: 0, missed: 0, partial: false }),
  'journal.choices': () => ok({ classes: [], topics: [], employees: [], dialled: [] }),
  'journal.call': () => ok(null),
  'journal.others': () => ok({ entries: [], more: false, partial: false }),
  'journal.views': () => ok({ views: [] }),
  'journal.save-view': () => failed('taken'),
  'journal.remove-view': () => failed('not-there'),
  'telephone.own': () => ok({}),
  'media.reply': () => ok({}),
  'media.path-lost': () => ok({}),
  'sound.counted': () => ok({}),
  'line.test': () => ok({}),
  'practice.bring-in': () => failed('not-practising'),
  'preferences.set': () => ok({}),
  'directory.contacts': () => ok({ contacts: [], more: false }),
  'directory.contact': () => ok(null),
  'directory.origin': () => ok({ origin: null }),
  'directory.take-source': () => failed('not-there'),
  'directory.size': () => ok({ contacts: 0, isWhole: true }),
  'directory.save-contact': () => failed('not-there'),
  'directory.remove-contact': () => failed('not-there'),
  'directory.number': () => ok({ number: null }),
  'directory.employees': () => ok({ employees: [] }),
  'directory.save-employee': () => failed('not-there'),
  'directory.remove-employee': () => failed('not-there'),
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
  'export.start': () => failed('busy-exporting'),
  'export.stop': () => ok({}),
  'export.bytes': () => failed('not-there'),
  'export.forget': () => ok({}),
  'headset.list': () => ok({ devices: [], chosen: null }),
  'headset.choose': () => ok({}),
  'headset.try-lamp': () => failed('not-there'),
  'headset.recording': () => ok({ text: '{}' }),
  'headset.collections': () => ok({}),
  'identity.last-caller': () => ok({ caller: null }),
  'identity.forget-forged': () => failed('not-there'),
  'keeping.check': () => ok({}),
  'keeping.back-up': () => ok({}),
  'keeping.restore': () => failed('busy-with-calls'),
  'keeping.set-folder': () => failed('not-there'),
  'classes.read': () => ok({ revision: 1, office: { classes: [], numberRules: [], headerRules: [], weights: {} } }),
  'classes.change': () => failed('changed-meanwhile'),
  'classes.try': () =>
    ok({ shown: '', name: '', classification: { class: 'unknown', confidence: 0, evidence: [], runnerUp: null } }),
  'classes.learned': () => ok({ calls: 0, corrected: 0, since: '2026-01-01', lines: [], more: 0, corrections: [] }),
  'classes.forget': () => ok({}),
  'numbers.list': () => ok({ numbers: [] }),
  'numbers.save': () => failed('taken'),
  'numbers.remove': () => failed('not-there'),
  'numbers.calls': () => ok({ lines: [] }),
  'privacy.state': () =>
    ok({ retention: { byClass: {}, accessDays: 365 }, doing: null, waitsFor: null, blanked: null, receipts: [] }),
  'privacy.overdue': () => ok({ calls: 0 }),
  'privacy.set-retention': () => ok({}),
  'privacy.find': () => ok({ found: null }),
  'privacy.erase': () => failed('busy-with-calls'),
  'privacy.receipt': () => ok({ receipt: null }),
  'privacy.access': () => ok({ lines: [], more: false, isWhole: true }),
  'privacy.printed': () => ok({}),
  'roles.raise': () => ok({ done: false, why: 'no-pin', waitMs: 0 }),
  'roles.lock': () => ok({}),
  'roles.used': () => ok({}),
  'roles.set-pin': () => ok({ done: true }),
  'roles.set-lock': () => ok({}),
  'roles.open-reading': () => ok({ link: null }),
  'roles.end-reading': () => ok({}),
  'settings.read': () => failed('internal'),
  'settings.try-account': () => ok({ registered: false, reason: 'unreachable' }),
  'settings.change': () => failed('busy-with-calls'),
  'settings.export': () => ok({ text: '{}' }),
  'settings.outside': () => ok({ ldap: null, crm: null, secretsKept: 'file' }),
  'settings.change-outside': () => ok({ fault: null }),
  'settings.try-ldap': () => ok({ found: false, fault: 'unreachable' }),
  'settings.try-crm': () => ok({ answered: false, fault: 'unreachable' }),
  'outside.state': () =>
    ok({
      ldap: { reading: null, last: null, failed: null, nextAt: null },
      crm: { lastAnswerAt: null, failing: null },
    }),
  'calendar.read': () => ok({ address: '', readAt: null, failing: null, spans: [] }),
  'calendar.choose': () => failed('not-there'),
  'correct.call': gone,
  'bulk.preview': () => failed('not-complete'),
  'bulk.start': () => failed('busy-correcting'),
  'bulk.stop': () => ok({}),
  'bulk.undo': () => failed('not-there'),
  'bulk.list': () => ok({ bulks: [] }),
  'topics.read': () => ok({ classes: [], names: [], calls: [], merges: [] }),
  'topics.change': () => failed('changed-meanwhile'),
  'topics.look-at-merge': () => failed('not-complete'),
  'topics.merge': () => failed('not-there'),
  'topics.undo-merge': () => failed('not-there'),
  'outside.read-ldap': () => ok({ begun: false }),
  'outside.cancel-ldap': () => ok({ cancelled: false }),
  'settings.import': () => ok({ fault: { kind: 'not-json', path: '', meant: null } }),
};

export interface Joined {
  readonly client: Client;
  readonly server: Server;
  readonly problems: readonly ServerProblem[];
}

export interface JoinOptions {
  readonly handlers?: Partial<Handlers>;
  readonly roles?: readonly Role[];
  /** What happens to frames on their way to the page. */
  readonly towardsPage?: (carrier: Carrier) => Carrier;
}

/** A page and a backend at the two ends of a line. */
export function join(line: Line, options: JoinOptions = {}): Joined {
  const problems: ServerProblem[] = [];
  const carrier = options.towardsPage?.(line.backend) ?? line.backend;
  const server = createServer({
    carrier,
    handlers: { ...quietHandlers, ...options.handlers },
    roles: () => options.roles ?? everyRole,
    onProblem: (problem) => problems.push(problem),
    validatePushes: true,
  });
  return { client: createClient(line.page), server, problems };
}

/** The next push of this name. */
export function nextPush(client: Client, name: PushName): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = client.on(name, (body) => {
      stop();
      resolve(body);
    });
  });
}

/** Sends what is no frame at all, as a broken or hostile page would. */
export function sendAnything(carrier: Carrier, anything: unknown): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the very point
  carrier.send(anything as Frame);
}
