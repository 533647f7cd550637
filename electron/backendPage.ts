import type { CallName, DeskState, RequestOf } from '#core/contract/contract.ts';
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
  /** `onlyReads`: another page carries the sound. */
  handlersFor: (page: DeskPage, session: Session, onlyReads: () => boolean) => Handlers,
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
    handlers: handlersFor(page, session, () => ownership.seenBy(page) === 'another'),
  });
  ownership.joined(page);
  carrier.onClose(() => {
    ownership.left(page);
    roles.left(session);
  });
}

/** Parts of the desk that tell of themselves. */
interface Telling {
  readonly recognition: { readonly classes: () => readonly DeskState['classes'][number][] };
  readonly lines: { readonly views: () => DeskState['lines'] };
  readonly desk: { readonly calls: () => DeskState['calls'] };
  readonly noCalls: { readonly since: () => DeskState['noCallsSince'] };
  readonly links: { readonly offered: () => DeskState['offered'] };
  readonly employees: { readonly views: () => DeskState['employees'] };
  readonly parking: { readonly view: () => DeskState['parking'] };
  readonly quality: { readonly views: () => DeskState['sounds'] };
  readonly deviations: { readonly views: () => DeskState['deviations'] };
  readonly keeper: { readonly health: () => DeskState['journal'] };
  readonly keeping: { readonly view: () => DeskState['keeping'] };
  readonly today: { readonly summary: () => DeskState['today'] };
  readonly hands: { readonly view: () => DeskState['headset'] };
  readonly preferences: { readonly now: () => DeskState['preferences'] };
}

/** What every page of the desk is told alike. */
export function deskStateOf({ recognition, lines, desk, noCalls, links, keeper, keeping, today, ...rest }: Telling) {
  return {
    classes: [...recognition.classes()],
    lines: lines.views(),
    calls: desk.calls(),
    noCallsSince: noCalls.since(),
    offered: links.offered(),
    employees: rest.employees.views(),
    parking: rest.parking.view(),
    sounds: rest.quality.views(),
    deviations: rest.deviations.views(),
    journal: keeper.health(),
    keeping: keeping.view(),
    today: today.summary(),
    headset: rest.hands.view(),
    preferences: rest.preferences.now(),
  };
}
