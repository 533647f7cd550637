import type { CallerCard } from '#core/caller/card.ts';
import type { Company } from '#core/caller/company.ts';
import type { Directory } from '#core/caller/directory.ts';
import type { Identity, RawHeader } from '#core/caller/identity.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';
import { recognise } from '#core/caller/recognise.ts';
import type { Refusal } from '#core/call/book.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { Media, SipAccount, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import type { Preferences, PushName, PushOf } from '#core/contract/contract.ts';
import type { Role } from '#core/contract/define.ts';
import type { Carrier } from '#core/contract/frame.ts';
import { createServer } from '#core/contract/server.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type CallerHistory, type JournalStore, noHistory } from '#core/journal/store.ts';
import type { Playbooks } from '#core/routing/playbook.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { callId as callIdOf } from '#core/support/ids.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type Wish, createDesk } from './services/desk/desk.ts';
import { createJournalKeeper } from './services/journal/keeper.ts';
import { createToday } from './services/journal/today.ts';
import { createMediaBroker } from './services/telephone/mediaBroker.ts';
import { type DeskPage, createOwnership } from './services/telephone/ownership.ts';

/** How long written facts gather before the pages hear of them. */
const journalRestMs = 100;

export interface BackendPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly store: JournalStore;
  readonly telephoneWith: (media: Media, onEvent: (event: TelephoneEvent) => void) => Telephone;
  /** null: no telephone is configured. */
  readonly account: SipAccount | null;
  readonly company: Company;
  readonly directory: Directory;
  readonly playbooks: Playbooks;
  /** ISO 3166 alpha-2 of the desk: how national numbers are read. */
  readonly country: string;
  /** The practice exchange, or null when real calls are taken. */
  readonly practice: { readonly bringIn: () => void } | null;
  readonly preferences: Preferences;
  readonly savePreferences: (preferences: Preferences) => Promise<Result<null, 'not-written'>>;
}

export interface Backend {
  /** Serves one page until its carrier closes. */
  readonly connect: (carrier: Carrier, roles: readonly Role[]) => void;
  readonly close: () => Promise<void>;
}

/** The one place where the services are joined. Knows neither Electron nor HTTP. */
export function createBackend(ports: BackendPorts): Backend {
  const { clock, timers, log, store } = ports;
  let preferences = ports.preferences;
  let phone: PhoneState = {
    state: ports.account === null ? 'not-configured' : 'connecting',
    reason: null,
    retryAt: null,
    since: clock.now(),
  };

  const ownName = /^sips?:([^@]+)@/.exec(ports.account?.uri ?? '')?.[1] ?? '';

  const broker = createMediaBroker(timers);
  const ownership = createOwnership(broker, () => telephone.renewMedia());
  const today = createToday({ store, clock, timers, onChanged: (summary) => tell('desk.changed', { today: summary }) });
  const keeper = createJournalKeeper({
    store,
    timers,
    log,
    onHealth: (journal) => tell('desk.changed', { journal }),
    onWritten: (facts) => {
      today.onWritten(facts);
      tellJournal(facts);
    },
  });
  const telephone = ports.telephoneWith(broker, (event) => {
    if (event.kind !== 'phone-changed') return desk.onTelephone(event);
    phone = event.phone;
    return tell('desk.changed', { phone });
  });
  const desk = createDesk({
    clock,
    timers,
    log,
    telephone,
    store,
    keep: keeper.keep,
    identify,
    recognise: cardFor,
    publish: (changed) => tell('desk.changed', changed),
  });

  function identify(headers: readonly RawHeader[]): Identity {
    const identity = understandIdentity(headers, { country: ports.country });
    // The account's own name is where every call ends up: it tells nothing of where the caller found us.
    return identity.dialled?.shown === ownName ? { ...identity, dialled: null } : identity;
  }

  function cardFor(identity: Identity, history: CallerHistory): CallerCard {
    const { directory, playbooks, company } = ports;
    return recognise({
      identity,
      directory,
      playbooks,
      history,
      language: preferences.language,
      companyName: company.name,
    });
  }

  function tell<N extends PushName>(name: N, body: PushOf<N>): void {
    for (const page of ownership.pages()) page.push(name, body);
  }

  /** A second page of the desk reads; the one that carries the sound runs the calls. */
  function askedBy(page: DeskPage, wanted: Wish): Result<Record<string, never>, Refusal | 'owned-by-another'> {
    return ownership.seenBy(page) === 'another' ? failed('owned-by-another') : wish(desk.ask(wanted));
  }

  const unread = new Set<string>();
  let stopReading: (() => void) | null = null;

  /** Which lines are new, a moment later: a journal that is looked at never delays a card that comes. */
  function tellJournal(facts: readonly CallFact[]): void {
    for (const { callId } of facts) unread.add(callId);
    stopReading ??= timers.after(journalRestMs, () => {
      stopReading = null;
      for (const callId of unread) tell('journal.changed', { callId });
      unread.clear();
    });
  }

  function connect(carrier: Carrier, roles: readonly Role[]): void {
    const page: DeskPage = { push: (name, body) => server.push(name, body) };
    const server = createServer({
      carrier,
      roles,
      onProblem: (problem) => log.warn('contract', { ...problem }),
      handlers: {
        'desk.state': () =>
          ok({
            companyName: ports.company.name,
            phone,
            calls: desk.calls(),
            journal: keeper.health(),
            today: today.summary(),
            telephone: ownership.seenBy(page),
            practice: ports.practice !== null,
            preferences,
          }),
        'call.answer': ({ callId }) => askedBy(page, { kind: 'answer-asked', callId: callIdOf(callId) }),
        'call.decline': ({ callId, how }) => askedBy(page, { kind: 'decline-asked', callId: callIdOf(callId), how }),
        'call.hang-up': ({ callId }) => askedBy(page, { kind: 'hang-up-asked', callId: callIdOf(callId) }),
        'call.hold': ({ callId }) => askedBy(page, { kind: 'hold-asked', callId: callIdOf(callId) }),
        'call.resume': ({ callId }) => askedBy(page, { kind: 'resume-asked', callId: callIdOf(callId) }),
        'call.mute': ({ callId, muted }) => askedBy(page, { kind: 'mute-asked', callId: callIdOf(callId), muted }),
        'call.put-away': ({ callId }) => wish(desk.ask({ kind: 'put-away-asked', callId: callIdOf(callId) })),
        'call.note-topic': async ({ callId, topic }) => wish(await desk.note(callId, { kind: 'topic-noted', topic })),
        'call.note-essence': async ({ callId, essence }) =>
          wish(await desk.note(callId, { kind: 'essence-noted', essence })),
        'journal.list': async (query) => ok(await store.list(query)),
        'journal.call': async ({ callId }) => ok(await store.call(callId)),
        'telephone.own': ({ takeOver }) => (ownership.own(page, takeOver) ? ok({}) : failed('owned-by-another')),
        'media.reply': ({ askId, reply }) => {
          broker.replied(page, askId, reply);
          return ok({});
        },
        'practice.bring-in': () => {
          if (ports.practice === null) return failed('not-practising');
          ports.practice.bringIn();
          return ok({});
        },
        'preferences.set': async (wanted) => {
          preferences = wanted;
          tell('desk.changed', { preferences });
          return wish(await ports.savePreferences(wanted));
        },
      },
    });
    ownership.joined(page);
    carrier.onClose(() => ownership.left(page));
  }

  // Reading the first number loads the world's numbering plans: done now, not while the first caller waits.
  cardFor(identify([{ name: 'From', value: '"A" <sip:+380445550000@portico.invalid>' }]), noHistory);
  if (ports.account !== null) telephone.connect(ports.account);
  return {
    connect,
    close: async () => {
      await telephone.close();
      desk.close();
      today.close();
      await keeper.close();
      stopReading?.();
      await store.close();
    },
  };
}

/** Nothing to tell beyond yes or no. */
function wish<E extends string>(result: Result<null, E>): Result<Record<string, never>, E> {
  return result.ok ? ok({}) : result;
}
