import type { Office } from '#core/caller/directoryStore.ts';
import type { Preferences } from '#core/contract/contract.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import type { BackendPorts } from './backendPorts.ts';
import { classFacts } from './services/desk/correct.ts';
import type { Desk } from './services/desk/desk.ts';
import type { JournalHandlers } from './services/journal/journalHandlers.ts';
import type { JournalKeeper } from './services/journal/keeper.ts';
import { createPlaybookHandlers } from './services/playbooks/playbooks.ts';
import type { Recognition } from './services/recognition/recognition.ts';
import { type Writing, createWriting } from './services/writing/writing.ts';

interface Joined {
  readonly of: {
    readonly ports: BackendPorts;
    readonly keeper: Pick<JournalKeeper, 'keep' | 'health'>;
    readonly recognition: Recognition;
    readonly preferences: { readonly now: () => Preferences };
    readonly views: JournalHandlers['views'];
  };
  readonly desk: () => Pick<Desk, 'calls' | 'isQuiet'>;
  readonly office: () => { readonly office: Office; readonly hours: OfficeHours };
  readonly publish: (changed: { readonly bulk: BulkView }) => void;
}

export interface JoinedWriting extends Pick<Writing, 'notedAs' | 'findPerson' | 'forgetPerson' | 'close'> {
  readonly handlersFor: (
    session: Parameters<Writing['handlersFor']>[0],
  ) => ReturnType<Writing['handlersFor']> & HandlersOf<'playbooks'>;
}

/** Playbooks, their topics, and what is written into the journal afterwards, joined with desk and journal. */
export function joinWriting({ of, desk, office, publish }: Joined): JoinedWriting {
  const { ports, keeper, recognition, preferences, views } = of;
  const { shelf, ...playbookHandlers } = createPlaybookHandlers({
    ...ports,
    ...recognition,
    journal: ports.store,
    office: () => office().office,
    hours: () => office().hours,
  });
  const writing = createWriting({
    ...ports,
    disk: ports.bulk,
    keep: keeper.keep,
    isAtDesk: (callId) =>
      desk()
        .calls()
        .some((call) => call.callId === callId),
    isQuiet: () => desk().isQuiet(),
    isWritten: () => keeper.health().state === 'written' && keeper.health().waiting === 0,
    classFacts: (past, to, at, who) => classFacts(past, to, at, who, recognition.reclassify),
    language: () => preferences.now().language,
    shelf,
    views,
    publish: (bulk) => publish({ bulk }),
  });
  return {
    ...writing,
    handlersFor: (session) => ({ ...playbookHandlers, ...writing.handlersFor(session) }),
  };
}
