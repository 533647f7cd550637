import type { Refusal } from '#core/call/book.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import type { CallView } from '#core/call/view.ts';
import type { Employee } from '#core/caller/company.ts';
import type { Dialled } from '#core/caller/dialled.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import type { DeviationKind, Explained } from '#core/deviations/deviation.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { callId as callIdOf } from '#core/support/ids.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { Desk, Wish } from './desk.ts';
import type { LastDialled } from './lastDialled.ts';

export interface CallHandlerPorts {
  readonly desk: Desk;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly employee: (employeeId: string) => Employee | null;
  /** The employee whose extension it is. */
  readonly employeeAt: (dialled: Dialled) => Employee | null;
  /** Dialled before an extension on that line to reach its voicemail; '' where there is no such code. */
  readonly voicemailPrefix: (lineId: string) => string;
  /** Whether an employee's telephone, which belongs to `line`, is reached over that other line. */
  readonly areAtOneExchange: (line: string | undefined, lineId: string) => boolean;
  /** Over which a missed caller came, and is called back; null for the first one, or for no such callback. */
  readonly lineOfCallback: (callbackId: string) => string | null;
  /** Calls whom the desk called last, where it is quiet. */
  readonly redial: () => void;
  readonly lastDialled: () => Promise<readonly LastDialled[]>;
  /** The topic that is noted where this one is chosen or typed: one that was merged into another is that. */
  readonly notedAs: (topic: string) => string;
  /** Why it went otherwise than the playbook says. */
  readonly explain: (
    callId: string,
    what: DeviationKind,
    explained: Explained,
  ) => Promise<Result<null, 'call-gone' | 'not-written'>>;
  /** Another page carries the sound: this one reads. */
  readonly onlyReads: () => boolean;
}

/** What the page asks about calls. A second page of the desk reads; the one that carries the sound runs the calls. */
export function createCallHandlers(ports: CallHandlerPorts): HandlersOf<'call'> {
  const { desk } = ports;
  const run = <T>(act: () => T) => (ports.onlyReads() ? failed('owned-by-another') : act());
  const asks = (wished: Wish) => run(() => wish(desk.ask(wished)));

  async function dial({ number, callbackId, lineId }: RequestOf<'call.dial'>) {
    const dialled = ports.dialled(number);
    if (dialled === null) return failed('bad-number');
    const over = lineId ?? (callbackId === null ? null : ports.lineOfCallback(callbackId));
    return desk.dial(dialled.number, dialled.identity, over);
  }

  function targetOf({
    callId,
    to,
  }: RequestOf<'call.transfer'>): Result<TransferTarget, 'bad-number' | 'other-exchange'> {
    const lineId = desk.lineIdOf(callId);
    if ('employeeId' in to) {
      const employee = ports.employee(to.employeeId);
      // Her extension is somebody else's, or nobody's, at another exchange; a mobile is the same everywhere.
      if (employee !== null && to.at !== 'mobile' && !ports.areAtOneExchange(employee.line, lineId))
        return failed('other-exchange');
      return there(employee === null ? null : employeeTargetAt(employee, to.at, lineId));
    }
    const dialled = ports.dialled(to.number);
    if (dialled === null) return failed('bad-number');
    const employee = ports.employeeAt(dialled);
    return employee === null || !ports.areAtOneExchange(employee.line, lineId)
      ? ok({ employeeId: null, name: '', number: dialled.number })
      : ok(employeeTarget(employee));
  }

  function employeeTargetAt(
    employee: Employee,
    at: 'mobile' | 'voicemail' | undefined,
    lineId: string,
  ): TransferTarget | null {
    const { employeeId, name, extension } = employee;
    if (at === 'mobile') {
      const mobile = ports.dialled(employee.mobile);
      return mobile === null ? null : { employeeId, name, number: mobile.number, at };
    }
    if (extension === '') return null;
    if (at === undefined) return employeeTarget(employee);
    const prefix = ports.voicemailPrefix(lineId);
    return prefix === '' ? null : { employeeId, name, number: prefix + extension, at };
  }

  /** How a call is told of to the other one's row. */
  function asTarget(view: CallView): TransferTarget {
    const { name, number } = view.card;
    const dialled = number.kind === 'withheld' ? null : ports.dialled(number.e164 ?? number.shown);
    const employee = dialled === null ? null : ports.employeeAt(dialled);
    if (employee !== null) return { ...employeeTarget(employee), at: 'call' };
    const told = dialled?.number ?? '';
    return { employeeId: null, name: told === '' ? '' : name, number: told === '' ? name : told, at: 'call' };
  }

  function together({ callId, withId, how }: RequestOf<'call.together'>) {
    const calls = desk.calls();
    const [call, other] = [callId, withId].map((id) => calls.find((view) => view.callId === id));
    if (call === undefined || other === undefined) return failed('call-gone');
    const names = { target: asTarget(other), caller: asTarget(call) };
    return wish(
      desk.ask({ kind: 'together-asked', callId: callIdOf(callId), otherId: callIdOf(withId), how, ...names }),
    );
  }

  return {
    'call.answer': ({ callId }) => asks({ kind: 'answer-asked', callId: callIdOf(callId) }),
    'call.decline': ({ callId, how }) => asks({ kind: 'decline-asked', callId: callIdOf(callId), how }),
    'call.hang-up': ({ callId }) => asks({ kind: 'hang-up-asked', callId: callIdOf(callId) }),
    'call.hold': ({ callId }) => asks({ kind: 'hold-asked', callId: callIdOf(callId) }),
    'call.resume': ({ callId }) => asks({ kind: 'resume-asked', callId: callIdOf(callId) }),
    'call.mute': ({ callId, muted }) => asks({ kind: 'mute-asked', callId: callIdOf(callId), muted }),
    'call.digits': ({ callId, digits }) => asks({ kind: 'digits-asked', callId: callIdOf(callId), digits }),
    'call.join': ({ callId }) => asks({ kind: 'join-asked', callId: callIdOf(callId) }),
    'call.conference': ({ callId }) => asks({ kind: 'conference-asked', callId: callIdOf(callId) }),
    'call.together': (body) => run(() => together(body)),
    'call.swap': ({ callId }) => asks({ kind: 'swap-asked', callId: callIdOf(callId) }),
    'call.take-back': ({ callId }) => asks({ kind: 'take-back-asked', callId: callIdOf(callId) }),
    'call.redial': () =>
      run(() => {
        ports.redial();
        return ok({});
      }),
    'call.last-dialled': async () => ok({ numbers: await ports.lastDialled() }),
    'call.dial': (body) => run(() => dial(body)),
    'call.transfer': ({ callId, how, to }) =>
      run(() => {
        const target = targetOf({ callId, how, to });
        return target.ok ? wish(desk.transfer(callId, how, target.value)) : target;
      }),
    'call.put-away': ({ callId }) => wish(desk.ask({ kind: 'put-away-asked', callId: callIdOf(callId) })),
    'call.correct-class': async ({ callId, to }) => wish(await desk.correct(callId, to)),
    'call.note-topic': async ({ callId, topic }) =>
      wish(await desk.note(callId, { kind: 'topic-noted', topic: ports.notedAs(topic) })),
    'call.note-essence': async ({ callId, essence }) =>
      wish(await desk.note(callId, { kind: 'essence-noted', essence })),
    'call.ask-question': async ({ callId, question, asked }) =>
      wish(await desk.note(callId, { kind: 'question-asked', question, asked })),
    'call.promise': async ({ callId, dueAt }) => wish(await desk.note(callId, { kind: 'promise-given', dueAt })),
    'call.explain': async ({ callId, what, reason, words }) =>
      wish(await ports.explain(callId, what, { reason, words: words.trim() })),
  };
}

function employeeTarget({ employeeId, name, extension }: Employee): TransferTarget {
  return { employeeId, name, number: extension };
}

function there(target: TransferTarget | null): Result<TransferTarget, 'bad-number'> {
  return target === null ? failed('bad-number') : ok(target);
}

/** Nothing to tell beyond yes or no. */
function wish<E extends Refusal | 'not-written'>(result: Result<null, E>): Result<Record<string, never>, E> {
  return result.ok ? ok({}) : result;
}
