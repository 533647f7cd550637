import {
  type Book,
  type CallEvent,
  type Effect,
  type Refusal,
  type Standings,
  emptyBook,
  findByLeg,
  findCall,
} from '#core/call/book.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { Known } from '#core/caller/known.ts';
import type { TelephoneEvent } from '#core/call/telephone.ts';
import { mainLine } from '#core/call/line.ts';
import { orderedViews } from '#core/call/order.ts';
import type { TransferHow, TransferTarget } from '#core/call/transfer.ts';
import { transition } from '#core/call/transition.ts';
import type { CallView } from '#core/call/view.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import { type CallId, callId as brandedCallId } from '#core/support/ids.ts';
import { type Result, failed, ok, unreachable } from '#core/support/result.ts';
import { dialledFact, invitedFact } from './arrival.ts';
import { type Correct, createCorrect } from './correct.ts';
import type { LookedUp } from './lookUp.ts';
import type { DeskPorts } from './ports.ts';
import { createPublisher } from './publisher.ts';

/** 180 waits for the row, but a failing disk never silences a call. */
const ringAtLatestMs = 300;
/** How often the journal is told that the desk lives while calls are up; an interrupted call is closed at the last sign. */
const signEveryMs = 5_000;

/** So many calls back a note is taken without asking the journal whether there was such a call. */
const mostRecent = 1_000;

/** A wish of the page: an event of the call book that a person asks for. */
export type Wish = Extract<CallEvent, { kind: `${string}-asked` }>;
/** Who a call is from, and what is known of the number, on its way. */
interface Heard {
  readonly identity: Identity;
  readonly lookedUp: LookedUp;
}
type Note = Extract<FactBody, { kind: 'topic-noted' | 'essence-noted' | 'question-asked' | 'promise-given' }>;

/** The telephone's events that are about calls. */
type CallTold = Exclude<TelephoneEvent, { kind: 'phone-changed' | 'lamp' | 'presence' | 'messages' }>;

export interface Desk {
  readonly calls: () => CallView[];
  /** No call is live, on one of these lines; null: on any. */
  readonly isQuiet: (lineIds?: readonly string[] | null) => boolean;
  /** The call that a leg belongs to: itself, or the one whose transfer dialled it; null for none. */
  readonly callOf: (legId: string) => string | null;
  /** The line on which the call, or the caller of a leg, is; the first one where there is none. */
  readonly lineIdOf: (legId: string) => string;
  readonly ask: (wish: Wish) => Result<null, Refusal>;
  /** Saves a topic, an essence, a tick or a promise to its own call's row, live, ended or long put away; 'not-written' while the disk refuses. */
  readonly note: (callId: string, note: Note) => Promise<Result<null, Refusal | 'not-written'>>;
  /** Says of what class a call is, live, ended or long put away; null takes that back. */
  readonly correct: Correct;
  /** Something else is known of callers: cards of calls in the book that differ by it are shown anew, and kept so. */
  readonly changeCards: (change: (card: CallerCard) => CallerCard) => void;
  /** Calls `number` (as it is to be dialled), who is `identity`, on that line, null: the first; answers when it is under way. */
  readonly dial: (
    number: string,
    identity: Identity,
    lineId: string | null,
  ) => Promise<Result<{ readonly callId: string }, Refusal>>;
  readonly transfer: (callId: string, how: TransferHow, target: TransferTarget) => Result<null, Refusal>;
  readonly onTelephone: (event: CallTold) => void;
  readonly close: () => void;
}

/** Runs the calls: every event goes through the book's transition, its effects are carried out here. */
export function createDesk(ports: DeskPorts): Desk {
  let book: Book = emptyBook;
  /** Calls whose history is being looked up (a fraction of a millisecond), with what happened to them meanwhile. */
  const arriving = new Map<CallId, (() => void)[]>();
  /** Looked up while the telephone still reads the INVITE. */
  const heard = new WeakMap<readonly RawHeader[], Heard>();
  /** Calls of this run: their rows may still wait for the disk, and take notes all the same. */
  const recent = new Set<string>();
  const show = createPublisher(ports.publish, ports.classes);
  let stopSigning: (() => void) | null = null;
  /** What the telephone told while it was asked something; null while it is asked nothing. */
  let toldMeanwhile: (() => void)[] | null = null;

  function dispatch(
    event: CallEvent,
    at: number,
    before: readonly CallFact[] = [],
  ): { refused: Refusal | null; kept: Promise<boolean> } {
    const { next, effects, refused } = transition(book, event, at);
    book = next;
    const facts = [
      ...before,
      ...effects.flatMap((effect) =>
        effect.kind === 'journal' ? [{ callId: effect.callId, at, body: effect.body }] : [],
      ),
    ];
    // The telephone before the screen: a microphone is silenced, a call answered, before anything is drawn; and the screen
    // before the disk, which takes its time anyway.
    const meanwhile: (() => void)[] = [];
    toldMeanwhile = meanwhile;
    for (const effect of effects) carryOut(effect);
    toldMeanwhile = null;
    show(book);
    // Of a wish that was not granted nothing is kept.
    const kept = facts.length === 0 || refused !== null ? Promise.resolve(true) : ports.keep(facts);
    signWhileLive();
    // A call that is hung up ends at once: its facts come after those of this event.
    for (const happened of meanwhile) happened();
    return { refused, kept };
  }

  function carryOut(effect: Effect): void {
    const { telephone } = ports;
    switch (effect.kind) {
      case 'journal':
        return;
      case 'ring':
        telephone.ring(effect.callId);
        // What cannot be rung has been refused at once.
        if (toldMeanwhile !== null && toldMeanwhile.length > 0) return;
        return void ports.keep([{ callId: effect.callId, at: ports.clock.now(), body: { kind: 'rang' } }]);
      case 'answer':
        return telephone.answer(effect.callId);
      case 'decline':
        return telephone.decline(effect.callId, effect.how);
      case 'hang-up':
        return telephone.hangUp(effect.callId);
      case 'hold':
        return telephone.hold(effect.callId);
      case 'resume':
        return telephone.resume(effect.callId);
      case 'microphone':
        return telephone.microphone(effect.callId, effect.on);
      case 'hear':
        return telephone.hear(effect.callId, effect.on);
      case 'mix':
        return telephone.mix(effect.callId, effect.legId, effect.on);
      case 'digits':
        return telephone.digits(effect.callId, effect.digits, ports.digitsHow(lineIdOf(effect.callId)));
      case 'dial':
        return dialOut(effect.callId, effect.number);
      case 'refer':
        return telephone.refer(effect.callId, ports.toDial(effect.number, lineIdOf(effect.callId)));
      case 'join':
        return telephone.join(effect.callId, effect.legId);
      case 'await-target': {
        const { callId, legId } = effect;
        return void ports.timers.after(ports.targetMs(), () =>
          dispatch({ kind: 'target-late', callId, legId }, ports.clock.now()),
        );
      }
      default:
        return unreachable(effect);
    }
  }

  /** Of a leg: the caller's. Two who are to be joined must be at one exchange. */
  function lineIdOf(legId: string): string {
    return (findCall(book, legId) ?? findByLeg(book, legId))?.line.lineId ?? mainLine;
  }

  /** A leg to a target goes out on behalf of the caller; every other call is the desk's own. */
  function dialOut(callId: CallId, number: string): void {
    const lineId = lineIdOf(callId);
    const call = findByLeg(book, callId);
    const caller = call === undefined ? null : ports.present(call);
    if (caller === null) ports.telephone.dial(callId, lineId, ports.toDial(number, lineId));
    else ports.telephone.dial(callId, lineId, ports.toDial(number, lineId), caller);
  }

  /** A PBX that says 200 as soon as it begins to call the target has confirmed nothing. */
  function isConfirmed({ callId, confirmed }: Extract<TelephoneEvent, { kind: 'transferred' }>): boolean {
    const how = findCall(book, callId)?.transfer?.how;
    return confirmed && (how !== 'blind' || ports.blindIsConfirmed(lineIdOf(callId)));
  }

  function heardFrom(headers: readonly RawHeader[], lineId: string): Heard {
    ports.hush();
    const identity = ports.identify(headers, lineId);
    return { identity, lookedUp: ports.lookUp(identity) };
  }

  function invited(event: Extract<TelephoneEvent, { kind: 'invited' }>): void {
    const { callId, at, headers } = event;
    const line = ports.callLine(event.lineId);
    const { identity, lookedUp } = heard.get(headers) ?? heardFrom(headers, event.lineId);
    arriving.set(callId, []);
    remember(callId);
    const secure = (): void => {
      stopWaiting();
      whenArrived(callId, () => dispatch({ kind: 'row-secured', callId }, ports.clock.now()));
    };
    const stopWaiting = ports.timers.after(ringAtLatestMs, secure);
    void lookedUp.inTime.then((known) => {
      const meanwhile = arriving.get(callId) ?? [];
      arriving.delete(callId);
      const first = { callId, at, body: invitedFact(identity, headers, event.sipCallId, line) };
      const card = ports.recognise(identity, known);
      const arrived = { callId, line, card, targets: ports.targetsFor(card, at), turnedAway: ports.takesNoCalls() };
      const { kept } = dispatch({ kind: 'invited', ...arrived }, at, [first]);
      void kept.then(secure);
      for (const happened of meanwhile) happened();
      learnOn(callId, identity, lookedUp);
    });
  }

  function learnOn(callId: CallId, identity: Identity, { late, follow }: LookedUp): void {
    void late.then((known) => learnt(callId, identity, known));
    follow((known) => learnt(callId, identity, known));
  }

  /** A slow disk, or the CRM, has answered after all: the card is made anew, and its line in the journal, however the call stands. */
  function learnt(callId: CallId, identity: Identity, known: Known | null): void {
    if (known === null) return;
    const at = ports.clock.now();
    const shown = ports.recognise(identity, known);
    const call = findCall(book, callId);
    if (call === undefined) return void ports.keep([{ callId, at, body: { kind: 'recognised', card: shown } }]);
    // What the receptionist said meanwhile stands.
    const said = call.shownFirst === null ? null : call.card.classification.class;
    const card = said === null ? shown : ports.reclassify(shown, said, at);
    const targets = ports.targetsFor(card, at, call.urgent !== '');
    dispatch({ kind: 'recognised', callId, card, targets, ...(said === null ? {} : { shownFirst: shown }) }, at);
    lookForUrgency(callId);
  }

  async function dial(
    number: string,
    identity: Identity,
    lineId: string | null,
  ): Promise<Result<{ readonly callId: string }, Refusal>> {
    const line = ports.callLine(lineId);
    const callId = brandedCallId(ports.ids.next());
    ports.hush();
    const lookedUp = ports.lookUp(identity);
    const known = await lookedUp.inTime;
    const at = ports.clock.now();
    const card = ports.recognise(identity, known);
    const targets = ports.targetsFor(card, at);
    remember(callId);
    const first = { callId, at, body: dialledFact(identity, line) };
    const { refused } = dispatch({ kind: 'dial-asked', callId, line, number, card, targets }, at, [first]);
    if (refused === null) learnOn(callId, identity, lookedUp);
    return refused === null ? ok({ callId }) : failed(refused);
  }

  /** Another class has urgent words of its own. */
  function corrected(event: Extract<CallEvent, { kind: 'class-corrected' }>, at: number) {
    const { kept } = dispatch(event, at);
    lookForUrgency(event.callId);
    return { kept };
  }

  /** What was noted may speak of something urgent, or no longer: the call is lifted, and others are asked first. */
  function lookForUrgency(callId: CallId): void {
    const call = findCall(book, callId);
    if (call === undefined) return;
    const word = ports.urgentWordOf(call.card, call.topic, call.essence) ?? '';
    if (word === call.urgent) return;
    const at = ports.clock.now();
    dispatch({ kind: 'urgency-noted', callId, word, targets: ports.targetsFor(call.card, at, word !== '') }, at);
  }

  function standingsIn(callId: CallId, target: TransferTarget): Standings {
    const call = findCall(book, callId);
    return call === undefined ? {} : ports.standingsOf(call, target);
  }

  function remember(callId: CallId): void {
    recent.add(callId);
    const [oldest] = recent;
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  }

  /** Keeps the order of events: none about a call is handled before the call itself has come. */
  function whenArrived(callId: CallId, happened: () => void): void {
    const meanwhile = arriving.get(callId);
    if (meanwhile === undefined) happened();
    else meanwhile.push(happened);
  }

  function signWhileLive(): void {
    const live = book.calls.some((call) => call.stage !== 'ended');
    if (!live || stopSigning !== null) return;
    stopSigning = ports.timers.after(signEveryMs, () => {
      stopSigning = null;
      ports.store.sign(ports.clock.now());
      signWhileLive();
    });
  }

  return {
    calls: () => orderedViews(book, ports.classes()),
    isQuiet: (lineIds = null) =>
      arriving.size === 0 &&
      book.calls.every(({ stage, line }) => stage === 'ended' || (lineIds !== null && !lineIds.includes(line.lineId))),
    callOf: (legId) => (findCall(book, legId) ?? findByLeg(book, legId))?.callId ?? null,
    lineIdOf,
    dial,
    changeCards: (change) => {
      for (const { callId, card, targets } of book.calls) {
        const changed = change(card);
        if (changed !== card) dispatch({ kind: 'recognised', callId, card: changed, targets }, ports.clock.now());
      }
    },
    transfer: (id, how, target) => {
      const callId = brandedCallId(id);
      const standings = standingsIn(callId, target);
      const wished = { callId, legId: brandedCallId(ports.ids.next()), how, target, standings };
      const { refused } = dispatch({ kind: 'transfer-asked', ...wished }, ports.clock.now());
      return refused === null ? ok(null) : failed(refused);
    },
    ask: (wish) => {
      const { refused } = dispatch(wish, ports.clock.now());
      return refused === null ? ok(null) : failed(refused);
    },
    correct: createCorrect({ ...ports, book: () => book, dispatch: corrected }),
    note: async (id, note) => {
      const callId: CallId = brandedCallId(id);
      const at = ports.clock.now();
      if (!recent.has(id) && (await ports.store.call(id)) === null) return failed('call-gone');
      const kept =
        findCall(book, id) === undefined
          ? ports.keep([{ callId, at, body: note }])
          : dispatch({ ...note, callId }, at).kept;
      if (note.kind === 'topic-noted' || note.kind === 'essence-noted') lookForUrgency(callId);
      return (await kept) ? ok(null) : failed('not-written');
    },
    onTelephone: (event) => {
      if (event.kind === 'heard') return void heard.set(event.headers, heardFrom(event.headers, event.lineId));
      if (event.kind === 'invited') return invited(event);
      const happened = (): void => {
        if (event.kind === 'answer-failed' || event.kind === 'trouble-changed') dispatch(event, ports.clock.now());
        else if (event.kind === 'transferred') dispatch({ ...event, confirmed: isConfirmed(event) }, event.at);
        else dispatch(event, event.at);
      };
      return whenArrived(event.callId, () => {
        if (toldMeanwhile === null) happened();
        else toldMeanwhile.push(happened);
      });
    },
    close: () => stopSigning?.(),
  };
}
