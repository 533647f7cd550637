import type { CallName, RequestOf } from '#core/contract/contract.ts';
import type { Carrier } from '#core/contract/frame.ts';
import { createServer, type Handlers } from '#core/contract/server.ts';
import type { Log } from '#core/support/ports.ts';
import type { Roles } from './services/roles/roles.ts';
import type { Seat, Session } from './services/roles/session.ts';
import type { DeskPage, Ownership } from './services/telephone/ownership.ts';

export interface ServedPage {
  readonly carrier: Carrier;
  readonly seat: Seat;
  readonly ownership: Ownership;
  readonly roles: Roles;
  readonly log: Log;
  readonly onAnswered?: <N extends CallName>(session: Session, name: N, body: RequestOf<N>) => void;
}

/** Serves one page until its line is closed, or its session is ended. */
export function servePage(
  { carrier, seat, ownership, roles, log, onAnswered }: ServedPage,
  handlersFor: (page: DeskPage, session: Session) => Handlers,
): void {
  const page: DeskPage = { onlyReads: seat !== 'desk', push: (name, body) => server.push(name, body) };
  const session = roles.joined(seat, (view) => {
    page.push('desk.changed', { session: view });
    if (view.seat === 'ended') ownership.left(page);
  });
  const server = createServer({
    carrier,
    roles: session.roles,
    onProblem: (problem) => log.warn('contract', { ...problem }),
    onAnswered: (name, body) => onAnswered?.(session, name, body),
    handlers: handlersFor(page, session),
  });
  ownership.joined(page);
  carrier.onClose(() => {
    ownership.left(page);
    roles.left(session);
  });
}
