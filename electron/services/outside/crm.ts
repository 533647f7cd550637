import type { CallerNumber } from '#core/caller/identity.ts';
import { readCrmAnswer } from '#core/crm/answer.ts';
import type { CrmFound, CrmKnown } from '#core/crm/found.ts';
import { crmQuestion } from '#core/crm/question.ts';
import type { CrmSettings } from '#core/crm/settings.ts';
import type { CrmFault, CrmHealth } from '#core/crm/view.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { AskWeb, WebAnswer } from '#core/web/ask.ts';
import { createBreaker } from './breaker.ts';
import { createMemory } from './memory.ts';
import { createPlaces } from './places.ts';

export interface CrmPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly askWeb: AskWeb;
  /** Makes ready what asking this address will take, so that no call waits for it. */
  readonly prepareWeb: (url: string) => void;
  /** null: there is none. */
  readonly settings: CrmSettings | null;
  readonly onHealth: (health: CrmHealth) => void;
}

/** What is known of a number at once, and what comes to be known of it. */
export interface CrmAsked {
  readonly now: CrmKnown;
  /** Each change of `now`, in order. */
  readonly follow: (learn: (known: CrmKnown) => void) => void;
}

export interface Crm {
  /** null: it is not asked about this number, which is no public one, or there is no CRM. Never waits. */
  readonly ask: (number: CallerNumber) => CrmAsked | null;
  /** One question with settings that are not saved yet, past memory and pauses. */
  readonly tryWith: (settings: CrmSettings, e164: string) => Promise<Result<CrmTried, CrmFault>>;
  readonly setSettings: (settings: CrmSettings | null) => void;
  readonly health: () => CrmHealth;
}

interface CrmTried {
  /** null: it knows nobody with this number. */
  readonly found: CrmFound | null;
  readonly ms: number;
}

/** After so long the card says that the CRM has not answered; the answer is still taken when it comes. */
const inTimeMs = 800;
/** A call has begun by then: what comes later helps nobody. */
const limitMs = 10_000;
const mostBytes = 1_000_000;
const atOnce = 4;
const mostWaiting = 40;

/** Asks the office's CRM who calls; a call never waits for it. */
export function createCrm(ports: CrmPorts): Crm {
  const { clock, timers, log, askWeb, prepareWeb } = ports;
  let { settings } = ports;
  let memory = createMemory(clock);
  let breaker = createBreaker(clock, ports.onHealth);
  const places = createPlaces(atOnce, mostWaiting);
  /** Questions under way: a second call from the same number joins in. */
  let underWay = new Map<string, Promise<CrmKnown>>();

  async function question(of: CrmSettings, e164: string): Promise<Result<CrmFound | null, CrmFault>> {
    const made = crmQuestion(of, e164);
    if (!made.ok) return failed('bad-address');
    const answer = await askWeb({ ...made.value, limitMs, mostBytes });
    return answer.ok ? readAnswer(answer.value, of) : answer;
  }

  async function askNow(of: CrmSettings, e164: string): Promise<CrmKnown> {
    const [mine, remembered] = [breaker, memory];
    // The pause may have begun while this question waited for its turn.
    if (!mine.mayAsk()) return { state: 'no-answer' };
    const answer = await question(of, e164);
    if (!answer.ok) {
      log.warn('crm-not-answered', { code: answer.error });
      mine.failed(answer.error);
      return { state: 'no-answer' };
    }
    mine.answered();
    remembered.keep(e164, answer.value);
    return knownOf(answer.value);
  }

  function ask({ kind, e164 }: CallerNumber): CrmAsked | null {
    if (settings === null || kind !== 'public' || e164 === null) return null;
    const remembered = memory.of(e164);
    if (remembered !== undefined) return still(knownOf(remembered));
    if (breaker.isPaused()) return still({ state: 'no-answer' });
    const of = settings;
    const asking = underWay;
    const answer = asking.get(e164) ?? places.inTurn(() => askNow(of, e164));
    if (answer === null) return still({ state: 'no-answer' });
    asking.set(e164, answer);
    void answer.then(() => asking.delete(e164));
    return { now: { state: 'asked' }, follow: (learn) => follow(answer, learn) };
  }

  function follow(answer: Promise<CrmKnown>, learn: (known: CrmKnown) => void): void {
    const stopWaiting = timers.after(inTimeMs, () => learn({ state: 'late' }));
    void answer.then((known) => {
      stopWaiting();
      learn(known);
    });
  }

  if (settings !== null) prepareWeb(settings.url);
  return {
    ask,
    tryWith: async (of, e164) => {
      const begun = clock.now();
      const answer = await question(of, e164);
      return answer.ok ? ok({ found: answer.value, ms: clock.now() - begun }) : answer;
    },
    setSettings: (changed) => {
      if (JSON.stringify(changed) === JSON.stringify(settings)) return;
      settings = changed;
      if (settings !== null) prepareWeb(settings.url);
      // What another server said, or the same by other paths, is not remembered.
      memory = createMemory(clock);
      underWay = new Map();
      breaker = createBreaker(clock, ports.onHealth);
      ports.onHealth(breaker.health());
    },
    health: () => breaker.health(),
  };
}

function still(now: CrmKnown): CrmAsked {
  return { now, follow: () => undefined };
}

function knownOf(found: CrmFound | null): CrmKnown {
  return found === null ? { state: 'not-found' } : { state: 'found', found };
}

function readAnswer({ status, text }: WebAnswer, settings: CrmSettings): Result<CrmFound | null, CrmFault> {
  // Many interfaces say so of a number that they do not know.
  if (status === 404 || status === 204) return ok(null);
  const fault = faultOfStatus(status);
  if (fault !== null) return failed(fault);
  try {
    // RFC 8259 section 8.1: a byte order mark may be passed over.
    return ok(readCrmAnswer(JSON.parse(text.replace(/^\uFEFF/, '')), settings));
  } catch {
    return failed('not-json');
  }
}

function faultOfStatus(status: number): CrmFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'not-allowed';
  if (status === 429) return 'too-many-questions';
  return status >= 500 ? 'server-error' : 'refused';
}
