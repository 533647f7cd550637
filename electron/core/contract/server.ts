import type { Result } from '../support/result.ts';
import { Unreadable } from '../support/unreadable.ts';
import { calls, pushes } from './contract.ts';
import type { AnswerOf, CallName, PushName, PushOf, RequestOf } from './contract.ts';
import { type RefusalCode, type Role, refusalOf } from './define.ts';
import type { Carrier } from './frame.ts';

/**
 * One for each question. A result given at once is answered at once, before any later push: handlers of snapshots
 * (desk.state) must be such, else a push could overtake the snapshot and be undone by it.
 */
export type Handlers = {
  readonly [N in CallName]: (
    body: RequestOf<N>,
  ) => Promise<Result<AnswerOf<N>, RefusalCode>> | Result<AnswerOf<N>, RefusalCode>;
};

/** The handlers of one area of questions: HandlersOf<'directory'> answers everything called directory.* */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<CallName, `${Area}.${string}`>>;

export interface ServerProblem {
  readonly code:
    | 'malformed-frame'
    | 'unknown-call-name'
    | 'bad-request'
    | 'not-allowed'
    | 'handler-threw'
    | 'not-readable'
    | 'not-sent';
  /** null when the frame names none of ours: a stranger's word does not enter the log. */
  readonly name: CallName | PushName | null;
  /**
   * Where a handler threw, places in the code only (a message may hold a caller's number); what could not be read, the disk's
   * code; '' otherwise.
   */
  readonly at: string;
}

export interface ServerPorts {
  /** One connection to one page. */
  readonly carrier: Carrier;
  readonly handlers: Handlers;
  /** What the session of this page may do now. */
  readonly roles: () => readonly Role[];
  /** It was asked, allowed, and answered with yes. */
  readonly onAnswered?: <N extends CallName>(name: N, body: RequestOf<N>) => void;
  readonly onProblem: (problem: ServerProblem) => void;
  /** In tests: a push or an answer that does not fit the contract throws, or is refused as internal. */
  readonly validatePushes?: boolean;
}

export interface Server {
  /** Numbered from 1. Ignored once the page is gone. */
  readonly push: <N extends PushName>(name: N, body: PushOf<N>) => void;
}

/** The backend's end of the contract: whatever arrives is validated, and nothing that arrives can make it throw. */
export function createServer(ports: ServerPorts): Server {
  const { carrier, handlers, roles, onProblem, onAnswered, validatePushes = false } = ports;
  let open = true;
  let lastSeq = 0;

  carrier.onFrame((frame) => {
    const request = readRequest(frame);
    if (request === null) {
      onProblem({ code: 'malformed-frame', name: null, at: '' });
      return;
    }
    const { id, name, body } = request;
    if (!isCallName(name)) {
      onProblem({ code: 'unknown-call-name', name: null, at: '' });
      refuse(id, null, 'unknown-call-name');
      return;
    }
    serve(id, name, body);
  });
  carrier.onClose(() => {
    open = false;
  });

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- ties handler, request and answer to one name
  function serve<N extends CallName>(id: number, name: N, body: unknown): void {
    const definition = calls[name];
    const refusal = refusalOf(definition, roles());
    if (refusal !== null) {
      onProblem({ code: 'not-allowed', name, at: '' });
      refuse(id, name, refusal);
      return;
    }
    const parsed = definition.request.safeParse(body);
    if (!parsed.success) {
      onProblem({ code: 'bad-request', name, at: '' });
      refuse(id, name, 'bad-request');
      return;
    }
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of this very name
      const asked = parsed.data as RequestOf<N>;
      const result = handlers[name](asked);
      if (result instanceof Promise)
        result.then(
          (later) => answer(id, name, asked, later),
          (error: unknown) => threw(id, name, error),
        );
      else answer(id, name, asked, result);
    } catch (error) {
      threw(id, name, error);
    }
  }

  function answer<N extends CallName>(
    id: number,
    name: N,
    asked: RequestOf<N>,
    result: Result<AnswerOf<N>, RefusalCode>,
  ): void {
    if (!result.ok) return refuse(id, name, result.error);
    if (validatePushes && !calls[name].answer.safeParse(result.value).success)
      return threw(id, name, new Error('the answer does not fit the contract'));
    send(name, () => carrier.send({ type: 'answer', id, ok: true, body: result.value }));
    onAnswered?.(name, asked);
  }

  function refuse(id: number, name: CallName | null, error: RefusalCode): void {
    send(name, () => carrier.send({ type: 'answer', id, ok: false, error }));
  }

  function threw(id: number, name: CallName, error: unknown): void {
    if (error instanceof Unreadable) {
      onProblem({ code: 'not-readable', name, at: error.code });
      return refuse(id, name, 'not-readable');
    }
    onProblem({ code: 'handler-threw', name, at: placesOf(error) });
    refuse(id, name, 'internal');
  }

  /** A carrier that breaks while sending is about to close; whoever waits is told by that. */
  function send(name: CallName | PushName | null, act: () => void): void {
    if (!open) return;
    try {
      act();
    } catch (error) {
      onProblem({ code: 'not-sent', name, at: placesOf(error) });
    }
  }

  return {
    push(name, body) {
      if (!open) return;
      if (validatePushes) pushes[name].parse(body);
      lastSeq += 1;
      const seq = lastSeq;
      send(name, () => carrier.send({ type: 'push', seq, name, body }));
    },
  };
}

function readRequest(frame: unknown): { id: number; name: string; body: unknown } | null {
  if (typeof frame !== 'object' || frame === null) return null;
  if (!('type' in frame) || frame.type !== 'request') return null;
  if (!('id' in frame) || typeof frame.id !== 'number' || !Number.isSafeInteger(frame.id)) return null;
  if (!('name' in frame) || typeof frame.name !== 'string') return null;
  return { id: frame.id, name: frame.name, body: 'body' in frame ? frame.body : undefined };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [error.name, ...places.slice(0, 8).map((line) => line.trim())].join(' ');
}
