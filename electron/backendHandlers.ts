import { areAtOneExchange } from '#core/call/line.ts';
import type { DeskState } from '#core/contract/contract.ts';
import type { Handlers, HandlersOf } from '#core/contract/server.ts';
import { ok } from '#core/support/result.ts';
import type { BackendPorts } from './backendPorts.ts';
import type { JoinedWriting } from './backendWriting.ts';
import type { Calendars } from './services/calendars/calendars.ts';
import type { Callbacks } from './services/callbacks/callbacks.ts';
import { createCallHandlers } from './services/desk/callHandlers.ts';
import type { Desk } from './services/desk/desk.ts';
import { lastDialled } from './services/desk/lastDialled.ts';
import type { NoCalls } from './services/desk/noCalls.ts';
import type { Parking } from './services/desk/parking.ts';
import type { Deviations } from './services/deviations/deviations.ts';
import type { createOfficeHandlers } from './services/directory/officeHandlers.ts';
import type { Exports } from './services/exporting/exporting.ts';
import type { Hands } from './services/headset/hands.ts';
import type { Importing } from './services/importing/importing.ts';
import type { JournalHandlers } from './services/journal/journalHandlers.ts';
import type { Keeping } from './services/keeping/keeping.ts';
import type { Outside } from './services/outside/outside.ts';
import type { Privacy } from './services/privacy/privacy.ts';
import type { Quality } from './services/quality/quality.ts';
import type { Recognition } from './services/recognition/recognition.ts';
import type { Roles } from './services/roles/roles.ts';
import type { Session } from './services/roles/session.ts';
import type { createPreferences } from './services/settings/preferences.ts';
import type { Lines } from './services/telephone/lines.ts';
import type { Links } from './services/telephone/links.ts';
import type { MediaBroker } from './services/telephone/mediaBroker.ts';
import type { DeskPage, Ownership } from './services/telephone/ownership.ts';
import { createPageHandlers } from './services/telephone/pageHandlers.ts';
import { practiceHandlers } from './services/telephone/practiceHandlers.ts';

/** The services that pages ask. */
interface Asked {
  readonly ports: Pick<BackendPorts, 'store' | 'practice'>;
  readonly desk: Desk;
  readonly redial: () => void;
  readonly recognition: Recognition;
  readonly lines: Lines;
  readonly callbacks: Callbacks;
  readonly deviations: Deviations;
  readonly ownership: Ownership;
  readonly broker: MediaBroker;
  readonly telephone: ReturnType<BackendPorts['telephoneWith']>;
  readonly quality: Quality;
  readonly noCalls: NoCalls;
  readonly parking: Parking;
  readonly office: Omit<ReturnType<typeof createOfficeHandlers>, 'changeEmployees'>;
  readonly identity: HandlersOf<'identity'>;
  readonly importing: Importing;
  readonly exports: Exports;
  readonly links: Links;
  readonly roles: Roles;
  readonly privacy: Privacy;
  readonly preferences: ReturnType<typeof createPreferences>;
  readonly writing: JoinedWriting;
  readonly settings: ReturnType<BackendPorts['settingsWith']>;
  readonly journal: JournalHandlers;
  readonly keeping: Keeping;
  readonly hands: Hands;
  readonly outside: Outside;
  readonly calendars: Calendars;
  /** How the desk stands, as this page is told. */
  readonly stateFor: (page: DeskPage, session: Session) => DeskState;
}

/** All that one page can ask. `onlyReads`: another page carries the sound. */
export function handlersFor(asked: Asked, page: DeskPage, session: Session, onlyReads: () => boolean): Handlers {
  const { ports, desk, recognition, lines, callbacks, ownership, telephone } = asked;
  return {
    ...createCallHandlers({
      desk,
      redial: asked.redial,
      lastDialled: () => lastDialled(ports.store),
      ...recognition,
      voicemailPrefix: (lineId) => lines.exchange(lineId).pbx.voicemailPrefix,
      lineOfCallback: (id) => callbacks.list().find(({ callbackId }) => callbackId === id)?.line?.lineId ?? null,
      explain: asked.deviations.explain,
      notedAs: asked.writing.notedAs,
      areAtOneExchange: (line, lineId) => areAtOneExchange(lines.views(), line, lineId),
      onlyReads,
    }),
    ...createPageHandlers({
      own: (takeOver) => ownership.own(page, takeOver),
      isOwner: () => ownership.seenBy(page) === 'yours',
      replied: (askId, reply) => asked.broker.replied(page, askId, reply),
      pathLost: telephone.pathLost,
      testLine: telephone.testLine,
      counted: asked.quality.counted,
    }),
    ...asked.noCalls.handlersFor(onlyReads),
    ...asked.parking.handlersFor(onlyReads),
    ...asked.office,
    ...asked.identity,
    ...practiceHandlers(ports.practice),
    ...asked.importing.handlers,
    ...asked.exports.handlers,
    ...asked.links.handlersFor(onlyReads),
    ...asked.roles.handlersFor(session),
    ...asked.privacy.handlersFor(session),
    ...callbacks.handlers,
    ...asked.preferences.handlers,
    ...asked.writing.handlersFor(session),
    ...asked.settings,
    ...asked.journal.handlersForPage(),
    ...asked.keeping.handlers,
    ...asked.hands.handlers,
    ...asked.outside.handlers,
    ...asked.calendars.handlers,
    'desk.state': () => ok(asked.stateFor(page, session)),
  };
}
